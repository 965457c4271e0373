package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.recorded.IntensityTable;
import io.heliotrope.signals.recorded.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Grids that the project does not ship: run with `-Dheliotrope.traces=<folder>`, where the folder
/// holds `atlas/`. What a forecast of midnight is worth at noon, with and without what came since.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedOwnForecastsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int WEEKS = 24;

    @Test
    void at_noon_the_morning_makes_the_forecast_of_midnight_better() {
        SequencedMap<String, Curve> zones = read().gramsPerKwh();
        double[] sums = new double[4];
        long hours = 0;
        for (int week = 0; week < WEEKS; week++) {
            Instant midnight =
                    Instant.parse("2021-01-01T00:00:00Z").plus(Duration.ofDays(7L * week));
            Instant noon = midnight.plus(Duration.ofHours(12));
            OwnForecasts fitted = OwnForecasts.fit(zones, midnight, Outlook.none());
            for (var zone : zones.entrySet()) {
                Curve grams = zone.getValue();
                Curve early = p50(fitted, zone.getKey(), grams, midnight);
                Curve late = p50(fitted, zone.getKey(), grams, noon);
                Curve simple = p50(OwnForecasts.unfitted(), zone.getKey(), grams, noon);
                for (int h = 0; h < 24; h++) {
                    Instant at = noon.plus(HOUR.multipliedBy(h));
                    double came = grams.valueAt(at);
                    sums[0] += Math.abs(early.valueAt(at) / came - 1);
                    sums[1] += Math.abs(late.valueAt(at) / came - 1);
                    sums[2] += Math.abs(simple.valueAt(at) / came - 1);
                    sums[3] += Math.abs(grams.valueAt(noon.minus(HOUR)) / came - 1);
                    hours++;
                }
            }
        }

        System.out.printf(
                "24 h from noon: of midnight %.2f %%, with the morning %.2f %%, profile %.2f %%,"
                        + " last value %.2f %%%n",
                100 * sums[0] / hours,
                100 * sums[1] / hours,
                100 * sums[2] / hours,
                100 * sums[3] / hours);
        assertThat(sums[1]).isLessThan(sums[0]).isLessThan(sums[2]).isLessThan(sums[3]);
    }

    private static Curve p50(OwnForecasts forecasts, String zone, Curve grams, Instant now) {
        return forecasts.forecast(zone, grams, now).orElseThrow().quantiles().p50();
    }

    private static IntensityTable read() {
        Path file =
                Path.of(System.getProperty("heliotrope.traces", "."))
                        .resolve("atlas/ci_lifecycle_hourly_2020-01_2021-06.csv");
        return switch (IntensityTable.read(file)) {
            case Parsed.Sound<IntensityTable>(var table) -> table;
            case Parsed.Refused<IntensityTable> refused ->
                    throw new AssertionError(refused.message());
        };
    }
}
