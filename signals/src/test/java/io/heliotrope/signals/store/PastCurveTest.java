package io.heliotrope.signals.store;

import static io.heliotrope.signals.store.RowSamples.DE;
import static io.heliotrope.signals.store.RowSamples.at;
import static io.heliotrope.signals.store.RowSamples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PastCurveTest {
    private final InMemorySignals signals = new InMemorySignals();
    private final PastCurve past =
            new PastCurve(signals, DE, Basis.AVERAGE_LIFECYCLE, "electricitymaps");

    @Test
    void the_newest_known_values_on_steps_of_the_clock_with_gaps() throws IOException {
        signals.append(
                List.of(
                        row(0, 60, 100, 60, 61),
                        row(0, 60, 110, 90, 91),
                        row(120, 180, 130, 180, 181),
                        row(180, 240, 140, 240, 241)));

        Curve curve = past.before(at(-600), at(240)).orElseThrow();

        assertThat(curve)
                .isEqualTo(
                        new Curve(at(0), Duration.ofHours(1), new double[] {110, Double.NaN, 130}));
        assertThat(past.before(at(-600), at(70)).orElseThrow().get(0)).isEqualTo(100);
    }

    @Test
    void finer_steps_are_kept_and_steps_that_begin_within_the_hour_are_cut() throws IOException {
        signals.append(List.of(row(30, 90, 100, 90, 90), row(90, 95, 200, 95, 95)));

        Curve curve = past.before(at(0), at(120)).orElseThrow();

        assertThat(curve.step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(curve.start()).isEqualTo(at(30));
        assertThat(curve.size()).isEqualTo(13);
        assertThat(curve.get(11)).isEqualTo(100);
        assertThat(curve.get(12)).isEqualTo(200);
    }

    @Test
    void what_was_expected_is_no_past() throws IOException {
        signals.append(
                List.of(
                        row(0, 60, 100, 60, 61),
                        row(0, 60, 500, 70, 71, Quality.FORECAST),
                        row(60, 120, 500, 70, 71, Quality.FORECAST)));

        assertThat(past.before(at(-600), at(180)).orElseThrow().toArray()).containsExactly(100);
        assertThat(past.before(at(-600), at(60))).isEmpty();
    }

    @Test
    void steps_beyond_any_use_are_refused() {
        signals.append(List.of(row(0, 0.0001, 1, 0, 0), row(600, 600.0001, 1, 0, 0)));

        assertThatThrownBy(() -> past.before(at(0), at(700))).hasMessageContaining("ask for less");
    }
}
