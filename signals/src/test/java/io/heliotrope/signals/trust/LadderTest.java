package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.DeskScene.HOUR;
import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.state.GreenCurve;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LadderTest {
    private static final long SEED = 606;
    private static final int LIVES = 12;
    private static final int TURNS = 150;

    @TempDir private Path folder;

    @Test
    void each_rung_says_where_it_comes_from_how_old_it_is_and_why() {
        DeskScene it = new DeskScene(folder);
        it.latest("a", hour(-1), HOUR, 300, hour(-1));
        it.forecast("b", NOON, NOON, 310, 320).own(NOON, 4, 290);
        it.desk.yearly(DeskScene.yearly(Basis.AVERAGE_LIFECYCLE, 350));
        it.due(NOON.plusSeconds(600));
        Ladder ladder = it.desk.ladder(NOON.plusSeconds(600));

        assertThat(ladder.at(NOON))
                .isInstanceOfSatisfying(
                        Rung.Known.class,
                        rung -> {
                            assertThat(rung.step()).isEqualTo(Step.FORECAST);
                            assertThat(rung.age()).isEqualTo(Duration.ofMinutes(10));
                            assertThat(rung.why()).isEqualTo("the forecast of b");
                        });
        assertThat(why(ladder, hour(3))).isEqualTo("our own forecast from history, by model:test");
        assertThat(why(ladder, hour(4)))
                .isEqualTo(
                        "a value that ended at 2026-03-06T12:00:00Z and a forecast that ends at"
                                + " 2026-03-06T16:00:00Z; the zone's yearly average");
        assertThat(ladder.slots(Duration.ofHours(5))).hasSize(21);
    }

    @Test
    void a_value_past_its_end_is_stale_and_says_for_how_long() {
        DeskScene it = new DeskScene(folder);
        it.latest("a", hour(-1), HOUR, 300, hour(-1)).due(hour(-1));
        Ladder ladder = it.desk.ladder(NOON.plusSeconds(600));

        assertThat(ladder.at(NOON.plusSeconds(1_200)))
                .isInstanceOfSatisfying(
                        Rung.Known.class,
                        rung -> {
                            assertThat(rung.step()).isEqualTo(Step.STALE);
                            assertThat(rung.reading().quality()).isEqualTo(Quality.STALE);
                        });
        assertThat(why(ladder, NOON.plusSeconds(1_200)))
                .isEqualTo(
                        "no newer value; that of a ended 20 min before, within the limit of 2 h");
        assertThat(ladder.at(hour(2))).isInstanceOf(Rung.Unknown.class);
    }

    @Test
    void what_a_feed_says_of_now_is_its_word_even_where_it_is_a_forecast() {
        Reading foretold =
                new Reading(
                        TrustSamples.ZONE,
                        new GramsPerKwh(120),
                        Basis.AVERAGE_DIRECT,
                        "energinet",
                        NOON,
                        Quality.FORECAST);
        Standing standing =
                Standing.NOTHING.with(new Intensity(foretold, NOON, NOON.plusSeconds(300)));

        assertThat(why(new Ladder(standing, NOON), NOON))
                .isEqualTo("energinet says so until 2026-03-06T12:05:00Z");
    }

    /// The whole life of a desk: feeds of any kind come, fail and return, and at every turn what
    /// stands for the desk says of every time what core's own fold of the published records says.
    @Test
    void it_is_what_decisions_use() {
        Map<Step, Integer> seen = new EnumMap<>(Step.class);
        for (int life = 0; life < LIVES; life++) {
            RandomGenerator random = new SplittableRandom(SEED + life);
            DeskScene it = new DeskScene(folder);
            FoldedZone folded = new FoldedZone();
            Instant now = NOON;
            for (int turn = 0; turn < TURNS; turn++) {
                now = now.plusSeconds(random.nextInt(60, 2_400));
                happen(it, random, now);
                List<Signal> due = it.due(now);
                GreenCurve curve = folded.curve(due, now);
                Ladder ladder = it.desk.ladder(now);
                Instant slot = Slots.start(Slots.of(now));
                for (int look = 0; look < 40; look++) {
                    long ahead = random.nextLong(look < 20 ? 4 * 3_600 : 9 * 86_400);
                    Instant at = slot.plusSeconds(ahead);
                    Rung rung = ladder.at(at);

                    assertThat(rung instanceof Rung.Known known ? known.reading() : null)
                            .as("seed %d, turn %d, %s at %s", SEED + life, turn, now, at)
                            .isEqualTo(curve.readingAt(at).orElse(null));
                    if (rung instanceof Rung.Known known) {
                        seen.merge(known.step(), 1, Integer::sum);
                    }
                }
            }
        }

        System.out.println("rungs compared: " + seen);
        assertThat(seen).containsOnlyKeys(Step.values());
    }

    private static void happen(DeskScene it, RandomGenerator random, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        double grams = random.nextDouble(250, 350);
        Instant late = now.minusSeconds(random.nextInt(1_800));
        switch (random.nextInt(12)) {
            case 0, 1 -> it.latest("a", hour, HOUR, grams, late.isBefore(hour) ? hour : late);
            case 2 -> it.latest("a", hour.minus(HOUR), HOUR, grams, hour);
            case 3 ->
                    it.latest(
                            "b",
                            now.minusSeconds(300),
                            Duration.ofMinutes(5),
                            grams,
                            now.minusSeconds(30));
            case 4 -> it.converted("c", hour, Duration.ofMinutes(30), grams - 80, now);
            case 5 -> {
                double[] hours = new double[random.nextInt(1, 30)];
                Arrays.setAll(hours, _ -> random.nextDouble(250, 350));
                it.forecast("a", hour, late, hours);
            }
            case 6 ->
                    it.desk.forecast(
                            "c", DeskScene.offer("c", hour, HOUR, now, 200, 210, 220, 230));
            case 7 -> it.own(hour, random.nextInt(2, 97), grams);
            case 8 ->
                    it.desk.yearly(
                            DeskScene.yearly(
                                    random.nextInt(4) == 0
                                            ? Basis.AVERAGE_DIRECT
                                            : Basis.AVERAGE_LIFECYCLE,
                                    grams));
            case 9 -> it.latest("a", hour, HOUR, 0, now);
            default -> it.fails("a", now);
        }
    }

    private static String why(Ladder ladder, Instant at) {
        return ladder.at(at).why();
    }
}
