package io.heliotrope.orchestrator.carbon;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.CENTRAL;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.EAST;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NOON;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report's three renderings, byte for byte, from `src/test/cases/carbon`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonRenderingTest {
    private static final Path CASES = Path.of("src/test/cases/carbon");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void as_a_table() throws IOException {
        assertGolden("mixed.txt", CarbonTable.render(mixed(), Ink.PLAIN));
    }

    @Test
    void as_json() throws IOException {
        assertGolden("mixed.json", CarbonJson.render(mixed()));
    }

    @Test
    void as_csv() throws IOException {
        String csv = CarbonCsv.render(mixed());

        assertThat(csv.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertGolden("mixed.csv", csv.replace("\r\n", "\n"));
    }

    @Test
    void an_empty_report_as_a_table() throws IOException {
        assertGolden("empty.txt", CarbonTable.render(empty(), Ink.PLAIN));
    }

    @Test
    void an_empty_report_is_a_header_and_no_rows() {
        assertThat(CarbonCsv.render(empty()).lines()).hasSize(1);
        JsonNode root = JsonMapper.shared().readTree(CarbonJson.render(empty()));
        assertThat(root.path("rows")).isEmpty();
        assertThat(root.path("totals")).isEmpty();
    }

    @Test
    void no_line_is_wider_than_the_terminal_and_all_of_it_is_ascii() {
        String table = CarbonTable.render(mixed(), Ink.PLAIN);

        assertThat(table.lines()).allMatch(line -> line.length() <= CarbonTable.WIDTH);
        assertThat(table).matches("[\\n\\x20-\\x7E]*");
    }

    @Test
    void colours_change_nothing_but_colour() {
        String coloured = CarbonTable.render(mixed(), Ink.ANSI);

        assertThat(coloured).contains("\u001B[");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(CarbonTable.render(mixed(), Ink.PLAIN));
    }

    @Test
    void what_is_not_known_is_empty_or_null_and_never_0() {
        NamedCsvRecord poor = csv().get(1);
        JsonNode row = JsonMapper.shared().readTree(CarbonJson.render(mixed())).at("/rows/1");

        assertThat(poor.getField("group")).isEqualTo("poor, \"very\"");
        assertThat(poor.getField("location_p50_g")).isEmpty();
        assertThat(poor.getField("location_unknown_jobs")).isEqualTo("1");
        assertThat(poor.getField("sci_per_job_g")).isEmpty();
        assertThat(row.at("/location/p50").isNull()).isTrue();
        assertThat(row.at("/location/unknown_jobs").intValue()).isEqualTo(1);
        assertThat(row.at("/sci/per_job/p50").isNull()).isTrue();
    }

    @Test
    void the_csv_is_read_back_as_it_was_meant() {
        assertThat(CarbonCsv.render(mixed())).endsWith("\r\n");
        assertThat(csv()).hasSize(4);
        assertThat(csv())
                .extracting(row -> row.getField("basis"))
                .containsExactly("lifecycle", "unknown", "lifecycle", "direct");
    }

    private static List<NamedCsvRecord> csv() {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(CarbonCsv.render(mixed()))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A tenant that moved work and saved, one of whom nothing is known, and one on two bases that
    /// lost.
    private static CarbonReport mixed() {
        CarbonFixture fixture =
                new CarbonFixture()
                        .reading(NORTH, AVERAGE_LIFECYCLE, 20, NOON, HOUR)
                        .reading(NORTH, MARGINAL, 480, NOON, HOUR)
                        .reading(CENTRAL, AVERAGE_LIFECYCLE, 400, NOON, HOUR)
                        .reading(CENTRAL, AVERAGE_DIRECT, 330, NOON.plus(HOUR), HOUR)
                        .reading(EAST, AVERAGE_LIFECYCLE, 700, NOON, HOUR)
                        .average(EAST, AVERAGE_DIRECT, 650)
                        .batch("acme", NORTH, NOON, HOUR, 2)
                        .chat("acme", NORTH, NOON.plusSeconds(60), 0.002, 500)
                        .batch("acme", NORTH, NOON.plus(Duration.ofDays(1)), HOUR, 1)
                        .batch("poor, \"very\"", NORTH, NOON.plus(Duration.ofDays(1)), HOUR, 1)
                        .batch("zeta", EAST, NOON, HOUR, 1)
                        .admitted(CENTRAL, NOON, 2)
                        .batch("zeta", EAST, NOON.plus(Duration.ofHours(4)), HOUR, 1);
        CarbonLedger ledger = fixture.ledger();
        return CarbonReport.of(
                new CarbonLedger(
                        ledger.catalogue(),
                        ledger.jobs(),
                        ledger.signals(),
                        ledger.restatements(),
                        3,
                        1,
                        2),
                CarbonQuestion.ofAll(GroupBy.TENANT, ZoneId.of("UTC"))
                        .from(LocalDate.parse("2026-03-01"))
                        .through(LocalDate.parse("2026-03-31")),
                new MarketFactors(Map.of(NORTH, new Factor(new GramsPerKwh(0), "hydro"))),
                EmbodiedFigures.shipped());
    }

    private static CarbonReport empty() {
        return CarbonReport.of(
                new CarbonFixture().ledger(),
                CarbonQuestion.ofAll(GroupBy.DAY, ZoneId.of("UTC")),
                MarketFactors.NONE,
                EmbodiedFigures.shipped());
    }

    private static void assertGolden(String name, String actual) throws IOException {
        assertThat(actual).isEqualTo(Files.readString(CASES.resolve(name)));
    }
}
