package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.recorded.IntensityTable;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.TemperatureForecasts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Thirteen grids that the project does not ship: run with `-Dheliotrope.traces=<folder>`, where
/// the folder holds `atlas/`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedForecastTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("heliotrope.traces", ".")).resolve("atlas");
    private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2021-06-27T00:00:00Z");

    @Test
    void half_a_year_is_forecast_as_well_as_when_the_penalties_were_chosen() {
        Score score = score(Outlook.none());

        assertThat(score.mean().mean96()).isLessThan(9.95);
        assertThat(score.mean().day1()).isLessThan(6.95);
        assertThat(score.coverage80()).isBetween(0.76, 0.84);
        assertThat(score.skipped()).isZero();
    }

    /// Nothing was chosen on this half-year but the way in which intervals learn; it begins with
    /// half a year of past.
    @Test
    void the_goal_is_met_on_the_half_year_on_which_no_penalty_was_chosen() {
        Score score =
                score(
                        Outlook.none(),
                        Instant.parse("2020-07-01T00:00:00Z"),
                        Instant.parse("2020-12-28T00:00:00Z"));

        assertThat(score.mean().mean96()).isLessThanOrEqualTo(9.0);
        assertThat(score.mean().day1()).isLessThanOrEqualTo(6.6);
        assertThat(score.coverage80()).isBetween(0.76, 0.84);
        assertThat(score.skipped()).isZero();
    }

    @Test
    void temperatures_make_it_better() {
        Score score =
                score(
                        sound(
                                TemperatureForecasts.read(
                                        FOLDER.resolve(
                                                "temp_c_forecast_issued_00utc_2020-01_2021-06.csv"))));

        assertThat(score.mean().mean96()).isLessThan(9.65);
        assertThat(score.coverage80()).isBetween(0.76, 0.84);
    }

    private static Score score(Outlook outlook) {
        return score(outlook, FROM, TO);
    }

    private static Score score(Outlook outlook, Instant from, Instant to) {
        IntensityTable table =
                sound(
                        IntensityTable.read(
                                FOLDER.resolve("ci_lifecycle_hourly_2020-01_2021-06.csv")));
        return new Scoring(table.gramsPerKwh(), outlook, Set.of("MISO"))
                .score(from, to)
                .orElseThrow();
    }

    private static <T> T sound(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T> refused -> throw new AssertionError(refused.message());
        };
    }
}
