package io.heliotrope.signals.series;

import static io.heliotrope.signals.series.SeriesSamples.NOON;
import static io.heliotrope.signals.series.SeriesSamples.ZONE;
import static io.heliotrope.signals.series.SeriesSamples.at;
import static io.heliotrope.signals.series.SeriesSamples.lifecycle;
import static io.heliotrope.signals.series.SeriesSamples.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntensitySeriesTest {
    private static final Instant LATER = NOON.plusSeconds(7_200);

    @Test
    void points_are_put_in_order_of_time() {
        IntensityPoint first = point(0, 60, 100);
        IntensityPoint second = point(60, 120, 200);

        assertThat(lifecycle(second, first).points()).containsExactly(first, second);
    }

    @Test
    void a_value_holds_from_its_start_until_just_before_its_end() {
        IntensitySeries<Lifecycle> series = lifecycle(point(0, 60, 100), point(90, 120, 200));

        assertThat(series.at(at(0))).contains(point(0, 60, 100));
        assertThat(series.at(at(60).minusNanos(1))).contains(point(0, 60, 100));
        assertThat(series.at(at(60))).isEmpty();
        assertThat(series.at(at(90))).contains(point(90, 120, 200));
        assertThat(series.at(at(-1))).isEmpty();
        assertThat(series.at(at(120))).isEmpty();
    }

    @Test
    void a_revision_does_not_replace_what_was_known_before() {
        IntensityPoint told = point(0, 60, 100, NOON, Quality.ESTIMATED);
        IntensityPoint revised = point(0, 60, 140, LATER);

        IntensitySeries<Lifecycle> series = lifecycle(revised, told);

        assertThat(series.points()).containsExactly(told, revised);
        assertThat(series.current()).containsExactly(revised);
        assertThat(series.at(at(5))).contains(revised);
        assertThat(series.asKnownAt(LATER.minusSeconds(1)).at(at(5))).contains(told);
        assertThat(series.asKnownAt(LATER).at(at(5))).contains(revised);
        assertThat(series.asKnownAt(NOON.minusSeconds(1)).points()).isEmpty();
    }

    @Test
    void what_was_said_at_two_times_is_joined_with_its_revisions() {
        IntensityPoint same = point(0, 60, 100);
        IntensityPoint revised = point(60, 120, 210, LATER);
        IntensitySeries<Lifecycle> first = lifecycle(same, point(60, 120, 200));
        IntensitySeries<Lifecycle> second =
                new IntensitySeries<>(
                        ZONE,
                        Lifecycle.LIFECYCLE,
                        "test",
                        LATER,
                        List.of(same, revised, point(120, 180, 300, LATER)));

        IntensitySeries<Lifecycle> both = second.and(first);

        assertThat(both.points()).hasSize(4);
        assertThat(both.current())
                .extracting(p -> p.intensity().value())
                .containsExactly(100.0, 210.0, 300.0);
        assertThat(both.issuedAt()).isEqualTo(LATER);
        assertThat(first.and(second)).isEqualTo(both);
    }

    @Test
    void where_time_is_cut_otherwise_the_later_issue_stays() {
        IntensitySeries<Lifecycle> hours =
                lifecycle(point(0, 60, 100), point(60, 120, 200), point(120, 180, 300));
        IntensitySeries<Lifecycle> halves =
                new IntensitySeries<>(
                        ZONE,
                        Lifecycle.LIFECYCLE,
                        "test",
                        LATER,
                        List.of(point(60, 90, 210, LATER), point(90, 120, 190, LATER)));

        IntensitySeries<Lifecycle> both = hours.and(halves);

        assertThat(both.points())
                .containsExactly(
                        point(0, 60, 100),
                        point(60, 90, 210, LATER),
                        point(90, 120, 190, LATER),
                        point(120, 180, 300));
        assertThat(halves.and(hours)).isEqualTo(both);
    }

    @Test
    void of_two_values_issued_at_one_time_the_later_series_has_the_word() {
        IntensitySeries<Lifecycle> later =
                new IntensitySeries<>(
                        ZONE, Lifecycle.LIFECYCLE, "test", LATER, List.of(point(0, 60, 101)));

        assertThat(lifecycle(point(0, 60, 100)).and(later).points())
                .containsExactly(point(0, 60, 101));
    }

    @Test
    void zones_and_sources_are_not_joined() {
        IntensitySeries<Lifecycle> other =
                new IntensitySeries<>(
                        new GridZone("FR"), Lifecycle.LIFECYCLE, "test", NOON, List.of());

        assertThatThrownBy(() -> lifecycle(point(0, 60, 100)).and(other))
                .hasMessage("test of DE cannot be joined with test of FR");
    }

    @Test
    void two_values_for_one_time_are_refused() {
        assertThatThrownBy(() -> lifecycle(point(0, 60, 100), point(30, 90, 200)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "two values for 2026-03-06T12:30:00Z: one from 2026-03-06T12:00:00Z to");
        assertThatThrownBy(() -> lifecycle(point(0, 60, 100), point(0, 60, 200)))
                .hasMessageStartingWith("two values for 2026-03-06T12:00:00Z");
        assertThatThrownBy(() -> lifecycle(point(0, 60, 100), point(0, 30, 90, LATER)))
                .hasMessageStartingWith("two values for 2026-03-06T12:00:00Z");
    }

    @Test
    void a_value_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> point(60, 60, 100))
                .hasMessage(
                        "a value must end (2026-03-06T13:00:00Z) after it begins"
                                + " (2026-03-06T13:00:00Z)");
    }

    @Test
    void only_what_the_source_calls_estimated_is_estimated() {
        assertThat(point(0, 60, 1, NOON, Quality.ESTIMATED).isEstimated()).isTrue();
        assertThat(point(0, 60, 1, NOON, Quality.MEASURED).isEstimated()).isFalse();
        assertThat(point(0, 60, 1, NOON, Quality.FORECAST).isEstimated()).isFalse();
    }

    @Test
    void a_spread_has_its_lower_end_below() {
        assertThatThrownBy(() -> new Spread.Between(new GramsPerKwh(2), new GramsPerKwh(1)))
                .hasMessage("p10 (2.0) must not be above p90 (1.0)");
    }

    @Test
    void each_basis_is_published_as_what_it_is() {
        assertThat(Lifecycle.LIFECYCLE.published()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(Direct.DIRECT.published()).isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(Marginal.MARGINAL.published()).isEqualTo(Basis.MARGINAL);
    }
}
