package io.heliotrope.state;

import static io.heliotrope.state.TestWorld.NOW;
import static io.heliotrope.state.TestWorld.REAL_NOW;
import static io.heliotrope.state.TestWorld.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldFoldTest {
    private static TestWorld twoRegions() {
        return new TestWorld().region("de", "DE").region("se", "SE").grams("de", 100);
    }

    private static WorldFold fold(TestWorld world) {
        WorldFold fold = new WorldFold();
        for (List<ControlRecord> topic : world.topics()) {
            for (int i = 0; i < topic.size(); i++) {
                fold.apply(topic.get(i), i, REAL_NOW);
            }
        }
        return fold;
    }

    private static World now(WorldFold fold) {
        return fold.world().orElseThrow();
    }

    private static Heartbeat beat(String region, int sequence, Health health, LaneLoad load) {
        return new Heartbeat(
                new WorkerId(region + "-1"),
                new RegionId(region),
                "boot",
                sequence,
                health,
                load,
                load,
                new TreeSet<>(List.of("small")),
                List.of());
    }

    @Test
    void there_is_no_world_before_catalogue_policy_and_clock_are_known() {
        List<List<ControlRecord>> topics = twoRegions().topics();
        WorldFold fold = new WorldFold();

        fold.apply(topics.get(0).getFirst(), 0, REAL_NOW);
        fold.apply(topics.get(1).getFirst(), 0, REAL_NOW);

        assertThat(fold.world()).isEmpty();
        fold.apply(new Tick(1, NOW), 0, REAL_NOW);
        assertThat(fold.world()).isPresent();
    }

    @Test
    void a_clock_that_steps_back_changes_nothing_but_the_offset() {
        WorldFold fold = fold(twoRegions());

        fold.apply(new Tick(2, NOW.minusSeconds(900)), 1, REAL_NOW);

        assertThat(now(fold).now()).isEqualTo(NOW);
        assertThat(now(fold).offsets().clock()).isEqualTo(2);
        fold.apply(new Tick(3, NOW.plusSeconds(900)), 2, REAL_NOW);
        assertThat(now(fold).now()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void a_record_time_that_steps_back_brings_no_worker_back_to_life() {
        WorldFold fold = fold(twoRegions());
        fold.apply(new Tick(2, NOW), 1, REAL_NOW.plusSeconds(60));

        fold.apply(new Tick(3, NOW), 2, REAL_NOW);

        assertThat(now(fold).realNow()).isEqualTo(REAL_NOW.plusSeconds(60));
        assertThat(now(fold).pool(0).isDown()).isTrue();
    }

    @Test
    void a_pool_is_down_once_its_heartbeats_are_stale() {
        WorldFold fold = fold(twoRegions());
        Instant later = REAL_NOW.plus(Worker.SILENCE).plusMillis(1);
        LaneLoad load = new LaneLoad(2, 0, 0, Double.NaN);

        fold.apply(beat("se", 2, Health.READY, load), 2, later);

        assertThat(now(fold).pool(0).isDown()).isTrue();
        assertThat(now(fold).pool(1).isDown()).isFalse();
        assertThat(now(fold).worker(new WorkerId("de-1"))).isPresent();
    }

    @Test
    void a_worker_that_drains_or_is_unhealthy_takes_no_new_work() {
        LaneLoad load = new LaneLoad(2, 0, 0, Double.NaN);
        for (Health health : List.of(Health.DRAINING, Health.UNHEALTHY)) {
            WorldFold fold = fold(twoRegions());

            fold.apply(beat("de", 2, health, load), 2, REAL_NOW);

            assertThat(now(fold).pool(0).isDown()).isTrue();
        }
    }

    @Test
    void a_pool_sums_slots_use_and_mean_service_of_its_ready_workers() {
        World world =
                twoRegions()
                        .worker("de", "de-1", new LaneLoad(2, 1, 2, 100), 3)
                        .worker("de", "de-2", new LaneLoad(4, 0, 1, 300), 0)
                        .worker("de", "de-3", new LaneLoad(0, 0, 0, Double.NaN), 1)
                        .build();
        Pool pool = world.pool(0);

        assertThat(pool.slots(Lane.INTERACTIVE)).isEqualTo(6);
        assertThat(pool.slots(Lane.BATCH)).isEqualTo(4);
        assertThat(pool.busy(Lane.INTERACTIVE)).isEqualTo(4);
        assertThat(pool.running(Lane.INTERACTIVE)).isEqualTo(3);
        assertThat(pool.meanServiceMillis(Lane.INTERACTIVE)).isEqualTo(200);
        assertThat(pool.meanServiceMillis(Lane.BATCH)).isNaN();
        assertThat(pool.serves("small", Lane.BATCH)).isTrue();
        assertThat(pool.serves("unheard-of")).isFalse();
        assertThat(pool).isEqualTo(new Pool(pool.ready())).isNotEqualTo(Pool.DOWN);
    }

    @Test
    void a_worker_without_slots_of_a_lane_serves_nothing_in_it() {
        World world =
                twoRegions().worker("de", "de-1", new LaneLoad(0, 0, 0, Double.NaN), 2).build();

        assertThat(world.pool(0).serves("small")).isTrue();
        assertThat(world.pool(0).serves("small", Lane.INTERACTIVE)).isFalse();
    }

    @Test
    void older_news_does_not_replace_newer() {
        WorldFold fold = fold(new TestWorld().region("de", "DE"));
        Instant until = NOW.plusSeconds(3600);
        fold.apply(new Intensity(reading("de", 200, Quality.MEASURED), NOW, until), 0, REAL_NOW);

        fold.apply(
                new Intensity(reading("de", 900, Quality.MEASURED), NOW.minusSeconds(3600), until),
                1,
                REAL_NOW);

        assertThat(now(fold).curve(0).gramsPerKwhAt(NOW)).isEqualTo(200);
        assertThat(now(fold).offsets().signals()).isEqualTo(2);
    }

    @Test
    void how_the_topics_interleave_does_not_matter() {
        List<List<ControlRecord>> topics = manyRecords();
        World first = interleaved(topics, 0);
        for (int seed = 1; seed <= 200; seed++) {
            World other = interleaved(topics, seed);

            assertThat(other.offsets()).as("seed %d", seed).isEqualTo(first.offsets());
            assertThat(other.now()).as("seed %d", seed).isEqualTo(first.now());
            assertThat(other.realNow()).as("seed %d", seed).isEqualTo(first.realNow());
            assertThat(other.catalogue()).as("seed %d", seed).isEqualTo(first.catalogue());
            for (int region = 0; region < 2; region++) {
                assertThat(other.pool(region)).as("seed %d", seed).isEqualTo(first.pool(region));
                for (int slot = 0; slot < 100; slot++) {
                    Instant at = first.now().plus(Duration.ofMinutes(15L * slot));
                    assertThat((Double) other.curve(region).gramsPerKwhAt(at))
                            .as("seed %d", seed)
                            .isEqualTo((Double) first.curve(region).gramsPerKwhAt(at));
                }
            }
        }
    }

    private static List<List<ControlRecord>> manyRecords() {
        List<List<ControlRecord>> topics = new ArrayList<>();
        twoRegions().topics().forEach(topic -> topics.add(new ArrayList<>(topic)));
        for (int i = 0; i < 12; i++) {
            Instant from = NOW.plusSeconds(900L * i);
            double grams = 100 + 37 * (i % 5);
            topics.get(2)
                    .add(
                            new Intensity(
                                    reading("de", grams, Quality.MEASURED),
                                    from,
                                    from.plusSeconds(900)));
            Health health = i % 4 == 3 ? Health.DRAINING : Health.READY;
            topics.get(3)
                    .add(
                            beat(
                                    i % 2 == 0 ? "de" : "se",
                                    i + 2,
                                    health,
                                    new LaneLoad(2, i, 1, 10 * i)));
            topics.get(4).add(new Tick(i + 2, NOW.plusSeconds(i == 7 ? 0 : 900L * i)));
        }
        return topics;
    }

    /// Real time of a record depends on its topic and offset alone, as it does on a broker.
    private static World interleaved(List<List<ControlRecord>> topics, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WorldFold fold = new WorldFold();
        int[] next = new int[topics.size()];
        int left = topics.stream().mapToInt(List::size).sum();
        while (left > 0) {
            int topic = random.nextInt(topics.size());
            if (next[topic] < topics.get(topic).size()) {
                int offset = next[topic]++;
                fold.apply(
                        topics.get(topic).get(offset), offset, REAL_NOW.plusMillis(700L * offset));
                fold.world();
                left--;
            }
        }
        return now(fold);
    }
}
