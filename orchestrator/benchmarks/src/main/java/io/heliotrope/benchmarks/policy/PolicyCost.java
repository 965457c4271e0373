package io.heliotrope.benchmarks.policy;

import com.sun.management.ThreadMXBean;
import io.heliotrope.policy.eval.Compiled;
import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.eval.Snapshot;
import io.heliotrope.policy.facts.Pairing;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;

/// Prints what a decision over twelve rules and sixteen regions costs, in thread CPU time and
/// bytes: compiled policy with every rule's removals, without, straight Java that explains nothing,
/// and cel-java in its fastest mode, which explains nothing either.
///
/// CPU time rather than wall time, medians of interleaved rounds, so that the figures hold on a
/// busy machine. First all are run on all pairs of job and world: they must choose the same region.
/// Arguments: rounds (default 9) and milliseconds of each (default 500).
public final class PolicyCost {
    private static final int JOBS = 1024;
    private static final int WORLDS = 8;
    private static final long SEED = 11;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<MeasuredJob> jobs = new ArrayList<>();
    private final List<MeasuredWorld> worlds = new ArrayList<>();
    private final Compiled compiled = Compiled.of(TwelveRules.program());
    private final MeasuredWorld oneTaken;
    private final StraightJava[] straight;
    private final Snapshot[] snapshots;
    private final Pairing[][] pairings;
    private final Judgement judgement;
    private final long[] removals;
    private final CelRules cel;
    private long sink;

