package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// Worlds, loads and jobs drawn from a seed, with all that goes wrong in real ones: dead regions,
/// gaps, zeros, series that end, unknown labels, models too large or unknown, lanes without slots.
final class RandomWorlds {
    static final List<String> PLACES =
            List.of("SE", "DE", "FR", "NO", "US", "CA", "SG", "JP", "XX");
    private static final List<String> LABELS =
            List.of("EU", "EEA", "SE", "DE", "US", "NAM", "ASIA", "XX", "MARS");

    private final SplittableRandom random;

    RandomWorlds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A drawn world with the raw material that it was made of. `grams` holds, per region in order
    /// of id, the intensity from the slot of `now` on; `taken` the slots that are booked.
    record Drawn(
            TestWorld world,
            Instant now,
            Duration reserve,
            List<String> places,
            BitSet up,
            List<double[]> grams,
            List<BitSet> taken) {
        String id(int region) {
            return RandomWorlds.id(region);
        }

        Load load(boolean isAccepted) {
            return TestJobs.blocked(Slots.of(now), isAccepted, taken.toArray(BitSet[]::new));
        }
    }

    static String id(int region) {
        return "r" + (char) ('a' + region);
    }

    Drawn world(int mostRegions) {
        int count = 1 + random.nextInt(mostRegions);
        Instant now = TestWorld.NOW.plusSeconds(random.nextInt(3) * 60L);
        Duration reserve = Duration.ofMinutes(random.nextInt(40));
        List<String> places = new ArrayList<>();
        BitSet up = new BitSet();
        List<double[]> grams = new ArrayList<>();
        List<BitSet> taken = new ArrayList<>();
        TestWorld world =
                new TestWorld()
                        .now(now)
                        .models(
                                TestWorld.SMALL,
                                TestWorld.LARGE,
                                new ModelSpec("wide", 300, 1, 1, 1))
                        .policy(settings(reserve));
        for (int i = 0; i < count; i++) {
            places.add(PLACES.get(random.nextInt(PLACES.size())));
            up.set(i, random.nextInt(5) > 0);
            grams.add(series());
            taken.add(bookings());
            region(world, i, places.get(i), up.get(i));
            world.forecast(id(i), grams.get(i));
            for (int j = 0; j < i; j++) {
                world.rtt(id(i), id(j), random.nextInt(5, 300));
            }
        }
        return new Drawn(world, now, reserve, places, up, grams, taken);
    }

    private void region(TestWorld world, int i, String place, boolean isUp) {
        int slots = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4);
        double memory = random.nextInt(4) == 0 ? 24 : 80;
        world.region(id(i), place, memory, slots, slots);
        double mean = random.nextBoolean() ? Double.NaN : random.nextDouble(50, 900);
        world.worker(
                id(i),
                id(i) + "-1",
                new LaneLoad(slots, random.nextInt(3), random.nextInt(slots + 1), mean),
                slots);
        if (!isUp) {
            world.down(id(i));
        }
    }

    private PolicySettings settings(Duration reserve) {
        PolicySettings.Rule[] rules = PolicySettings.Rule.values();
        return new PolicySettings(
                rules[random.nextInt(rules.length)], random.nextInt(600), 3, reserve);
    }

    /// Up to two days; now and then a zero, a gap, or an early end. Distinct enough to have no
    /// ties.
    private double[] series() {
        double[] values = new double[random.nextInt(8) == 0 ? 12 : 200];
        double level = random.nextDouble(20, 700);
        for (int i = 0; i < values.length; i++) {
            level = Math.clamp(level + random.nextDouble(-60, 60), 1, 900);
            int odd = random.nextInt(100);
            values[i] = odd == 0 ? Double.NaN : odd == 1 ? 0 : level;
        }
        return values;
    }

    private BitSet bookings() {
        BitSet taken = new BitSet();
        int blocks = random.nextInt(6);
        for (int i = 0; i < blocks; i++) {
            int from = random.nextInt(100);
            taken.set(from, from + random.nextInt(30));
        }
        return taken;
    }

    Job batch(Drawn drawn) {
        Duration until = Duration.ofMinutes(random.nextInt(15, 30 * 60));
        Duration gpuTime = Duration.ofSeconds(random.nextInt(60, 5 * 3600));
        return TestJobs.job(
                origin(drawn),
                model(),
                residency(),
                new Objective.Complete(drawn.now().plus(until), gpuTime));
    }

    Job interactive(Drawn drawn) {
        return TestJobs.job(
                origin(drawn),
                model(),
                residency(),
                new Objective.Respond(
                        Duration.ofMillis(random.nextInt(20, 3000)),
                        TestJobs.EXPIRY,
                        1 + random.nextInt(400)));
    }

    Load interactiveLoad(Drawn drawn) {
        int[] outstanding = new int[drawn.places().size()];
        Arrays.setAll(outstanding, i -> random.nextInt(8));
        return new Load(outstanding, 0, new long[0][], random.nextInt(4) == 0);
    }

    private String origin(Drawn drawn) {
        return random.nextInt(200) == 0 ? "mars" : id(random.nextInt(drawn.places().size()));
    }

    private String model() {
        return switch (random.nextInt(20)) {
            case 0 -> "unheard-of";
            case 1 -> "wide";
            case 2, 3, 4, 5 -> "large";
            default -> "small";
        };
    }

    private String residency() {
        int parts = random.nextInt(4);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            String deny = random.nextInt(3) == 0 ? "!" : "";
            labels.add(deny + LABELS.get(random.nextInt(LABELS.size())));
        }
        return String.join(",", labels);
    }
}
