package io.heliotrope.planner;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Runs;
import io.heliotrope.plan.RunsPlan.Share;
import io.heliotrope.plan.RunsPlanner;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How the runs of the last day turned out: against what was expected of them, and against the best
/// places that they could have had, as is known afterwards.
///
/// Grams are those of the stated energy model and of the intensities that were told for each slot
/// while it was running. In hindsight a run may begin when its job had come and ends by now;
/// regions have the slots of the catalogue, or as many as were really taken.
///
/// Owned by one thread. Begins anew when the decider does.
public final class LastDay {
    private static final long DAY = Duration.ofDays(1).dividedBy(Slots.LENGTH);

    private final RunsPlanner planner;
    private final NavigableMap<Long, Map<RegionId, Double>> told = new TreeMap<>();
    private final NavigableMap<Long, NavigableMap<Ran, Sum>> ended = new TreeMap<>();
    private long begun = Long.MAX_VALUE;

    public LastDay(RunsPlanner planner) {
        this.planner = planner;
    }

    private record Sum(long runs, double expected) {
        Sum and(Sum other) {
            return new Sum(runs + other.runs, expected + other.expected);
        }
    }

    /// Notes what the world tells of the present slot, and forgets what is long over.
    public void look(World world) {
        long now = Slots.of(world.now());
        begun = Math.min(begun, now);
        Map<RegionId, Double> grams = new TreeMap<>();
        Catalogue catalogue = world.catalogue();
        for (int region = 0; region < catalogue.size(); region++) {
            grams.put(
                    catalogue.region(region).id(), world.curve(region).gramsPerKwhAt(world.now()));
        }
        told.put(now, grams);
        ended.headMap(now - DAY, true).clear();
        told.headMap(now - 2 * DAY).clear();
    }

    /// A job was released in `world`. What is expected of a piece is its share by length.
    public void released(Dispatch dispatch, World world) {
        double expected = dispatch.receipt().winner().map(Receipt.Scored::grams).orElse(Double.NaN);
        if (dispatch.job().objective() instanceof Complete complete && !Double.isNaN(expected)) {
            Ran ran = Ran.of(dispatch, world);
            Duration left = complete.left(dispatch.receipt().load().ran()).gpuTime();
            double share = (double) dispatch.runsFor().toMillis() / Math.max(1, left.toMillis());
            ended.computeIfAbsent(ran.began() + ran.slots(), end -> new TreeMap<>())
                    .merge(ran, new Sum(1, expected * share), Sum::and);
        }
    }

    /// What became of the runs that ended in the day before the present slot. Runs of which
    /// something is not known, as those that began more than a day earlier, are left out.
    public Outturn outturn(World world) {
        long now = Slots.of(world.now());
        long first = Math.max(begun, now - 2 * DAY);
        Past past = new Past(world.catalogue(), told, first, now);
        NavigableMap<Ran, Sum> all = new TreeMap<>();
        ended.subMap(now - DAY, false, now, true)
                .values()
                .forEach(runs -> runs.forEach((ran, sum) -> all.merge(ran, sum, Sum::and)));
        Found found = new Found();
        all.forEach((ran, sum) -> found.add(ran, sum, past));
        double best = found.runs.isEmpty() ? 0 : found.best(past, planner);
        return new Outturn(
                Slots.start(Math.max(Math.min(begun, now), now - DAY)),
                found.count,
                found.expected,
                found.came,
                Math.min(best, found.came));
    }

    /// What is known of runs, summed up. One thread.
    private static final class Found {
        private final List<Runs> runs = new ArrayList<>();
        private final List<List<Share>> places = new ArrayList<>();
        private final List<Integer> lengths = new ArrayList<>();
        private long count;
        private double expected;
        private double came;

        void add(Ran ran, Sum sum, Past past) {
            int region = past.catalogue().indexOf(ran.region());
            double grams =
                    region < 0 || ran.began() < past.first()
                            ? Double.NaN
                            : past.grams(ran, region, ran.began());
            if (!Double.isNaN(grams)) {
                count += sum.runs();
                expected += sum.expected();
                came += sum.runs() * grams;
                runs.add(past.runs(ran, sum.runs()));
                lengths.add(ran.slots());
                places.add(List.of(new Share(region, past.slot(ran.began()), sum.runs())));
            }
        }

        double best(Past past, RunsPlanner planner) {
            return planner.plan(Rooms.of(past, places, lengths).room(), runs, places).cost();
        }
    }
}
