package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntensityForecastsTest {
    private static final Instant NOON = Instant.parse("2021-03-01T12:00:00Z");

    @TempDir private Path folder;

    private Parsed<IntensityForecasts> read(String text) throws IOException {
        return IntensityForecasts.read(Files.writeString(folder.resolve("told.csv"), text));
    }

    private IntensityForecasts sound(String text) throws IOException {
        return ((Parsed.Sound<IntensityForecasts>) read(text)).value();
    }

    private String problems(String text) throws IOException {
        return read(text) instanceof Parsed.Refused<IntensityForecasts> refused
                ? refused.message()
                : "none";
    }

    @Test
    void the_last_that_was_issued_is_known_and_no_later_one() throws IOException {
        IntensityForecasts forecasts =
                sound(
                        """
                        issued_utc,region,h0,h1,h2
                        2021-03-01T12:00Z,DE,300,310,320
                        2021-03-01T18:00Z,DE,200,210,
                        2021-03-01T00:00Z,SE,20,21,22
                        """);

        assertThat(forecasts.regions()).containsExactlyInAnyOrder("DE", "SE");
        assertThat(forecasts.knownAt("DE", NOON.minusSeconds(1))).isEmpty();
        assertThat(forecasts.knownAt("DE", NOON.plus(Duration.ofHours(6)).minusSeconds(1)))
                .hasValueSatisfying(curve -> {
                    assertThat(curve.start()).isEqualTo(NOON);
                    assertThat(curve.toArray()).containsExactly(300, 310, 320);
                });
        assertThat(forecasts.knownAt("DE", NOON.plus(Duration.ofHours(6))).map(Curve::size))
                .as("an empty cell at the end")
                .hasValue(2);
        assertThat(forecasts.knownAt("NL", NOON)).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_with_line_column_value_and_what_was_expected() throws IOException {
        assertThat(problems("issued_utc,region,h0\nsoon,DE,3\n"))
                .contains("told.csv:2", "issued_utc", "soon");
        assertThat(problems("issued_utc,region,h0,h1\n2021-03-01 12:00,DE,,3\n"))
                .contains("h0", "g/kWh: a number from 0 to 3000");
        assertThat(problems("issued_utc,region,h0\n2021-03-01 12:00,DE,1\n2021-03-01 12:00,DE,2\n"))
                .contains("told.csv:3", "every issue of a region once");
        assertThat(problems("time_utc,DE\n2021-03-01 12:00,1\n")).contains("issued_utc");
    }
}
