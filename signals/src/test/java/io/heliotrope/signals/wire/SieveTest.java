package io.heliotrope.signals.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IntensityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SieveTest {
    private static final GridZone ZONE = new GridZone("DE");
    private static final Instant START = Instant.parse("2026-03-06T12:00:00Z");
    private static final Plausibility ZERO_CAN_BE = new Plausibility(1_000, Set.of(ZONE));
    private static final List<Double> ODD =
            List.of(Double.NaN, 0.0, -3.0, 9_999.0, 100.0, 101.0, 102.0);

    private final LeftOut left = new LeftOut();
    private final Sieve sieve = new Sieve(ZONE, Plausibility.CAUTIOUS, left);

    @Test
    void points_come_out_in_order_and_once() throws Unusable {
        assertThat(grams(told(2, 300), told(0, 100), told(1, 200), told(0, 100)))
                .containsExactly(100.0, 200.0, 300.0);
    }

    @Test
    void what_is_null_or_cannot_be_is_a_gap() throws Unusable {
        assertThat(
                        grams(
                                told(0, 100),
                                told(1, Double.NaN),
                                told(2, 0),
                                told(3, -1),
                                told(4, 3_000.1),
                                told(5, 105)))
                .containsExactly(100.0, 105.0);
    }

    @Test
    void what_is_contradicted_is_a_gap_whoever_is_right() throws Unusable {
        assertThat(grams(told(0, 100), told(1, 200), told(1, 201), told(1, 200), told(2, 300)))
                .containsExactly(100.0, 300.0);
        assertThat(grams(told(0, 100), told(1, 200), told(1, 9_999))).containsExactly(100.0);
    }

    @Test
    void another_value_at_another_time_of_issue_is_a_revision() throws Unusable {
        ToldPoint later = told(0, 140, START.plusSeconds(60));

        assertThat(grams(later, told(0, 100))).containsExactly(100.0, 140.0);
    }

    @Test
    void a_zero_is_a_value_where_it_can_be_and_never_all_there_is() throws Unusable {
        assertThat(zeros().points(List.of(told(0, 0), told(1, 5)))).hasSize(2);
        assertThat(zeros().points(List.of(told(0, 0)))).hasSize(1);
        assertUnusable(
                () -> zeros().points(List.of(told(0, 0), told(1, 0))),
                Outage.IMPLAUSIBLE,
                "nothing but zeros for DE");
        assertUnusable(
                () -> grams(told(0, 0), told(1, -0.0), told(2, Double.NaN)),
                Outage.IMPLAUSIBLE,
                "nothing but zeros for DE");
    }

    @Test
    void when_nothing_is_left_it_says_why() {
        assertUnusable(() -> grams(), Outage.NO_VALUE, "no points for DE");
        assertUnusable(
                () -> grams(told(0, Double.NaN)), Outage.NO_VALUE, "the intensity of DE is null");
        assertUnusable(
                () -> grams(told(0, Double.NaN), told(1, Double.NaN)),
                Outage.NO_VALUE,
                "nothing but nulls for DE");
        assertUnusable(
                () -> grams(told(0, Double.NaN), told(1, 4_000)),
                Outage.IMPLAUSIBLE,
                "intensity 4000.0 g/kWh in DE");
        assertUnusable(
                () -> grams(told(0, 1), told(0, 2)),
                Outage.IMPLAUSIBLE,
                "nothing but contradictions for DE");
    }

    @Test
    void points_that_overlap_are_malformed() {
        ToldPoint wide =
                new ToldPoint(
                        START, START.plus(Duration.ofHours(2)), 100, Quality.MEASURED, "", START);

        assertUnusable(
                () -> grams(wide, told(1, 200)),
                Outage.MALFORMED,
                "values until 2026-03-06T14:00:00Z and from 2026-03-06T13:00:00Z on");
    }

    @Test
    void of_a_range_only_what_touches_it_stays() throws Unusable {
        List<ToldPoint> told = List.of(told(0, 100), told(1, 200), told(2, 300));

        TimeRange wanted =
                new TimeRange(START.plus(Duration.ofMinutes(90)), START.plus(Duration.ofHours(2)));
        TimeRange before = new TimeRange(START.minusSeconds(60), START);

        assertThat(sieve.within(told, wanted, wanted)).containsExactly(told(1, 200));
        assertThat(sieve.within(List.of(), before, before)).isEmpty();
        assertUnusable(
                () -> sieve.within(told, before, before),
                Outage.WRONG_TIME,
                "asked for 2026-03-06T11:59:00Z to 2026-03-06T12:00:00Z,"
                        + " got 2026-03-06T12:00:00Z to 2026-03-06T15:00:00Z");
    }

    @Test
    void what_was_asked_for_to_be_cut_off_is_not_of_the_wrong_time() throws Unusable {
        List<ToldPoint> told = List.of(told(0, 100), told(1, 200), told(2, 300), told(3, 400));
        TimeRange wanted = new TimeRange(START.plusSeconds(3_600), START.plusSeconds(7_200));
        TimeRange asked = new TimeRange(START, START.plusSeconds(7_200));

        sieve.within(told, wanted, asked);

        assertThat(left.all())
                .containsExactly(
                        new LeftOut.Some(
                                LeftOut.Why.WRONG_TIME,
                                "DE",
                                2,
                                "asked for 2026-03-06T12:00:00Z to 2026-03-06T14:00:00Z",
                                "2026-03-06T14:00:00Z to 2026-03-06T15:00:00Z: 300.0 g/kWh, made"
                                        + " known at 2026-03-06T12:00:00Z"));
    }

    @Test
    void each_point_that_does_not_come_through_is_counted_once() throws Unusable {
        grams(
                told(0, 100),
                told(0, 100),
                told(1, Double.NaN),
                told(1, Double.NaN),
                told(2, 0),
                told(3, -1),
                told(4, 3_000.1),
                told(5, 105),
                told(5, 106),
                told(6, -2),
                told(6, -2));

        assertThat(left.all())
                .extracting(LeftOut.Some::why, LeftOut.Some::count, LeftOut.Some::detail)
                .containsExactly(
                        tuple(LeftOut.Why.NOT_TOLD, 2L, "null at 2026-03-06T13:00:00Z"),
                        tuple(LeftOut.Why.NEGATIVE, 2L, "-1.0 g/kWh"),
                        tuple(LeftOut.Why.ZERO, 1L, "0 g/kWh, where that cannot be"),
                        tuple(LeftOut.Why.TOO_HIGH, 1L, "3000.1 g/kWh, at most 3000.0"),
                        tuple(LeftOut.Why.DUPLICATE, 2L, "the same once more"),
                        tuple(LeftOut.Why.CONTRADICTION, 2L, "another value for the same time"));
    }

    @Test
    void nothing_is_lost_between_what_comes_through_and_what_is_counted() throws Unusable {
        for (int seed = 0; seed < 300; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            LeftOut counted = new LeftOut();
            List<ToldPoint> told = new ArrayList<>(List.of(told(100, 250)));
            for (int i = random.nextInt(40); i > 0; i--) {
                told.add(told(random.nextInt(12), ODD.get(random.nextInt(ODD.size()))));
            }

            int through = new Sieve(ZONE, Plausibility.CAUTIOUS, counted).points(told).size();

            assertThat(through + counted.all().stream().mapToLong(LeftOut.Some::count).sum())
                    .as("seed %d: %s", seed, told)
                    .isEqualTo(told.size());
        }
    }

    private Sieve zeros() {
        return new Sieve(ZONE, ZERO_CAN_BE, left);
    }

    private List<Double> grams(ToldPoint... told) throws Unusable {
        List<IntensityPoint> points = sieve.points(List.of(told));
        return points.stream().map(point -> point.intensity().value()).toList();
    }

    private static ToldPoint told(int hour, double grams) {
        return told(hour, grams, START);
    }

    private static ToldPoint told(int hour, double grams, Instant updatedAt) {
        Instant from = START.plus(Duration.ofHours(hour));
        return new ToldPoint(
                from, from.plus(Duration.ofHours(1)), grams, Quality.MEASURED, "", updatedAt);
    }

    private static void assertUnusable(ThrowingCallable call, Outage why, String detail) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Unusable.class,
                        unusable -> {
                            assertThat(unusable.why()).isEqualTo(why);
                            assertThat(unusable.detail()).isEqualTo(detail);
                        });
    }
}
