package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Made-up worlds, jobs and pairings, to go with [RandomPrograms]. Numbers come from few values, so
/// that bounds are met exactly and costs tie; readings are missing, or exactly as old as allowed.
public record RandomWorlds(RandomGenerator random, int regions, int slots) {
    static final List<String> LABELS = List.of("embeddings", "eu-personal", "phi");
    static final List<Double> AGES = List.of(0.0, 60.0, 300.0, 900.0);
    private static final double MISSING = 0.12;

    /// One of nine values that a fact often has, in base units.
    static double usual(RegionFact fact, RandomGenerator random) {
        int k = random.nextInt(9);
        return switch (fact) {
            case CARBON, CARBON_MARGINAL -> 75.0 * k;
            case CARBON_FREE, FREE_COOLING -> 0.125 * k;
            case PUE -> 1 + 0.1 * k;
            case WATER, GPU_FREE -> k;
            case PRICE -> 0.0001 * k;
            case GPU_MEMORY -> 24.0 * k;
            case LATENCY -> 0.03 * k;
            case RESPONSE, IDLE_RESPONSE -> 0.5 * k;
            case GRAMS -> 150.0 * k;
        };
    }

    /// One of nine values that a fact often has, in base units.
    static double usual(JobFact fact, RandomGenerator random) {
        int k = random.nextInt(9);
        return switch (fact) {
            case SLO -> 0.4 * k;
            case RUNTIME -> 450.0 * k;
            case DEADLINE -> 1800.0 * k - 900;
            case AGE -> 300.0 * k;
            case ENERGY -> 0.5 * k;
            case MODEL_MEMORY -> 12.0 * k;
            case MAX_TOKENS -> 500.0 * k;
            case PRIORITY -> k - 4.0;
            case GPUS -> k;
        };
    }

    public MadeWorld world() {
        MadeWorld world =
                new MadeWorld(regions, slots)
                        .time(elapsed(), 20_000 + random.nextInt(3), 15 * random.nextInt(96));
        for (RegionFact fact : RegionFact.values()) {
            for (int region = 0; fact.isSignal() && region < regions; region++) {
                read(world, fact, region);
                forecast(world, fact, region);
            }
        }
        return world;
    }

    private double elapsed() {
        return List.of(0.0, 300.0, 899.5).get(random.nextInt(3));
    }

    /// The same but for a few numbers, some time later.
    public MadeWorld next(MadeWorld before) {
        MadeWorld world =
                before.copy()
                        .time(
                                elapsed(),
                                before.epochDay(),
                                before.minuteOfDay(0, random.nextInt(2)));
        List<RegionFact> signals =
                Arrays.stream(RegionFact.values()).filter(RegionFact::isSignal).toList();
        for (int change = random.nextInt(4); change >= 0; change--) {
            RegionFact fact = signals.get(random.nextInt(signals.size()));
            int region = random.nextInt(regions);
            if (random.nextBoolean()) {
                read(world, fact, region);
            } else {
                forecast(world, fact, region);
            }
        }
        return world;
    }

    private void read(MadeWorld world, RegionFact fact, int region) {
        if (random.nextDouble() >= MISSING) {
            boolean isTooOld = random.nextDouble() < MISSING;
            double age = AGES.get(random.nextInt(AGES.size()));
            world.read(fact, region, usual(fact, random), isTooOld ? Math.nextUp(age) : age);
        } else {
            world.read(fact, region, Double.NaN, random.nextBoolean() ? 0 : 1.0 / 0);
        }
    }

    private void forecast(MadeWorld world, RegionFact fact, int region) {
        double[] values = new double[slots];
        boolean isThere = random.nextDouble() >= MISSING;
        for (int slot = 0; slot < slots; slot++) {
            boolean isKnown = isThere && random.nextDouble() >= MISSING / 2;
            values[slot] = isKnown ? usual(fact, random) : Double.NaN;
        }
        world.forecast(fact, region, values);
    }

    /// `budgets` are how many the program has.
    public MadeJob job(int budgets) {
        Map<JobFact, Double> numbers = new EnumMap<>(JobFact.class);
        for (JobFact fact : JobFact.values()) {
            numbers.put(fact, usual(fact, random));
        }
        Map<JobName, String> names = new EnumMap<>(JobName.class);
        for (JobName name : JobName.values()) {
            List<String> values = names(name);
            names.put(name, values.get(random.nextInt(values.size())));
        }
        Set<String> labels = new HashSet<>(LABELS);
        labels.removeIf(_ -> random.nextBoolean());
        long allowed = random.nextInt(3) == 0 ? random.nextLong() : -1;
        return new MadeJob(
                numbers,
                names,
                labels,
                random.nextInt(regions),
                allowed,
                IntStream.range(0, budgets).mapToObj(_ -> 400.0 * random.nextInt(9)).toList());
    }

    /// The values that jobs have of a name; the empty one too.
    static List<String> names(JobName name) {
        return name.closed().isEmpty() ? List.of("", "one", "two", "three") : name.closed();
    }

    public MadePairing pairing() {
        MadePairing pairing = new MadePairing(regions, slots);
        for (RegionFact fact : RegionFact.values()) {
            for (int region = 0; Needs.isPaired(fact) && region < regions; region++) {
                double[] values = new double[fact.changesOverTime() ? slots : 1];
                for (int i = 0; i < values.length; i++) {
                    boolean isKnown = fact != RegionFact.GRAMS || random.nextDouble() >= MISSING;
                    values[i] = isKnown ? usual(fact, random) : Double.NaN;
                }
                pairing.set(fact, region, values);
            }
        }
        return pairing;
    }
}
