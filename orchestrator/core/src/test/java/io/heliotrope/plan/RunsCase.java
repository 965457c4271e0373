package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Room and runs at random, and what every plan of them must keep to.
record RunsCase(Room room, List<Runs> classes) {
    /// Few regions, slots and jobs; in three of four cases not all of them have room.
    static RunsCase small(long seed, int longest) {
        SplittableRandom random = new SplittableRandom(seed);
        int regions = random.nextInt(1, 5);
        int slots = random.nextInt(4, 17);
        int most = random.nextInt(1, 5);
        long[][] rooms = new long[regions][slots];
        double[][] grams = new double[regions][slots];
        for (int region = 0; region < regions; region++) {
            for (int slot = 0; slot < slots; slot++) {
                rooms[region][slot] = random.nextInt(0, most + 1);
                grams[region][slot] = random.nextInt(1, 30);
            }
        }
        List<Runs> classes = new ArrayList<>();
        int jobs = random.nextInt(1, 8);
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            int length = random.nextInt(1, longest + 1);
            int from = random.nextInt(slots);
            classes.add(
                    new Runs(
                            random.nextInt(0, jobs + 1),
                            length,
                            from,
                            random.nextInt(from, slots),
                            Demand.Reach.always(random.nextLong(1, 1L << regions)),
                            cost(grams, length, random)));
        }
        return new RunsCase(
                Room.of(regions, slots, (region, slot) -> rooms[region][slot]), classes);
    }

    /// The integral over a run, or one of four times anything.
    private static Supply.Cost cost(double[][] grams, int length, SplittableRandom random) {
        int slots = grams[0].length;
        int energy = random.nextInt(1, 4);
        boolean isOdd = random.nextInt(4) == 0;
        double[][] cost = new double[grams.length][slots];
        for (int region = 0; region < grams.length; region++) {
            for (int slot = 0; slot < slots; slot++) {
                double sum = 0;
                for (int at = slot; at < slot + length; at++) {
                    sum += grams[region][Math.min(at, slots - 1)];
                }
                cost[region][slot] = isOdd ? random.nextInt(1, 30 * length) : energy * sum;
            }
        }
        return (region, slot) -> cost[region][slot];
    }

    /// 30 classes of 5,000 jobs over 8 regions and 96 slots, which ask for a share of all room.
    static RunsCase medium(long seed, double asked) {
        SplittableRandom random = new SplittableRandom(seed);
        int regions = 8;
        int slots = 96;
        double[] level = random.doubles(regions, 50, 600).toArray();
        double[] phase = random.doubles(regions, 0, slots).toArray();
        List<Runs> classes = new ArrayList<>();
        long units = 0;
        for (int i = 0; i < 30; i++) {
            int length = random.nextInt(1, 13);
            long jobs = random.nextInt(100, 234);
            double energy = random.nextDouble(0.5, 2);
            units += jobs * length;
            classes.add(
                    new Runs(
                            jobs,
                            length,
                            random.nextInt(slots / 4),
                            random.nextInt(slots / 4, slots),
                            Demand.Reach.always(random.nextLong(1, 1L << regions)),
                            (region, slot) -> {
                                double sum = 0;
                                for (int at = slot; at < slot + length; at++) {
                                    double day = (at - phase[region]) * 2 * Math.PI / slots;
                                    sum += level[region] * (1 + 0.4 * Math.sin(day));
                                }
                                return energy * sum;
                            }));
        }
        long each = (long) Math.ceil(units / asked / (regions * slots));
        return new RunsCase(Room.of(regions, slots, (region, slot) -> each), classes);
    }

    void check(RunsPlan plan) {
        long[][] used = new long[room.regions()][room.slots()];
        double cost = 0;
        long unplaced = 0;
        for (int c = 0; c < classes.size(); c++) {
            Runs runs = classes.get(c);
            long placed = 0;
            for (RunsPlan.Share share : plan.of(c)) {
                assertThat(share.jobs()).isPositive();
                assertThat(share.start()).isBetween(runs.from(), runs.latest());
                assertThat(runs.reach().at(share.start()) >>> share.region() & 1).isEqualTo(1);
                int end = Math.min(room.slots(), share.start() + runs.slots());
                for (int slot = share.start(); slot < end; slot++) {
                    used[share.region()][slot] += share.jobs();
                }
                placed += share.jobs();
                cost += share.jobs() * runs.cost().of(share.region(), share.start());
            }
            assertThat(placed).isLessThanOrEqualTo(runs.jobs());
            unplaced += runs.jobs() - placed;
        }
        for (int region = 0; region < room.regions(); region++) {
            for (int slot = 0; slot < room.slots(); slot++) {
                assertThat(used[region][slot]).isLessThanOrEqualTo(room.of(region, slot));
            }
        }
        assertThat(plan.unplaced()).isEqualTo(unplaced);
        assertThat(plan.cost()).isCloseTo(cost, within(1e-6 * Math.max(1, cost)));
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.cost());
    }
}
