package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.EmbodiedFigures.Figure;
import io.heliotrope.signals.accounting.MarketFactors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files that an operator gives for an account: contracts and embodied carbon.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorFilesTest {
    private static final RegionId NORTH = new RegionId("eu-north");
    private static final List<RegionId> REGIONS = List.of(NORTH, new RegionId("eu-central"));

    @TempDir private Path folder;

    @Test
    void contracts_are_read_by_region_and_zero_is_a_value() throws IOException {
        MarketFactors read =
                sound(
                        market(
                                """
                                region,grams_per_kwh,source
                                eu-north,0,"hydro, contract 12"
                                eu-central,680.5,residual mix 2025
                                """));

        assertThat(read.of(NORTH).orElseThrow().gramsPerKwh().value()).isZero();
        assertThat(read.of(NORTH).orElseThrow().source()).isEqualTo("hydro, contract 12");
        assertThat(read.byRegion()).hasSize(2);
        assertThat(read.of(new RegionId("us-west"))).isEmpty();
    }

    @Test
    void every_mistake_in_contracts_is_told_with_line_column_value_and_fix() throws IOException {
        String message =
                refused(
                        market(
                                """
                                region,grams_per_kwh,source
                                eu-noth,10,paper
                                eu-north,-1,paper
                                eu-north,10,
                                eu-central,10,paper
                                eu-central,20,paper
                                """));

        assertThat(message.lines())
                .containsExactly(
                        "file.csv:2: column region: 'eu-noth', expected one of eu-central,"
                                + " eu-north; did you mean eu-north?",
                        "file.csv:3: column grams_per_kwh: '-1', expected grams per kWh by"
                                + " contract: a number from 0 to 3000",
                        "file.csv:4: column source: '', expected the paper that the factor stands"
                                + " on",
                        "file.csv:6: column region: 'eu-central', expected each region once");
    }

    @Test
    void a_missing_column_and_a_missing_file_are_told() throws IOException {
        assertThat(refused(market("region,grams\neu-north,1\n")))
                .contains("column grams_per_kwh", "column source");
        assertThat(refused(MarketFile.read(folder.resolve("nowhere.csv"), REGIONS)))
                .contains("nowhere.csv", "no such file");
    }

    @Test
    void embodied_figures_are_read_by_accelerator() throws IOException {
        Map<String, Figure> read =
                sound(embodied("accelerator,kg_per_slot,years,source\nL4,150,5,maker\n"));

        assertThat(read).containsExactly(Map.entry("L4", new Figure(150, 5, "maker")));
    }

    @Test
    void every_mistake_in_embodied_figures_is_told() throws IOException {
        String message =
                refused(
                        embodied(
                                """
                                accelerator,kg_per_slot,years,source
                                L4,0,5,maker
                                L4,1,99,maker
                                ,1,5,maker
                                T4,1,5,
                                B200,1,5,maker
                                B200,2,5,maker
                                """));

        assertThat(message.lines()).hasSize(5);
        assertThat(message)
                .contains("file.csv:2: column kg_per_slot: '0'")
                .contains("file.csv:3: column years: '99'")
                .contains("file.csv:4: column accelerator")
                .contains("file.csv:5: column source")
                .contains("file.csv:7: column accelerator: 'B200', expected each accelerator once");
    }

    private Parsed<MarketFactors> market(String text) throws IOException {
        return MarketFile.read(file(text), REGIONS);
    }

    private Parsed<Map<String, Figure>> embodied(String text) throws IOException {
        return EmbodiedFile.read(file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text);
    }

    private static <T> T sound(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T> refused -> throw new AssertionError(refused.message());
        };
    }

    private static <T> String refused(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> throw new AssertionError("" + value);
            case Parsed.Refused<T> refused -> refused.message();
        };
    }
}
