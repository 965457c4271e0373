package io.heliotrope.planner;

import io.heliotrope.decider.Terms;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Slots;
import io.heliotrope.model.TenantId;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/// Jobs that are alike for a plan: they may run in the same places, take about as long and must
/// begin with the same slot at the latest.
///
/// Lengths are alike within a quarter of the power of two of minutes below them. What a class does
/// not tell apart, such as the cohort, a policy may: then the decision on the single job keeps it
/// out of the place that its class got.
///
/// `sealedTo` are the regions that its jobs are sealed to, none for open ones; `quarters` their
/// length in quarters of the power of two; `latestSlot` counts as [Slots] does.
record JobClass(
        long latestSlot,
        long quarters,
        RegionId origin,
        TenantId tenant,
        String model,
        Residency residency,
        SortedSet<RegionId> sealedTo,
        boolean isPersonal,
        SortedSet<String> labels,
        int priority)
        implements Comparable<JobClass> {
    private static final int PARTS = 4;
    private static final Comparator<JobClass> ORDER =
            Comparator.comparingLong(JobClass::latestSlot)
                    .thenComparingLong(JobClass::quarters)
                    .thenComparing(c -> c.origin().value())
                    .thenComparing(c -> c.tenant().value())
                    .thenComparing(JobClass::model)
                    .thenComparing(c -> c.residency().toString())
                    .thenComparing(c -> c.sealedTo().toString())
                    .thenComparing(JobClass::isPersonal)
                    .thenComparing(c -> c.labels().toString())
                    .thenComparingInt(JobClass::priority);

    /// Of a batch job, with the reserve of the world's policy.
    static JobClass of(Job job, World world) {
        return new JobClass(
                Slots.of(Terms.latestSafeStart(job, world)),
                quarters(Terms.booked(job, world)),
                job.origin(),
                job.tenant(),
                job.model(),
                job.residency(),
                sealedTo(job.cover()),
                job.cover().isPersonal(),
                job.traits().labels(),
                job.traits().priority());
    }

    /// The same with another latest slot.
    JobClass latestBy(long slot) {
        return new JobClass(
                slot,
                quarters,
                origin,
                tenant,
                model,
                residency,
                sealedTo,
                isPersonal,
                labels,
                priority);
    }

    private static SortedSet<RegionId> sealedTo(Cover cover) {
        return switch (cover) {
            case Cover.Open open -> Collections.emptySortedSet();
            case Cover.Sealed seal -> new TreeSet<>(seal.keys().keySet());
        };
    }

    /// The power of two of minutes, at least 1, and the quarter of it that the length lies in.
    private static long quarters(Duration length) {
        long minutes = Math.max(1, Math.min(length.toMinutes(), Integer.MAX_VALUE));
        long power = Long.highestOneBit(minutes);
        return (long) PARTS * Long.numberOfTrailingZeros(power) + (minutes - power) * PARTS / power;
    }

    @Override
    public int compareTo(JobClass other) {
        return ORDER.compare(this, other);
    }
}
