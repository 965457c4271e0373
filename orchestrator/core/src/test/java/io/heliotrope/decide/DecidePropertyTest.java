package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.BruteForce.Start;
import io.heliotrope.decide.RandomWorlds.Drawn;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.Decision.Refuse;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties over drawn worlds. Every failure names its seed; -Dheliotrope.seed=N draws others.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecidePropertyTest {
    private static final long SEED = Long.getLong("heliotrope.seed", 20_260_401L);

    @Test
    void no_decision_of_100_000_sends_or_holds_a_job_where_its_labels_forbid() {
        int placed = 0;
        for (int i = 0; i < 1_000; i++) {
            RandomWorlds random = new RandomWorlds(SEED + i);
            Drawn drawn = random.world(16);
            World world = drawn.world().build();
            for (int j = 0; j < 100; j++) {
                boolean isBatch = j % 2 == 0;
                Job job = isBatch ? random.batch(drawn) : random.interactive(drawn);
                Load load = isBatch ? drawn.load(j % 4 == 0) : random.interactiveLoad(drawn);

                Receipt receipt = decide(job, world, load);

                String region = region(receipt.decision());
                if (!region.isEmpty()) {
                    placed++;
                    assertThat(BruteForce.isAllowed(drawn, job, region.charAt(1) - 'a'))
                            .as("seed %d: %s in %s", SEED + i, job, receipt)
                            .isTrue();
                    assertFits(job, world, region);
                }
            }
        }
        assertThat(placed).isGreaterThan(30_000);
    }

    private static void assertFits(Job job, World world, String id) {
        Region region =
                world.catalogue().regions().stream()
                        .filter(r -> r.id().value().equals(id))
                        .findFirst()
                        .orElseThrow();
        double needed = world.catalogue().model(job.model()).orElseThrow().memoryGib();
        assertThat(region.accelerator().memoryGib()).isGreaterThanOrEqualTo(needed);
        assertThat(region.slots(job.lane())).isPositive();
    }

    private static String region(Decision decision) {
        return switch (decision) {
            case Dispatch d -> d.region().value();
            case Hold h -> h.meantFor().map(RegionId::value).orElse("");
            case Refuse r -> "";
        };
    }

    @Test
    void batch_work_emits_what_brute_force_finds_least_and_is_never_late() {
        int placed = 0;
        for (int i = 0; i < 5_000; i++) {
            RandomWorlds random = new RandomWorlds(SEED + i);
            Drawn drawn = random.world(5);
            World world = drawn.world().build();
            Job job = random.batch(drawn);

            Receipt receipt = decide(job, world, drawn.load(false));

            placed += check(drawn, world, job, receipt, "seed " + (SEED + i)) ? 1 : 0;
        }
        assertThat(placed).isGreaterThan(2_000);
    }

    private static boolean check(Drawn drawn, World world, Job job, Receipt receipt, String seed) {
        List<Integer> allowed = allowed(drawn, world, job);
        List<Integer> live = allowed.stream().filter(i -> drawn.up().get(i)).toList();
        List<Start> starts = BruteForce.starts(drawn, job, allowed);
        List<Start> liveStarts = BruteForce.starts(drawn, job, live);
        if (world.catalogue().indexOf(job.origin()) < 0 || starts.isEmpty()) {
            assertThat(receipt.decision()).as(seed).isInstanceOf(Refuse.class);
            return false;
        }
        if (receipt.decision() instanceof Hold(var until, var region, HoldReason reason)
                && reason == HoldReason.REGION_DOWN) {
            assertThat(liveStarts).as(seed).isEmpty();
            assertThat(until).as(seed).isAfter(drawn.now());
            return true;
        }
        Receipt.Scored chosen = receipt.winner().orElseThrow();
        int region = chosen.region().value().charAt(1) - 'a';
        boolean isNow = chosen.start().equals(drawn.now());
        double best = BruteForce.best(starts, drawn.now());
        double bestLive = BruteForce.best(liveStarts, drawn.now());
        double grams = Double.isNaN(chosen.grams()) ? Double.POSITIVE_INFINITY : chosen.grams();
        boolean isBestForNowDown =
                starts.stream()
                        .filter(s -> s.at().equals(drawn.now()) && s.grams() == best)
                        .anyMatch(s -> !drawn.up().get(s.region()));
        assertThat(isClose(grams, isBestForNowDown ? bestLive : best))
                .as("%s: chose %s, best %s, best live %s", seed, chosen, best, bestLive)
                .isTrue();
        assertThat(starts)
                .as(seed)
                .anyMatch(s -> s.region() == region && s.at().equals(chosen.start()));
        assertThat(isNow && !drawn.up().get(region)).as(seed).isFalse();
        assertThat(receipt.decision() instanceof Dispatch).as(seed).isEqualTo(isNow);
        Complete objective = (Complete) job.objective();
        assertThat(chosen.start().plus(objective.gpuTime()).plus(drawn.reserve()))
                .as(seed)
                .isBeforeOrEqualTo(objective.deadline());
        return true;
    }

    private static boolean isClose(double one, double other) {
        return one == other || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
    }

    private static List<Integer> allowed(Drawn drawn, World world, Job job) {
        return IntStream.range(0, drawn.places().size())
                .filter(i -> BruteForce.isAllowed(drawn, job, i))
                .filter(i ->
                        world.catalogue().model(job.model()).stream()
                                .anyMatch(m ->
                                        m.memoryGib() <= world.region(i).accelerator().memoryGib()))
                .filter(i -> world.region(i).slots(job.lane()) > 0)
                .boxed()
                .toList();
    }

    @Test
    void a_deadline_named_by_a_refusal_would_have_been_accepted() {
        int named = 0;
        for (int i = 0; i < 1_500; i++) {
            RandomWorlds random = new RandomWorlds(SEED - 1 - i);
            Drawn drawn = random.world(4);
            World world = drawn.world().build();
            Job job = random.batch(drawn);
            if (decide(job, world, drawn.load(false)).decision()
                            instanceof Refuse(var reason, Instant earliest)
                    && earliest.isBefore(Instant.MAX)) {
                named++;
                Duration gpuTime = ((Complete) job.objective()).gpuTime();

                assertThat(
                                decide(with(job, earliest, gpuTime), world, drawn.load(false))
                                        .decision())
                        .as("seed %d, refused as %s", SEED - 1 - i, reason)
                        .isNotInstanceOf(Refuse.class);
                assertThat(
                                decide(
                                                with(job, earliest.minusSeconds(1), gpuTime),
                                                world,
                                                drawn.load(false))
                                        .decision())
                        .as("seed %d, a second sooner", SEED - 1 - i)
                        .isInstanceOf(Refuse.class);
            }
        }
        assertThat(named).isGreaterThan(100);
    }

    private static Job with(Job job, Instant deadline, Duration gpuTime) {
        return TestJobs.job(
                job.origin().value(),
                job.model(),
                job.residency().toString(),
                new Complete(deadline, gpuTime));
    }

    @Test
    void equal_input_gives_an_equal_receipt_whatever_the_order_of_the_catalogue() {
        for (int i = 0; i < 500; i++) {
            RandomWorlds random = new RandomWorlds(SEED + i);
            Drawn drawn = random.world(12);
            World world = drawn.world().build();
            World shuffled = shuffled(drawn, i);
            for (Job job : List.of(random.batch(drawn), random.interactive(drawn))) {
                Receipt receipt = decide(job, world, drawn.load(false));

                assertThat(decide(job, drawn.world().build(), drawn.load(false)))
                        .as("seed %d", SEED + i)
                        .isEqualTo(receipt);
                assertThat(decide(job, shuffled, drawn.load(false)))
                        .as("seed %d, shuffled", SEED + i)
                        .isEqualTo(receipt);
            }
        }
    }

    private static World shuffled(Drawn drawn, int seed) {
        Catalogue catalogue = drawn.world().catalogue();
        List<Region> regions = new ArrayList<>(catalogue.regions());
        Collections.shuffle(regions, new Random(seed));
        Catalogue again =
                new Catalogue(
                        regions,
                        catalogue.law(),
                        catalogue.models().reversed(),
                        catalogue.routes());
        WorldFold fold = new WorldFold();
        for (List<ControlRecord> topic : drawn.world().topics().reversed()) {
            for (int i = 0; i < topic.size(); i++) {
                ControlRecord next =
                        topic.get(i) instanceof CatalogueSet
                                ? new CatalogueSet(again)
                                : topic.get(i);
                fold.apply(next, i, TestWorld.REAL_NOW);
            }
        }
        return fold.world().orElseThrow();
    }

    @Test
    void every_receipt_replays() {
        for (int i = 0; i < 500; i++) {
            RandomWorlds random = new RandomWorlds(SEED + i);
            Drawn drawn = random.world(12);
            World world = drawn.world().build();
            for (Job job : List.of(random.batch(drawn), random.interactive(drawn))) {
                Receipt receipt = decide(job, world, drawn.load(i % 2 == 0));

                assertThat(Replay.check(receipt, job, drawn.world().build()))
                        .as("seed %d", SEED + i)
                        .isEmpty();
            }
        }
    }
}
