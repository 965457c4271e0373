package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntensityTableTest {
    @TempDir Path folder;

    @Test
    void values_zeros_and_gaps_are_kept_apart() throws IOException {
        IntensityTable table =
                sound("time_utc,a,b", "2022-01-01 00:00:00,0,1.5", "2022-01-01 01:00:00,,2e2");

        Curve a = table.of(new RegionId("a"), new GridZone("Z")).orElseThrow();
        assertThat(a.at(Instant.parse("2022-01-01T00:30:00Z"))).hasValue(0);
        assertThat(a.at(Instant.parse("2022-01-01T01:30:00Z"))).isEmpty();
        Curve b = table.of(new RegionId("b"), new GridZone("Z")).orElseThrow();
        assertThat(b.toArray()).containsExactly(1.5, 200);
        assertThat(table.end()).isEqualTo("2022-01-01T02:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"15", "30", "60"})
    void the_step_is_found_in_the_file(int minutes) throws IOException {
        Instant start = Instant.parse("2031-12-31T23:00:00Z");
        String[] lines = new String[6];
        lines[0] = "time_utc,x";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = start.plus(Duration.ofMinutes((long) minutes * (i - 1))) + "," + i;
        }

        IntensityTable table = sound(lines);

        assertThat(table.step()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(table.start()).isEqualTo(start);
        assertThat(table.steps()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-01 00:00:00",
                "2022-01-01 00:00",
                "2022-01-01T00:00Z",
                "2022-01-01T00:00:00Z",
                "2022-01-01T00:00:00.000Z",
                "2022-01-01 00:00:00+00:00",
            })
    void a_time_in_utc_may_be_written_in_the_usual_ways(String time) throws IOException {
        IntensityTable table = sound("time_utc,x", time + ",1", "2022-01-01 01:00:00,2");

        assertThat(table.start()).isEqualTo("2022-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-01T01:00:00+01:00",
                "01/01/2022 00:00",
                "2022-02-30 00:00:00",
                "2022-01-01",
                "1640995200",
                ""
            })
    void another_time_is_refused_with_its_cell(String time) throws IOException {
        List<MalformedFile> problems =
                refused(
                        "time_utc,x",
                        "2022-01-01 00:00:00,1",
                        "2022-01-01 01:00:00,1",
                        time + ",2");

        assertThat(problems)
                .containsExactly(
                        new MalformedFile(
                                "ci.csv",
                                4,
                                "time_utc",
                                time,
                                "a time in UTC, such as 2022-03-01 00:00:00 or 2022-03-01T00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "-1",
                "abc",
                "1e9",
                "Infinity",
                "0x10",
                "1d",
                "1_000",
                "null",
                "-",
                "1e999"
            })
    void a_value_that_is_no_intensity_is_refused_with_its_cell(String value) throws IOException {
        List<MalformedFile> problems =
                refused(
                        "time_utc,x,y",
                        "2022-01-01 00:00:00,1,2",
                        "2022-01-01 01:00:00,3," + value);

        assertThat(problems)
                .containsExactly(
                        new MalformedFile(
                                "ci.csv",
                                3,
                                "y",
                                value,
                                "gCO2eq/kWh (empty when not known): a number from 0 to 3000"));
    }

    @Test
    void a_gap_in_time_is_refused_where_it_is() throws IOException {
        assertThat(refused(hours("00", "02", "03", "04")).getFirst().message())
                .isEqualTo(
                        "ci.csv:3: column time_utc: '2022-01-01 02:00:00', expected"
                                + " 2022-01-01T01:00:00Z, 60 minutes after the line above (there is a gap)");
    }

    @Test
    void a_repeated_time_is_refused_once() throws IOException {
        List<MalformedFile> problems = refused(hours("00", "01", "01", "02", "03"));

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(4);
        assertThat(problems.getFirst().expected()).endsWith("(this is a repetition)");
    }

    @Test
    void time_that_goes_back_is_refused() throws IOException {
        List<MalformedFile> problems = refused(hours("00", "01", "03", "02", "04"));

        assertThat(problems).extracting(MalformedFile::line).containsExactly(4L, 5L);
        assertThat(problems.getLast().expected()).endsWith("(this goes back in time)");
    }

    @Test
    void all_problems_of_a_file_are_told_together() throws IOException {
        List<MalformedFile> problems =
                refused(
                        "time_utc,x,y",
                        "2022-01-01 00:00:00,a,2",
                        "2022-01-01 01:00:00,1,b",
                        "2022-01-01 03:00:00,1,2");

        assertThat(problems)
                .extracting(p -> p.line() + p.column())
                .containsExactly("4time_utc", "2x", "3y");
    }

    @Test
    void one_row_has_no_step() throws IOException {
        assertThat(refused("time_utc,x", "2022-01-01 00:00:00,1").getFirst().expected())
                .isEqualTo("at least two rows in steps of 15, 30 or 60 minutes");
    }

    @Test
    void a_step_of_a_day_is_refused() throws IOException {
        assertThat(
                        refused("time_utc,x", "2022-01-01 00:00,1", "2022-01-02 00:00,1")
                                .getFirst()
                                .expected())
                .contains("15, 30 or 60 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,x", "x,time_utc", "time_utc"})
    void the_first_column_is_the_time(String header) throws IOException {
        assertThat(refused(header, "2022-01-01 00:00:00,1").getFirst().line())
                .isEqualTo(header.equals("time_utc") ? 2 : 1);
    }

    @Test
    void a_region_is_found_by_its_name_and_else_by_its_zone() throws IOException {
        IntensityTable table =
                sound(
                        "time_utc,West Europe,DE",
                        "2022-01-01 00:00:00,1,2",
                        "2022-01-01 01:00:00,1,2");

        assertThat(first(table, "west-europe", "DE")).isEqualTo(1);
        assertThat(first(table, "other", "DE")).isEqualTo(2);
        assertThat(table.of(new RegionId("other"), new GridZone("FR"))).isEmpty();
    }

    private static double first(IntensityTable table, String region, String zone) {
        return table.of(new RegionId(region), new GridZone(zone)).orElseThrow().get(0);
    }

    private static String[] hours(String... hours) {
        String[] lines = new String[hours.length + 1];
        lines[0] = "time_utc,x";
        for (int i = 0; i < hours.length; i++) {
            lines[i + 1] = "2022-01-01 " + hours[i] + ":00:00,5";
        }
        return lines;
    }

    private IntensityTable sound(String... lines) throws IOException {
        Parsed<IntensityTable> parsed = read(lines);
        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        return ((Parsed.Sound<IntensityTable>) parsed).value();
    }

    private List<MalformedFile> refused(String... lines) throws IOException {
        return CsvFilesTest.problems(read(lines));
    }

    private Parsed<IntensityTable> read(String... lines) throws IOException {
        return IntensityTable.read(
                Files.writeString(folder.resolve("ci.csv"), String.join("\n", lines)));
    }
}
