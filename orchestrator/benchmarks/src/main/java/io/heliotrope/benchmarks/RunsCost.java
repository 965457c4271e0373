package io.heliotrope.benchmarks;

import io.heliotrope.plan.Demand;
import io.heliotrope.plan.PricedRuns;
import io.heliotrope.plan.Room;
import io.heliotrope.plan.Runs;
import io.heliotrope.plan.RunsPlan;
import io.heliotrope.plan.Stay;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// What a plan of runs that may not be interrupted costs and how far it is from its bound: a
/// million jobs in two thousand classes over 32 regions and 96 slots, runs of one to eight slots,
/// and how that grows.
///
/// Regions have days of their own, classes latest starts and sets of regions at random from a seed,
/// and two thirds of all room is asked for. CPU time of the planning thread; the least of several
/// runs.
public final class RunsCost {
    private static final Size WHOLE = new Size(1_000_000, 2_000, 32, 96);
    private static final int LONGEST = 8;
    private static final int RUNS = 5;
    private static final int[] DIVIDED = {8, 4, 2, 1};
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double ASKED = 2.0 / 3;

    private RunsCost() {}

    private record Size(int jobs, int classes, int regions, int slots) {}

    private record Measured(double millis, RunsPlan plan) {}

    public static void main(String... args) {
        System.out.println("CPU time of one plan of runs in ms, the least of " + RUNS + " runs");
        Measured whole = measure(WHOLE);
        System.out.printf(
                Locale.ROOT,
                "%,d jobs in %,d classes, %d regions, %d slots: %.0f ms, %d unplaced, %.2f %% above the bound%n",
                WHOLE.jobs(),
                WHOLE.classes(),
                WHOLE.regions(),
                WHOLE.slots(),
                whole.millis(),
                whole.plan().unplaced(),
                100 * (whole.plan().cost() / whole.plan().bound() - 1));
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
            Measured measured = measure(size.apply(by));
            RunsPlan plan = measured.plan();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  1/%d: %.0f (%.2f %%, %d)",
                            by,
                            measured.millis(),
                            100 * (plan.cost() / plan.bound() - 1),
                            plan.unplaced()));
            double x = -Math.log(by);
            double y = Math.log(measured.millis());
            sumX += x;
            sumY += y;
            sumXy += x * y;
            sumXx += x * x;
        }
        int n = DIVIDED.length;
        double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
        System.out.printf(Locale.ROOT, "%-8s%s   grows as its power %.2f%n", what, text, slope);
    }

    private static Measured measure(Size size) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] grams = grams(size, random);
        List<Runs> classes = classes(size, grams, random);
        long units = 0;
        for (Runs runs : classes) {
            units += runs.jobs() * runs.slots();
        }
        long each = (long) Math.ceil(units / ASKED / (size.regions() * size.slots()));
        Room room = Room.of(size.regions(), size.slots(), (region, slot) -> each);
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        RunsPlan plan = new PricedRuns(Stay.NOT).plan(room, classes);
        for (int run = 1; run < RUNS; run++) {
            long before = threads.getCurrentThreadCpuTime();
            plan = new PricedRuns(Stay.NOT).plan(room, classes);
            double millis = (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI;
            least = Math.min(least, millis);
        }
        return new Measured(least, plan);
    }

    /// By region, the sum of intensities before each slot.
    private static double[][] grams(Size size, SplittableRandom random) {
        double[][] sums = new double[size.regions()][size.slots() + LONGEST + 1];
        for (double[] sum : sums) {
            double level = random.nextDouble(50, 600);
            double swing = random.nextDouble(0.05, 0.6);
            double phase = random.nextDouble(0, size.slots());
            for (int slot = 0; slot + 1 < sum.length; slot++) {
                double day = (slot - phase) * 2 * Math.PI / size.slots();
                double noise = random.nextDouble(0.95, 1.05);
                sum[slot + 1] = sum[slot] + level * (1 + swing * Math.sin(day)) * noise;
            }
        }
        return sums;
    }

    private static List<Runs> classes(Size size, double[][] grams, SplittableRandom random) {
        List<Runs> classes = new ArrayList<>();
        long all = -1L >>> (Long.SIZE - size.regions());
        for (int i = 0; i < size.classes(); i++) {
            long word = all;
            for (int half = random.nextInt(4); half > 0; half--) {
                word &= random.nextLong();
            }
            long regions = word == 0 ? 1L << random.nextInt(size.regions()) : word;
            int length = random.nextInt(1, LONGEST + 1);
            double energy = random.nextDouble(0.5, 2);
            classes.add(
                    new Runs(
                            size.jobs() / size.classes(),
                            length,
                            0,
                            random.nextInt(size.slots()),
                            Demand.Reach.always(regions),
                            (region, slot) ->
                                    energy * (grams[region][slot + length] - grams[region][slot])));
        }
        return classes;
    }
}
