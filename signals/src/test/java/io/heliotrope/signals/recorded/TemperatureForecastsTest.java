package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.forecast.TemperatureOutlook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemperatureForecastsTest {
    private static final String HEADER =
            "issue_date,region,"
                    + IntStream.range(0, 33)
                            .mapToObj(i -> "h" + 3 * i)
                            .collect(Collectors.joining(","));

    @TempDir private Path folder;

    private static String row(String date, String region, String celsius) {
        return date + "," + region + ("," + celsius).repeat(33);
    }

    private Parsed<TemperatureOutlook> read(String... rows) throws IOException {
        Path file = folder.resolve("weather.csv");
        return TemperatureForecasts.read(
                Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\n"));
    }

    private String problems(String... rows) throws IOException {
        return read(rows) instanceof Parsed.Refused<TemperatureOutlook> refused
                ? refused.message()
                : "none";
    }

    @Test
    void forecasts_are_known_by_day_and_region() throws IOException {
        String[] rows = new String[15];
        for (int day = 0; day < rows.length; day++) {
            LocalDate date = LocalDate.of(2021, 3, 1).plusDays(day);
            rows[day] = row(date.toString(), "DE", day == 14 ? "12.5" : "10");
        }

        Parsed<TemperatureOutlook> read = read(rows);

        assertThat(read).isInstanceOf(Parsed.Sound.class);
        TemperatureOutlook outlook = ((Parsed.Sound<TemperatureOutlook>) read).value();
        assertThat(outlook.at("DE", Instant.parse("2021-03-15T00:00:00Z")).orElseThrow())
                .containsOnly(2.5);
    }

    @Test
    void a_row_with_an_empty_cell_is_a_forecast_that_is_not_known() throws IOException {
        assertThat(problems(row("2021-03-01", "DE", ""))).isEqualTo("none");
    }

    @Test
    void what_is_wrong_is_told_with_line_column_value_and_what_was_expected() throws IOException {
        assertThat(problems(row("2021-3-1", "DE", "10")))
                .contains("weather.csv:2", "issue_date", "2021-3-1", "2021-07-01");
        assertThat(problems(row("2021-03-01", "DE", "284")))
                .contains("h0", "284", "degrees Celsius: a number from -90 to 60");
        assertThat(problems(row("2021-03-01", "DE", "1"), row("2021-03-01", "DE", "2")))
                .contains("weather.csv:3", "every region once a day");
    }

    @Test
    void a_file_of_another_shape_is_told_which_columns_it_lacks() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "time_utc,DE\n2021,1\n");

        assertThat(TemperatureForecasts.read(file))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.message()).contains("issue_date"));
    }
}
