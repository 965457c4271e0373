package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Runs at once, in whichever allowed region is the cleanest at that moment and has room: requests
/// first, then jobs, those with the fewest regions first. What finds no room anywhere runs at home
/// all the same.
record CleanestNow(Sky sky, OptionalInt room) implements Baseline {
    @Override
    public String name() {
        return "cleanest-region-now";
    }

    @Override
    public double grams(List<Work> work, List<Flow> flows) {
        Map<Instant, List<Work>> jobs =
                work.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Work::nominal, TreeMap::new, Collectors.toList()));
        Map<Instant, List<Flow>> loads =
                flows.stream()
                        .collect(
                                Collectors.groupingBy(Flow::at, TreeMap::new, Collectors.toList()));
        TreeMap<Instant, double[]> free = new TreeMap<>();
        double grams = 0;
        for (Map.Entry<Instant, List<Flow>> each : loads.entrySet()) {
            double[] rooms = free.computeIfAbsent(each.getKey(), at -> rooms());
            List<Flow> fewestFirst =
                    each.getValue().stream()
                            .sorted(Comparator.comparingInt(f -> Long.bitCount(f.regions())))
                            .toList();
            for (Flow flow : fewestFirst) {
                double left = flow.accelerators();
                while (left > 0) {
                    int region = cleanest(flow.regions(), flow.at(), rooms);
                    double taken = region < 0 ? left : Math.min(left, rooms[region]);
                    int at = region < 0 ? flow.origin() : region;
                    rooms[at] -= region < 0 ? 0 : taken;
                    left -= taken;
                    grams += sky.gramsPerKwh(at, sky.stepOf(flow.at())) * flow.kilowatts() * taken;
                }
            }
        }
        for (Map.Entry<Instant, List<Work>> each : jobs.entrySet()) {
            double[] rooms = free.computeIfAbsent(each.getKey(), at -> rooms());
            List<Work> fewestFirst =
                    each.getValue().stream()
                            .sorted(Comparator.comparingInt(w -> Long.bitCount(w.regions())))
                            .toList();
            for (Work some : fewestFirst) {
                for (int job = 0; job < some.jobs(); job++) {
                    int region = cleanest(some.regions(), some.nominal(), rooms);
                    int at = region < 0 ? some.origin() : region;
                    rooms[at] -= region < 0 ? 0 : 1;
                    grams += Baselines.run(sky, some, at, some.nominal()) / some.jobs();
                }
            }
        }
        return grams;
    }

    private double[] rooms() {
        double[] rooms = new double[sky.regions()];
        Arrays.fill(rooms, room.isPresent() ? room.getAsInt() : Double.POSITIVE_INFINITY);
        return rooms;
    }

    /// The cleanest region of a word that has room, or -1.
    private int cleanest(long regions, Instant at, double[] rooms) {
        int step = sky.stepOf(at);
        int best = -1;
        for (long rest = regions; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            if (rooms[region] >= 1e-6
                    && (best < 0 || sky.gramsPerKwh(region, step) < sky.gramsPerKwh(best, step))) {
                best = region;
            }
        }
        return best;
    }

    @Override
    public double grams(Work work) {
        return grams(List.of(work), List.of());
    }

    @Override
    public double grams(Flow flow) {
        return grams(List.of(), List.of(flow));
    }
}
