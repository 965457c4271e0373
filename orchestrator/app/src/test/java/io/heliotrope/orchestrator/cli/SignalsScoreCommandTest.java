package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalsScoreCommandTest {
    private static final int DAYS = 120;

    @TempDir private Path folder;

    /// Two regions and MISO for [#DAYS] days from 2021-01-01 on: a day that repeats, and noise.
    private String intensity() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("time_utc,DE,SE,MISO\n");
        Instant at = Instant.parse("2021-01-01T00:00:00Z");
        for (int h = 0; h < DAYS * 24; h++, at = at.plus(1, ChronoUnit.HOURS)) {
            double day = 1 + 0.3 * Math.sin(h % 24 * Math.PI / 12) + 0.02 * random.nextGaussian();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.2f,%.2f,%.2f%n",
                            at.toString().replace("T", " ").replace("Z", ""),
                            400 * day,
                            40 * day,
                            500 * day));
        }
        return Files.writeString(folder.resolve("intensity.csv"), csv).toString();
    }

    private static CliRun score(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "signals";
        all[1] = "score";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CliRun.of(new RecordingStarter(), all);
    }

    @Test
    void it_prints_every_region_the_mean_and_the_plain_forecasts() throws IOException {
        CliRun run =
                score("--intensity", intensity(), "--from", "2021-04-01", "--to", "2021-04-10");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("  DE ", "  SE ", "  MISO ", "mean ", "  last-value ")
                .contains("  same-hour-yesterday ", "  28-day-profile ", "30 forecasts scored");
    }

    @Test
    void as_json_it_has_the_names_that_scripts_read() throws IOException {
        CliRun run =
                score(
                        "--intensity",
                        intensity(),
                        "--from",
                        "2021-04-01",
                        "--to",
                        "2021-04-05",
                        "--json");

        JsonNode root = JsonMapper.builder().build().readTree(run.out());
        double of = root.path("regions").path("DE").path("mean96").doubleValue();
        double other = root.path("regions").path("SE").path("mean96").doubleValue();
        assertThat(root.path("regions").propertyNames()).containsExactly("DE", "SE", "MISO");
        assertThat(root.path("regions").path("DE").propertyNames())
                .containsExactly("day1", "day2", "day3", "day4", "mean96");
        assertThat(root.path("mean").path("mean96").doubleValue())
                .isBetween(Math.min(of, other) - 1e-4, Math.max(of, other) + 1e-4);
        assertThat(root.path("coverage80").doubleValue()).isBetween(0.5, 1.0);
        assertThat(root.path("pinball").doubleValue()).isPositive();
        assertThat(root.path("baselines").propertyNames())
                .containsExactly("last-value", "same-hour-yesterday", "28-day-profile");
        assertThat(root.path("baselines").path("last-value").propertyNames())
                .containsExactly("day1", "mean96");
    }

    @Test
    void without_enough_history_it_says_what_the_file_holds_and_what_is_needed()
            throws IOException {
        CliRun run =
                score("--intensity", intensity(), "--from", "2021-01-10", "--to", "2021-01-20");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("2021-01-10", "intensity.csv holds 2021-01-01T00:00:00Z to")
                .contains("two months of history");
    }

    @Test
    void days_the_wrong_way_round_and_files_that_are_none_are_refused() throws IOException {
        CliRun backwards =
                score("--intensity", intensity(), "--from", "2021-04-10", "--to", "2021-04-01");
        CliRun missing =
                score("--intensity", "nowhere.csv", "--from", "2021-04-01", "--to", "2021-04-10");

        assertThat(backwards.exitCode()).isEqualTo(2);
        assertThat(backwards.err()).contains("--to 2021-04-01 is before --from 2021-04-10");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("nowhere.csv", "no such file");
    }
}
