package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is common to all files: encoding, line ends, quotes, header, shape.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvFilesTest {
    private static final String HEADER = "region,zone,residency,utc_offset_h";
    private static final String ROW = "eu-north,SE-SE3,EU,1";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER + "\n" + ROW + "\n",
                HEADER + "\n" + ROW,
                HEADER + "\r\n" + ROW + "\r\n",
                "\uFEFF" + HEADER + "\n" + ROW + "\n",
                "\uFEFF\"region\",\"zone\",\"residency\",\"utc_offset_h\"\r\n\"eu-north\",\"SE-SE3\",\"EU\",\"1\"",
                HEADER + "\n\n" + ROW + "\n\n",
                "region, zone ,residency,utc_offset_h\n eu-north , SE-SE3,EU , 1 \n",
                "zone,utc_offset_h,note,residency,region\nSE-SE3,1,\"a, b\",EU,eu-north\n",
            })
    void the_same_table_in_another_dress_reads_the_same(String text) throws IOException {
        Parsed<RegionsFile> parsed = RegionsFile.read(file(text));

        assertThat(parsed).isInstanceOf(Parsed.Sound.class);
        RegionsFile.Entry entry = ((Parsed.Sound<RegionsFile>) parsed).value().entries().getFirst();
        assertThat(entry.region().value()).isEqualTo("eu-north");
        assertThat(entry.zone().value()).isEqualTo("SE-SE3");
        assertThat(entry.residency().code()).isEqualTo("EU");
        assertThat(entry.utcOffset().getTotalSeconds()).isEqualTo(3600);
    }

    @Test
    void a_missing_file_is_told() {
        assertThat(problems(RegionsFile.read(folder.resolve("none.csv"))))
                .containsExactly(
                        new MalformedFile(
                                "none.csv", 0, "", "no such file", "a readable CSV file"));
    }

    @Test
    void a_directory_is_no_file() {
        assertThat(problems(RegionsFile.read(folder)).getFirst().value()).isEqualTo("a directory");
    }

    @Test
    void an_empty_file_is_told() throws IOException {
        assertThat(problems(RegionsFile.read(file(""))).getFirst().message())
                .isEqualTo("regions.csv: 'an empty file', expected a header line and rows");
    }

    @Test
    void a_header_alone_is_told() throws IOException {
        assertThat(problems(RegionsFile.read(file(HEADER + "\n"))).getFirst().value())
                .isEqualTo("only a header");
    }

    @Test
    void bytes_that_are_not_utf_8_are_told() throws IOException {
        Path latin = folder.resolve("regions.csv");
        Files.write(latin, (HEADER + "\nmünchen,DE,EU,1\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems(RegionsFile.read(latin)).getFirst().expected())
                .isEqualTo("a CSV file in UTF-8");
    }

    @Test
    void a_missing_column_is_told_with_what_it_probably_is_called() throws IOException {
        String text = "Region,zone,residency,utc_offset\n" + ROW + "\n";

        assertThat(problems(RegionsFile.read(file(text))))
                .extracting(MalformedFile::message)
                .containsExactly(
                        "regions.csv:1: column region: 'Region,zone,residency,utc_offset', expected the"
                                + " comma-separated columns region, zone, residency, utc_offset_h ('Region' is"
                                + " probably region)",
                        "regions.csv:1: column utc_offset_h: 'Region,zone,residency,utc_offset', expected the"
                                + " comma-separated columns region, zone, residency, utc_offset_h ('utc_offset' is"
                                + " probably utc_offset_h)");
    }

    @Test
    void another_separator_shows_as_a_missing_column() throws IOException {
        String text = (HEADER + "\n" + ROW).replace(',', ';');

        assertThat(problems(RegionsFile.read(file(text))).getFirst())
                .isEqualTo(
                        new MalformedFile(
                                "regions.csv",
                                1,
                                "region",
                                HEADER.replace(',', ';'),
                                "the comma-separated columns region, zone, residency, utc_offset_h"));
    }

    @Test
    void a_column_that_appears_twice_is_told() throws IOException {
        String text = HEADER + ",zone\n" + ROW + ",DE\n";

        assertThat(problems(RegionsFile.read(file(text))).getFirst().message())
                .isEqualTo("regions.csv:1: column zone: 'zone', expected every column once");
    }

    @Test
    void a_row_of_another_width_is_told_with_its_line() throws IOException {
        String text = HEADER + "\n" + ROW + "\nb,DE,EU\nc,DE,EU,1,9\n";

        assertThat(problems(RegionsFile.read(file(text))))
                .extracting(MalformedFile::message)
                .containsExactly(
                        "regions.csv:3: '3 cells', expected 4 cells, as in the header",
                        "regions.csv:4: '5 cells', expected 4 cells, as in the header");
    }

    @Test
    void an_open_quote_is_told() throws IOException {
        String text = HEADER + "\n" + ROW + "\n\"b,DE,EU,1\nc,DE,EU,1\n";

        assertThat(problems(RegionsFile.read(file(text))).getFirst().line()).isEqualTo(3);
    }

    @Test
    void at_most_twenty_problems_are_told() throws IOException {
        String text = HEADER + "\n" + "?,DE,EU,99\n".repeat(500);

        assertThat(problems(RegionsFile.read(file(text)))).hasSize(Parsed.MOST_PROBLEMS);
    }

    @Test
    void a_long_value_with_control_characters_is_shown_short_and_clean() {
        MalformedFile problem =
                new MalformedFile("a.csv", 2, "x", "\u001b[31m" + "9".repeat(500), "a number");

        assertThat(problem.value()).hasSize(81).startsWith(" [31m999").endsWith("9…");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("regions.csv"), text);
    }

    static List<MalformedFile> problems(Parsed<?> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused<?>) parsed).problems();
    }
}
