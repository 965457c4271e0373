package io.heliotrope.planner;

import io.heliotrope.decider.Terms;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/// Runs that nothing tells apart afterwards: they began with the same slot in one region, and could
/// have begun with any from `from` to `latest` in one of `allowed`. They took `slots`, of which
/// `millis` were busy.
record Ran(
        long began,
        long from,
        long latest,
        int slots,
        long millis,
        RegionId region,
        SortedSet<RegionId> allowed)
        implements Comparable<Ran> {
    private static final Comparator<Ran> ORDER =
            Comparator.comparingLong(Ran::began)
                    .thenComparingLong(Ran::from)
                    .thenComparingLong(Ran::latest)
                    .thenComparingLong(Ran::millis)
                    .thenComparing(Ran::region)
                    .thenComparing(ran -> ran.allowed().toString());

    Ran {
        allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    }

    /// Of a job that is released in `world`; the regions that law and policy left it are in its
    /// receipt.
    static Ran of(Dispatch dispatch, World world) {
        Job job = dispatch.job().left(dispatch.receipt().load().ran());
        long began = Slots.of(world.now());
        long millis = dispatch.runsFor().toMillis();
        return new Ran(
                began,
                Math.min(Slots.of(job.submittedAt()), began),
                Math.max(Slots.of(Terms.latestSafeStart(job, world)), began),
                Math.toIntExact(Math.max(1, Math.ceilDiv(millis, Slots.LENGTH.toMillis()))),
                millis,
                dispatch.target(),
                allowed(dispatch.receipt(), world));
    }

    private static SortedSet<RegionId> allowed(Receipt receipt, World world) {
        SortedSet<RegionId> left = new TreeSet<>();
        world.catalogue().regions().forEach(region -> left.add(region.id()));
        receipt.removals().forEach(removal -> left.removeAll(removal.regions()));
        return left;
    }

    @Override
    public int compareTo(Ran other) {
        return ORDER.compare(this, other);
    }
}
