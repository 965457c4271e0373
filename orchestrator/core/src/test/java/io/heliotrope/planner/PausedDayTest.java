package io.heliotrope.planner;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Supply;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whole days of interruptible jobs.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PausedDayTest {
    private static final System.Logger LOG = System.getLogger(PausedDayTest.class.getName());
    private static final List<String> REGIONS = List.of("de", "fr", "no", "se");
    private static final List<String> LAWS = List.of("DE", "FR", "NO", "SE");
    private static final int SLOTS = 96;
    private static final double KWH = 0.5 * 0.25;

    /// What ran, and the least that the same work could emit.
    private record Day(double grams, double optimum, long jobs, long done) {}

    private static double[][] waves(int regions, Random random) {
        double[][] grams = new double[regions][SLOTS + 8];
        for (double[] row : grams) {
            double level = 50 + random.nextInt(400);
            double phase = random.nextDouble() * 2 * Math.PI;
            for (int slot = 0; slot < row.length; slot++) {
                double wave = Math.sin(phase + 4 * Math.PI * slot / SLOTS);
                row[slot] = level * (1 + 0.4 * wave + 0.1 * random.nextDouble());
            }
        }
        return grams;
    }

    private static Job interruptible(String id, int region, boolean isFree, int until, int length) {
        Job job =
                PlannedLane.job(
                        id,
                        REGIONS.get(region),
                        isFree ? "" : LAWS.get(region),
                        Slots.LENGTH,
                        Slots.LENGTH);
        return new Job(
                job.id(),
                job.origin(),
                job.tenant(),
                job.model(),
                job.residency(),
                new Objective.Complete(
                        TestWorld.NOW.plus(Slots.LENGTH.multipliedBy(until)),
                        Slots.LENGTH.multipliedBy(length),
                        true),
                job.submittedAt(),
                job.digest(),
                job.payload());
    }

    private static Day lived(int seed) {
        Random random = new Random(seed);
        int regions = 2 + random.nextInt(3);
        int room = 1 + random.nextInt(3);
        double[][] grams = waves(regions, random);
        TestWorld fleet = new TestWorld().reserve(Duration.ZERO);
        for (int i = 0; i < regions; i++) {
            fleet.region(REGIONS.get(i), LAWS.get(i), 80, room, room);
            fleet.forecast(REGIONS.get(i), grams[i]);
        }
        PlannedLane lane = new PlannedLane(fleet);
        List<Demand> demands = admitted(lane, regions, room, random);
        for (int slot = 0; slot <= SLOTS; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot));
            lane.release();
            lane.reconsider();
            for (int region = 0; region < regions; region++) {
                assertThat(lane.running(REGIONS.get(region))).isLessThanOrEqualTo(room);
            }
        }
        Supply supply =
                Supply.of(
                        regions,
                        SLOTS,
                        (region, slot) -> room,
                        (region, slot) -> KWH * grams[region][slot]);
        long jobs = demands.stream().mapToLong(demand -> demand.abreast().at(0)).sum();
        return new Day(
                lane.sent().stream().mapToDouble(dispatch -> emitted(dispatch, grams)).sum(),
                new CleanestFirst().plan(supply, demands).cost(),
                jobs,
                lane.entries().values().stream()
                        .filter(entry ->
                                entry instanceof BatchEntry.Running running
                                        && running.dispatch().receipt().pauseAfter().isEmpty())
                        .count());
    }

    private static List<Demand> admitted(PlannedLane lane, int regions, int room, Random random) {
        List<Demand> demands = new ArrayList<>();
        int classes = 1 + random.nextInt(8);
        for (int of = 0; of < classes; of++) {
            int origin = random.nextInt(regions);
            boolean isFree = random.nextBoolean();
            int length = 1 + random.nextInt(12);
            int until = length + 8 + random.nextInt(SLOTS - 8 - length);
            int many = 1 + random.nextInt(2 * room);
            int accepted = 0;
            for (int i = 0; i < many; i++) {
                Job job = interruptible("job-" + of + "-" + i, origin, isFree, until, length);
                lane.admit(job);
                accepted += lane.entries().get(job.id()) instanceof BatchEntry.Ended ? 0 : 1;
            }
            long reach = isFree ? (1L << regions) - 1 : 1L << origin;
            demands.add(Demand.ofJobs(reach, 0, until, accepted, length));
        }
        return demands;
    }

    private static double emitted(Dispatch dispatch, double[][] grams) {
        int region = REGIONS.indexOf(dispatch.target().value());
        long first = Slots.of(dispatch.receipt().now()) - Slots.of(TestWorld.NOW);
        double sum = 0;
        for (int slot = 0; slot < dispatch.runsFor().dividedBy(Slots.LENGTH); slot++) {
            sum += KWH * grams[region][(int) first + slot];
        }
        return sum;
    }

    /// One came first and took the two clean hours of the one region where the other has to stay;
    /// its own second best is nearly as clean.
    @Test
    void who_can_go_elsewhere_makes_way_for_who_cannot() {
        double[][] grams = new double[2][SLOTS + 8];
        for (int slot = 0; slot < grams[0].length; slot++) {
            boolean isClean = slot % 40 >= 20 && slot % 40 < 24;
            grams[0][slot] = isClean ? 100 : slot < 10 ? 700 : 500;
            grams[1][slot] = isClean ? 110 : 600;
        }
        TestWorld fleet = new TestWorld().reserve(Duration.ZERO);
        for (int i = 0; i < 2; i++) {
            fleet.region(REGIONS.get(i), LAWS.get(i), 80, 1, 1);
            fleet.forecast(REGIONS.get(i), grams[i]);
        }
        PlannedLane lane = new PlannedLane(fleet);
        lane.admit(interruptible("free", 0, true, 80, 8));
        lane.admit(interruptible("bound", 0, false, 80, 8));

        lane.reconsider();

        assertThat(regions(lane, "free")).containsExactly("fr", "fr");
        assertThat(regions(lane, "bound")).containsExactly("de", "de");
    }

    private static List<String> regions(PlannedLane lane, String job) {
        return lane.entries().get(new JobId(job)) instanceof BatchEntry.Held held
                ? held.receipt().pieces().stream().map(piece -> piece.region().value()).toList()
                : List.of();
    }

    /// The optimum interrupts for nothing; here each interruption has to save two per cent.
    @Test
    void what_runs_in_pieces_comes_within_a_fiftieth_of_the_exact_optimum() {
        double grams = 0;
        double optimum = 0;
        for (int seed = 0; seed < 60; seed++) {
            Day day = lived(seed);
            grams += day.grams();
            optimum += day.optimum();

            assertThat(day.done()).as("seed %d", seed).isEqualTo(day.jobs());
            assertThat(day.grams()).as("seed %d", seed).isLessThanOrEqualTo(1.06 * day.optimum());
        }
        double above = 100 * (grams / optimum - 1);
        LOG.log(INFO, () -> "%.2f %% above the exact optimum".formatted(above));
        assertThat(grams).isBetween(optimum * (1 - 1e-9), 1.02 * optimum);
    }
}
