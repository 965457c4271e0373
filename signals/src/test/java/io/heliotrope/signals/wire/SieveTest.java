package io.heliotrope.signals.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IntensityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SieveTest {
    private static final GridZone ZONE = new GridZone("DE");
    private static final Instant START = Instant.parse("2026-03-06T12:00:00Z");
    private static final Plausibility ZERO_CAN_BE = new Plausibility(1_000, Set.of(ZONE));

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
        assertThat(Sieve.points(ZONE, ZERO_CAN_BE, List.of(told(0, 0), told(1, 5)))).hasSize(2);
        assertThat(Sieve.points(ZONE, ZERO_CAN_BE, List.of(told(0, 0)))).hasSize(1);
        assertUnusable(
                () -> Sieve.points(ZONE, ZERO_CAN_BE, List.of(told(0, 0), told(1, 0))),
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

        assertThat(
                        Sieve.within(
                                told,
                                START.plus(Duration.ofMinutes(90)),
                                START.plus(Duration.ofHours(2))))
                .containsExactly(told(1, 200));
        assertThat(Sieve.within(List.of(), START, START.plusSeconds(1))).isEmpty();
        assertUnusable(
                () -> Sieve.within(told, START.minusSeconds(60), START),
                Outage.WRONG_TIME,
                "asked for 2026-03-06T11:59:00Z to 2026-03-06T12:00:00Z,"
                        + " got 2026-03-06T12:00:00Z to 2026-03-06T15:00:00Z");
    }

    private static List<Double> grams(ToldPoint... told) throws Unusable {
        List<IntensityPoint> points = Sieve.points(ZONE, Plausibility.CAUTIOUS, List.of(told));
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
