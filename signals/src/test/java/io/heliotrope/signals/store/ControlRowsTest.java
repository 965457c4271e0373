package io.heliotrope.signals.store;

import static io.heliotrope.signals.store.RowSamples.DE;
import static io.heliotrope.signals.store.RowSamples.NOON;
import static io.heliotrope.signals.store.RowSamples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlRowsTest {
    private static final RegionId REGION = new RegionId("eu-central");

    private static IntensityForecast forecast(String source, double... grams) {
        return new IntensityForecast(
                DE,
                Basis.AVERAGE_DIRECT,
                source,
                at(-10),
                Quality.FORECAST,
                new Curve(NOON, Duration.ofMinutes(30), grams));
    }

    @Test
    void an_intensity_comes_back_as_it_was() {
        Intensity record =
                new Intensity(
                        new Reading(
                                DE,
                                new GramsPerKwh(321.5),
                                Basis.MARGINAL,
                                "watttime",
                                at(-5),
                                Quality.STALE),
                        at(0),
                        at(5));

        assertThat(ControlRows.intensity(ControlRows.of(record, NOON))).contains(record);
    }

    @Test
    void a_forecast_comes_back_as_it_was_gaps_included() {
        IntensityForecast record = forecast("neso", Double.NaN, 200, Double.NaN, 0, 150);

        List<SignalRow> rows = ControlRows.of(record, NOON);

        assertThat(rows).hasSize(5).first().matches(row -> Double.isNaN(row.value()));
        assertThat(ControlRows.forecast(rows)).contains(record);
        assertThat(ControlRows.intensity(rows.getFirst())).isEmpty();
    }

    @Test
    void forecasts_of_two_sources_are_not_one() {
        List<SignalRow> rows = new ArrayList<>(ControlRows.of(forecast("neso", 1), NOON));
        rows.addAll(ControlRows.of(forecast("energinet", 2), NOON));

        assertThatThrownBy(() -> ControlRows.forecast(rows))
                .hasMessageContaining("ask for one source and site");
    }

    @Test
    void the_pue_of_a_region_comes_back_as_it_was() {
        SiteForecast record =
                new SiteForecast(
                        REGION,
                        "model:pue",
                        at(-10),
                        new Curve(NOON, Duration.ofHours(1), new double[] {1.1, Double.NaN, 1.3}));

        List<SignalRow> rows = ControlRows.of(record, DE, NOON);

        assertThat(rows).allMatch(row -> row.quality() == Quality.MODELLED);
        assertThat(ControlRows.pue(REGION, rows)).contains(record);
        assertThat(ControlRows.pue(new RegionId("eu-west"), rows)).isEmpty();
        assertThat(ControlRows.forecast(rows)).isEmpty();
    }
}
