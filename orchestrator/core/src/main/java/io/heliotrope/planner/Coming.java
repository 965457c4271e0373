package io.heliotrope.planner;

import io.heliotrope.decide.Prospect;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.model.Job;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Arrivals;
import io.heliotrope.plan.Blocks;
import io.heliotrope.plan.Runs;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Jobs that are expected to come within a day, learnt from those that came since this was begun: a
/// plan keeps room for them where it costs less to move those that are held.
///
/// Jobs are of one kind when all but their deadline is alike, and the hours of their slack. Owned
/// by one thread; begins anew when the decider does.
public final class Coming {
    private static final int PER_DAY = (int) Duration.ofDays(1).dividedBy(Slots.LENGTH);
    private static final int PER_HOUR = (int) Duration.ofHours(1).dividedBy(Slots.LENGTH);

    private final Arrivals<JobClass> arrivals = new Arrivals<>(PER_DAY, JobClass::compareTo);
    private final Map<JobClass, Job> like = new TreeMap<>();
    private Map<JobClass, Long> now = new TreeMap<>();
    private long begun = Long.MAX_VALUE;
    private long seen;
    private long slot = Long.MIN_VALUE;

    /// Looks which slots are over.
    public void look(World world) {
        long present = Slots.of(world.now());
        if (begun == Long.MAX_VALUE) {
            begun = present;
            slot = present;
        }
        if (present - slot > PER_DAY) {
            // nobody saw what came meanwhile
            slot = present;
            now = new TreeMap<>();
        }
        for (; slot < present; slot++) {
            arrivals.saw(slot, now);
            seen++;
            now = new TreeMap<>();
        }
    }

    /// A job was accepted; one that came before this was begun is not counted.
    public void came(Job job, World world) {
        if (Slots.of(job.submittedAt()) >= begun) {
            JobClass kind = kind(job, world);
            like.put(kind, job);
            now.merge(kind, 1L, Long::sum);
        }
    }

    /// The class that a job would have if it came with slot 0, its slack in whole hours.
    private static JobClass kind(Job job, World world) {
        JobClass of = JobClass.of(job, world);
        long slack = of.latestSlot() - Slots.of(job.submittedAt());
        return of.latestBy(Math.floorDiv(slack, PER_HOUR) * PER_HOUR);
    }

    /// What is expected after the present slot, for a plan that counts slots from it: nothing
    /// before a day has been seen.
    List<Runs> expected(BatchSituation situation) {
        if (seen < PER_DAY) {
            return List.of();
        }
        Map<JobClass, Optional<Prospect>> prospects = new TreeMap<>();
        List<Runs> all = new ArrayList<>();
        arrivals.expected(
                slot - 1,
                Blocks.growing(PER_DAY, PER_HOUR),
                (kind, from, until, jobs) ->
                        prospects
                                .computeIfAbsent(kind, k -> prospect(k, situation))
                                .ifPresent(prospect ->
                                        all.add(
                                                runs(
                                                        prospect,
                                                        kind,
                                                        (from + until) / 2 - 1,
                                                        jobs))));
        return all;
    }

    private Optional<Prospect> prospect(JobClass kind, BatchSituation situation) {
        Job job = like.get(kind);
        if (job == null || situation.world().catalogue().indexOf(job.origin()) < 0) {
            return Optional.empty();
        }
        Job later = job.dueBy(situation.world().now().plus(GreenCurve.HORIZON));
        Prospect prospect =
                Prospect.of(
                        later, situation.world(), situation.load(later, true), situation.policy());
        return prospect.isPlain() ? Optional.of(prospect) : Optional.empty();
    }

    private static Runs runs(Prospect prospect, JobClass kind, int from, long jobs) {
        long latest = from + Math.max(0, kind.latestSlot());
        long known = prospect.latestSlot() - prospect.firstSlot();
        return new Runs(
                jobs,
                prospect.slots(),
                Math.max(1, from),
                Math.toIntExact(Math.min(latest, known)),
                at -> prospect.regions(0, prospect.firstSlot() + at),
                (region, at) -> prospect.cost(0, region, prospect.firstSlot() + at));
    }
}
