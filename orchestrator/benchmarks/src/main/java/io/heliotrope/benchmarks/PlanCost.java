package io.heliotrope.benchmarks;

import io.heliotrope.plan.Blocks;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Rolling;
import io.heliotrope.plan.Supply;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// What a plan costs: a million held jobs in two thousand classes over 32 regions and 96 slots, and
/// how that grows with jobs, classes, regions and slots.
///
/// Regions have days of their own, classes windows and sets of regions at random from a seed, and
/// two thirds of all room is asked for. CPU time of the planning thread; the least of several runs.
public final class PlanCost {
    private static final Size WHOLE = new Size(1_000_000, 2_000, 32, 96);
    private static final int RUNS = 7;
    private static final int[] DIVIDED = {8, 4, 2, 1};
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double ASKED = 2.0 / 3;

    private PlanCost() {}

    private record Size(int jobs, int classes, int regions, int slots) {}

    public static void main(String... args) {
        System.out.println("CPU time of one plan in ms, the least of " + RUNS + " runs");
        double exact = millis(WHOLE, false);
        double rolling = millis(WHOLE, true);
        System.out.printf(
                Locale.ROOT,
                "%,d jobs in %,d classes, %d regions, %d slots: slot by slot %.0f ms, rolling %.0f ms%n",
                WHOLE.jobs(),
                WHOLE.classes(),
                WHOLE.regions(),
                WHOLE.slots(),
                exact,
                rolling);
        grow(
                "jobs",
                by -> new Size(WHOLE.jobs() / by, WHOLE.classes(), WHOLE.regions(), WHOLE.slots()));
        grow(
                "classes",
                by -> new Size(WHOLE.jobs(), WHOLE.classes() / by, WHOLE.regions(), WHOLE.slots()));
        grow(
                "regions",
                by -> new Size(WHOLE.jobs(), WHOLE.classes(), WHOLE.regions() / by, WHOLE.slots()));
        grow(
                "slots",
                by -> new Size(WHOLE.jobs(), WHOLE.classes(), WHOLE.regions(), WHOLE.slots() / by));
    }

    /// An eighth, a quarter, a half and the whole of one number; the exponent is the slope of the
    /// logarithms.
    private static void grow(String what, IntFunction<Size> size) {
        StringBuilder text = new StringBuilder();
        double sumX = 0;
        double sumY = 0;
        double sumXy = 0;
        double sumXx = 0;
        for (int by : DIVIDED) {
            double millis = millis(size.apply(by), false);
            text.append(String.format(Locale.ROOT, "  1/%d: %.0f", by, millis));
            double x = -Math.log(by);
            double y = Math.log(millis);
            sumX += x;
            sumY += y;
            sumXy += x * y;
            sumXx += x * x;
        }
        int n = DIVIDED.length;
        double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
        System.out.printf(Locale.ROOT, "%-8s%s   grows as its power %.2f%n", what, text, slope);
    }

    private static double millis(Size size, boolean isRolling) {
        SplittableRandom random = new SplittableRandom(7);
        Supply supply = supply(size, random);
        List<Demand> demands = demands(size, random);
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long before = threads.getCurrentThreadCpuTime();
            Plan plan =
                    isRolling
                            ? new Rolling(new CleanestFirst(), 0.1)
                                    .plan(
                                            supply,
                                            Blocks.growing(size.slots(), 1),
                                            demands,
                                            List.of())
                            : new CleanestFirst().plan(supply, demands);
            double millis = (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
            if (plan.cost() <= 0) {
                throw new IllegalStateException("the plan places nothing");
            }
            least = Math.min(least, millis);
        }
        return least;
    }

    private static Supply supply(Size size, SplittableRandom random) {
        double[] level = random.doubles(size.regions(), 50, 600).toArray();
        double[] swing = random.doubles(size.regions(), 0.05, 0.6).toArray();
        double[] phase = random.doubles(size.regions(), 0, 24).toArray();
        double[] noise = random.doubles((long) size.regions() * size.slots(), 0.95, 1.05).toArray();
        long room = (long) Math.ceil(size.jobs() / ASKED / (size.regions() * size.slots()));
        return Supply.of(
                size.regions(),
                size.slots(),
                (region, slot) -> room,
                (region, slot) ->
                        level[region]
                                * (1
                                        + swing[region]
                                                * Math.sin((slot - phase[region]) * Math.PI / 12))
                                * noise[slot * size.regions() + region]);
    }

    private static List<Demand> demands(Size size, SplittableRandom random) {
        List<Demand> demands = new ArrayList<>();
        long all = -1L >>> (Long.SIZE - size.regions());
        for (int i = 0; i < size.classes(); i++) {
            long word = all;
            for (int half = random.nextInt(4); half > 0; half--) {
                word &= random.nextLong();
            }
            long regions = word == 0 ? 1L << random.nextInt(size.regions()) : word;
            int until = random.nextInt(1, size.slots() + 1);
            demands.add(Demand.ofSingles(regions, 0, until, size.jobs() / size.classes()));
        }
        return demands;
    }
}
