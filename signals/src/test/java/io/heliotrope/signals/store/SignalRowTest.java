package io.heliotrope.signals.store;

import static io.heliotrope.signals.store.RowSamples.DE;
import static io.heliotrope.signals.store.RowSamples.LIFECYCLE;
import static io.heliotrope.signals.store.RowSamples.at;
import static io.heliotrope.signals.store.RowSamples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Quality;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalRowTest {
    @Test
    void times_are_whole_milliseconds() {
        Instant fine = at(0).plusNanos(1_999_999);

        SignalRow row = SignalRow.plain(LIFECYCLE, fine, fine, fine, at(5), 100, Quality.MEASURED);

        assertThat(row.issuedAt()).isEqualTo(at(0).plusMillis(1));
        assertThat(row.receivedAt()).isEqualTo(at(0).plusMillis(1));
        assertThat(row.validFrom()).isEqualTo(at(0).plusMillis(1));
    }

    @Test
    void the_horizon_is_from_the_issue_to_the_beginning() {
        assertThat(row(60, 120, 1, 0, 0).horizonSeconds()).isEqualTo(3_600);
        assertThat(row(-60, 0, 1, 0, 0).horizonSeconds()).isEqualTo(-3_600);
    }

    @Test
    void zero_is_a_value_and_missing_is_known() {
        assertThat(row(0, 5, 0, 0, 0).value()).isZero();
        assertThat(row(0, 5, Double.NaN, 0, 0).value()).isNaN();
    }

    @Test
    void what_cannot_be_is_refused_with_the_value_and_its_range() {
        assertThatThrownBy(() -> row(0, 5, -1, 0, 0))
                .hasMessage(
                        "value of carbon_intensity must be within 0.0 and 1.7976931348623157E308"
                                + " gCO2eq/kWh, was -1.0");
        assertThatThrownBy(() -> row(5, 5, 1, 0, 0)).hasMessageContaining("must end");
        assertThatThrownBy(() -> quantiles(9, 8)).hasMessageContaining("p10 (9.0) and p90 (8.0)");
        assertThatThrownBy(() -> quantiles(9, Double.NaN)).hasMessageContaining("p10 (9.0)");
        assertThatThrownBy(() ->
                        SignalRow.plain(
                                LIFECYCLE, Instant.MAX, at(0), at(0), at(5), 1, Quality.MEASURED))
                .hasMessageContaining("issued at must be within 1900-01-01");
        assertThatThrownBy(() -> SeriesKey.of(DE, Signal.PUE, Kind.MARGINAL, "neso"))
                .hasMessage("pue cannot be of kind marginal");
        assertThatThrownBy(() ->
                        SeriesKey.of(DE, Signal.CARBON_INTENSITY, Kind.NOT_APPLICABLE, "neso"))
                .hasMessage("carbon_intensity cannot be of kind not_applicable");
        assertThatThrownBy(() -> SeriesKey.of(DE, Signal.PUE, Kind.NOT_APPLICABLE, " "))
                .hasMessageContaining("source must have 1 to 200");
    }

    @Test
    void an_index_counts_percent_whatever_its_signal_does_otherwise() {
        SeriesKey index =
                SeriesKey.of(DE, Signal.CARBON_INTENSITY, Kind.RELATIVE_INDEX, "watttime");

        assertThat(index.unit()).isEqualTo(Unit.PERCENT);
        assertThatThrownBy(() ->
                        SignalRow.plain(index, at(0), at(0), at(0), at(5), 101, Quality.MEASURED))
                .hasMessageContaining("within 0.0 and 100.0 %, was 101.0");
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void signals_are_found_by_their_words(Signal signal) {
        assertThat(Signal.of(signal.word())).contains(signal);
        assertThat(Signal.words()).contains(signal.word());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void kinds_are_found_by_their_two_words(Kind kind) {
        assertThat(Kind.of(kind.word(), kind.factorType())).contains(kind);
    }

    @Test
    void rows_that_are_stored_in_one_piece_are_of_one_zone_and_day() {
        SignalRow today = row(0, 5, 1, 0, 0);
        SignalRow tomorrow = row(0, 5, 1, 0, 12 * 60);

        assertThat(Batch.split(List.of(tomorrow, today)))
                .containsExactly(List.of(today), List.of(tomorrow));
        assertThat(Batch.common(List.of())).isEmpty();
        assertThatThrownBy(() -> Batch.common(List.of(today, tomorrow)))
                .hasMessage(
                        "rows of DE on 2026-11-22 and of DE on 2026-11-23 in one piece: store them"
                                + " one after the other, see Batch.split");
    }

    private static SignalRow quantiles(double p10, double p90) {
        return new SignalRow(
                LIFECYCLE, at(0), at(0), at(0), at(5), 10, p10, p90, false, "", Quality.FORECAST);
    }
}
