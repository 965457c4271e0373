package io.heliotrope.backtest.optimum;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Supply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The least grams that anybody could have emitted who had known everything beforehand. Exact.
///
/// Where rooms are bounded, jobs share them and must be preemptible and of whole slots; where they
/// are not, each job stands alone ([Alone]).
public final class Optimum {
    /// Rooms, jobs and loads are counted in millionths: a load is no whole number of accelerators.
    private static final long MILLIONTHS = 1_000_000;

    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Sky sky;
    private final Duration grid;
    private final OptionalInt room;

    /// `grid` is where jobs may start, counted from their release; `room` the accelerators of a
    /// region.
    public Optimum(Sky sky, Duration grid, OptionalInt room) {
        this.sky = sky;
        this.grid = grid;
        this.room = room;
    }

    /// Of what is done with a freedom.
    ///
    /// @throws NoOptimum when not all of it can be done in time
    public double grams(List<Work> work, List<Flow> flows, Freedom freedom) {
        List<Work> narrowed = work.stream().map(freedom::narrowed).toList();
        List<Flow> bound = flows.stream().map(freedom::narrowed).toList();
        return room.isPresent()
                ? sharing(narrowed, bound, room.getAsInt() * MILLIONTHS)
                : new Alone(sky, grid).grams(narrowed)
                        + bound.stream().mapToDouble(this::free).sum();
    }

    private double free(Flow flow) {
        double least = Double.POSITIVE_INFINITY;
        for (long rest = flow.regions(); rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            least = Math.min(least, sky.gramsPerKwh(region, sky.stepOf(flow.at())));
        }
        return least * flow.kilowattHours();
    }

    private record Kind(long regions, int from, int until, int length, double kilowatts) {}

    private double sharing(List<Work> work, List<Flow> flows, long rooms) {
        List<Demand> demands = new ArrayList<>();
        double kilowatts = demands(work, flows, demands);
        int first = demands.stream().mapToInt(Demand::from).min().orElse(0);
        int end = demands.stream().mapToInt(Demand::until).max().orElse(first + 1);
        Supply supply =
                Supply.of(
                        sky.regions(),
                        end - first,
                        (region, slot) -> rooms,
                        (region, slot) -> sky.gramsPerKwh(region, first + slot));
        Plan plan = new CleanestFirst().plan(supply, shifted(demands, first));
        if (plan.unplaced() > 0) {
            throw new NoOptimum(
                    "no plan keeps every deadline: there is no room for %s slots of work; expected more capacity or later deadlines"
                            .formatted(plan.unplaced() / (double) MILLIONTHS));
        }
        return plan.cost() / MILLIONTHS * kilowatts * (sky.step().toMillis() / MILLIS_PER_HOUR);
    }

    private static List<Demand> shifted(List<Demand> demands, int by) {
        return demands.stream()
                .map(d ->
                        new Demand(
                                d.reach(), d.from() - by, d.until() - by, d.units(), d.abreast()))
                .toList();
    }

    /// Jobs of equal regions, window and length as one demand, and the loads; tells the power that
    /// all of them draw.
    private double demands(List<Work> work, List<Flow> flows, List<Demand> demands) {
        Map<Kind, Long> jobs = new LinkedHashMap<>();
        for (Work each : work) {
            Kind kind =
                    new Kind(
                            each.regions(),
                            sky.stepOf(each.release()),
                            sky.stepOf(each.deadline()),
                            slots(each),
                            each.kilowatts());
            jobs.merge(kind, (long) each.jobs(), Long::sum);
        }
        double kilowatts =
                work.isEmpty() ? flows.getFirst().kilowatts() : work.getFirst().kilowatts();
        for (Flow flow : flows) {
            int step = sky.stepOf(flow.at());
            long units = Math.round(flow.accelerators() * MILLIONTHS);
            require(flow.kilowatts() == kilowatts, "the same power for all that share rooms");
            demands.add(Demand.ofSingles(flow.regions(), step, step + 1, units));
        }
        jobs.forEach((kind, count) -> {
            require(kind.kilowatts() == kilowatts, "the same power for all that share rooms");
            demands.add(
                    new Demand(
                            Demand.Reach.always(kind.regions()),
                            kind.from(),
                            kind.until(),
                            count * kind.length() * MILLIONTHS,
                            slot -> count * MILLIONTHS));
        });
        return kilowatts;
    }

    private int slots(Work work) {
        boolean whole =
                sky.at(sky.stepOf(work.release())).equals(work.release())
                        && work.length().toMillis() % sky.step().toMillis() == 0;
        require(
                whole && (work.preemptible() || work.length().equals(sky.step())),
                "interruptible jobs of whole steps of the signals where rooms are bounded");
        return Math.toIntExact(work.length().dividedBy(sky.step()));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the exact optimum needs " + what);
        }
    }

    /// Of jobs that run where they come from, at their nominal start, however many there are.
    public double runNow(List<Work> work, List<Flow> flows) {
        double sum = 0;
        for (Work each : work) {
            sum +=
                    sky.grams(each.origin(), each.nominal(), each.nominal().plus(each.length()))
                            * each.kilowatts()
                            * each.jobs();
        }
        for (Flow flow : flows) {
            sum += sky.gramsPerKwh(flow.origin(), sky.stepOf(flow.at())) * flow.kilowattHours();
        }
        return sum;
    }
}