    private PolicyCost(boolean isPermissive) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < JOBS; i++) {
            jobs.add(job(random, isPermissive));
        }
        for (int i = 0; i < WORLDS; i++) {
            worlds.add(new MeasuredWorld(random, isPermissive));
        }
        oneTaken = worlds.getFirst().withOneTaken();
        straight = worlds.stream().map(StraightJava::new).toArray(StraightJava[]::new);
        snapshots = worlds.stream().map(compiled::snapshot).toArray(Snapshot[]::new);
        pairings = new Pairing[WORLDS][TwelveRules.REGIONS];
        for (int world = 0; world < WORLDS; world++) {
            for (int home = 0; home < TwelveRules.REGIONS; home++) {
                pairings[world][home] = worlds.get(world).from(home);
            }
        }
        judgement = snapshots[0].judge(jobs.getFirst(), pairings[0][0]);
        removals = new long[judgement.ruleCount()];
        cel = new CelRules(jobs.getFirst(), oneTaken);
    }

    private static MeasuredJob job(SplittableRandom random, boolean isPermissive) {
        double model = isPermissive ? 14 * random.nextDouble() : 8 + 90 * random.nextDouble();
        return new MeasuredJob(
                !isPermissive && random.nextInt(3) == 0,
                !isPermissive && random.nextInt(3) == 0,
                random.nextBoolean(),
                isPermissive ? 1 : 0.05 + 0.4 * random.nextDouble(),
                600,
                isPermissive ? 7200 : 600 + 0.4 * random.nextDouble(),
                model,
                random.nextInt(TwelveRules.REGIONS));
    }

    private int straight(int job, int world) {
        return straight[world].best(jobs.get(job));
    }

    private int cel(int job, int world) {
        return cel.best(jobs.get(job), worlds.get(world));
    }

    private int compiled(int job, int world) {
        ask(job, world);
        return judgement.best(judgement.allowed(0, 0), 0);
    }

    private int explained(int job, int world) {
        ask(job, world);
        judgement.removed(0, 0, removals);
        return judgement.best(judgement.allowed(0, 0), 0);
    }

    private void ask(int job, int world) {
        MeasuredJob asked = jobs.get(job);
        judgement.again(snapshots[world], asked, pairings[world][asked.home()]);
    }

    /// Another world of slots: one region of one signal has changed.
    private int next(int job, int world) {
        snapshots[0] = snapshots[0].next(job % 2 == 0 ? oneTaken : worlds.getFirst());
        return world;
    }

    /// All of a world anew.
    private int snapshot(int job, int world) {
        snapshots[0] = compiled.snapshot(job % 2 == 0 ? oneTaken : worlds.getFirst());
        return world;
    }

    /// Share of pairs of a job and a region that are allowed.
    private double check() {
        long allowed = 0;
        for (int world = 0; world < WORLDS; world++) {
            for (int job = 0; job < JOBS; job++) {
                int byHand = straight(job, world);
                int byPolicy = explained(job, world);
                int byCel = cel(job, world);
                if (byHand != byPolicy || byHand != byCel) {
                    throw new IllegalStateException(
                            "job %d in world %d: straight Java chooses %d, policy %d, CEL %d"
                                    .formatted(job, world, byHand, byPolicy, byCel));
                }
                checkRemovals();
                allowed += Long.bitCount(judgement.allowed(0, 0));
            }
        }
        return (double) allowed / (JOBS * WORLDS * TwelveRules.REGIONS);
    }

    private void checkRemovals() {
        long removed = Arrays.stream(removals).reduce(0, (one, other) -> one | other);
        long left = ~removed & (1L << TwelveRules.REGIONS) - 1;
        if (left != judgement.allowed(0, 0)) {
            throw new IllegalStateException(
                    "rules leave %x, %x are allowed".formatted(left, judgement.allowed(0, 0)));
        }
    }

    /// Nanoseconds and bytes for each region of a decision.
    private double[] round(IntBinaryOperator decide, long millis) {
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long from = thread.getCurrentThreadCpuTime();
        long decisions = 0;
        long until = from + millis * 1_000_000;
        long now = from;
        while (now < until) {
            for (int job = 0; job < JOBS; job++) {
                sink += decide.applyAsInt(job, job & WORLDS - 1);
            }
            decisions += JOBS;
            now = thread.getCurrentThreadCpuTime();
        }
        double evaluations = (double) decisions * TwelveRules.REGIONS;
        bytes = thread.getCurrentThreadAllocatedBytes() - bytes;
        return new double[] {(now - from) / evaluations, bytes / evaluations};
    }

    private static double median(List<double[]> rounds, int of) {
        double[] values = rounds.stream().mapToDouble(round -> round[of]).sorted().toArray();
        return values[values.length / 2];
    }

    private void measure(String set, int rounds, long millis) {
        System.out.printf(
                "%s: %.0f %% of pairs allowed, the same region chosen for %d jobs x %d worlds%n",
                set, 100 * check(), JOBS, WORLDS);
        List<String> names =
                List.of("straight Java", "policy", "policy with removals", "cel-java planned");
        List<IntBinaryOperator> ways =
                List.of(this::straight, this::compiled, this::explained, this::cel);
        List<List<double[]>> results = new ArrayList<>();
        ways.forEach(_ -> results.add(new ArrayList<>()));
        ways.forEach(way -> round(way, 4 * millis));
        for (int i = 0; i < rounds; i++) {
            for (int way = 0; way < ways.size(); way++) {
                results.get(way).add(round(ways.get(way), millis));
            }
        }
        double ceiling = median(results.getFirst(), 0);
        for (int way = 0; way < ways.size(); way++) {
            double nanos = median(results.get(way), 0);
            System.out.printf(
                    "  %-22s %8.2f ns/region  %6.2f x  %8.3f B/region%n",
                    names.get(way), nanos, nanos / ceiling, median(results.get(way), 1));
        }
    }

    private void measureWorlds(int rounds, long millis) {
        double next = worldNanos(this::next, rounds, millis);
        double anew = worldNanos(this::snapshot, rounds, millis);
        System.out.printf(
                "  the next world, one number changed: %.0f ns; a world anew: %.0f ns%n",
                next, anew);
    }

    private double worldNanos(IntBinaryOperator make, int rounds, long millis) {
        round(make, 4 * millis);
        List<double[]> results = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            results.add(round(make, millis));
        }
        return median(results, 0) * TwelveRules.REGIONS;
    }

    public static void main(String... args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        long millis = args.length > 1 ? Long.parseLong(args[1]) : 500;
        System.out.println("arguments " + Arrays.toString(args) + ", seed " + SEED);
        new PolicyCost(false).measure("selective", rounds, millis);
        PolicyCost permissive = new PolicyCost(true);
        permissive.measure("permissive", rounds, millis);
        permissive.measureWorlds(rounds, millis);
        System.out.println("checksum " + permissive.sink);
    }
}
