package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Half-hourly series that the project does not ship: run with `-Dheliotrope.traces=<folder>`,
/// where the folder holds `lwa/`. What is saved of what a clairvoyant saves, by jobs that run as
/// soon as nothing better is expected.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedSlotForecastsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("heliotrope.traces", ".")).resolve("lwa");
    private static final int DAY = 48;

    /// Every night from 17:00, steps before midnight, to 09:00; without the freedom at 01:00.
    private static final int OPENS = 14;

    private static final int WINDOW = 33;
    private static final int NOMINAL = 2;
    private static final int NIGHTS = 364;

    @Test
    void of_what_a_night_in_germany_can_save_seven_tenths_are_found() throws IOException {
        assertThat(nightly("de")).isGreaterThan(0.70);
    }

    @Test
    void in_great_britain_where_nights_are_flat_three_tenths_are() throws IOException {
        assertThat(nightly("gb")).isGreaterThan(0.30);
    }

    @Test
    void jobs_of_hours_that_may_pause_until_the_next_workday_find_more() throws IOException {
        assertThat(pausing("de")).isGreaterThan(0.735);
        assertThat(pausing("gb")).isGreaterThan(0.81);
    }

    private static double nightly(String country) throws IOException {
        double[] values = values(country);
        SlotForecaster forecaster = forecaster(40, SlotHabits.MOVED);
        double nominal = 0;
        double paid = 0;
        double least = 0;
        boolean waiting = false;
        for (int step = 0; step < NIGHTS * DAY - OPENS + WINDOW; step++) {
            forecaster.add(values[step]);
            int left = WINDOW - (step + OPENS) % DAY;
            if (step + OPENS < DAY || left < 1) {
                continue;
            }
            if (left == WINDOW) {
                waiting = true;
                nominal += values[step + OPENS + NOMINAL];
                least += Arrays.stream(values, step, step + WINDOW).min().orElseThrow();
            }
            if (waiting && (left == 1 || values[step] <= best(forecaster, left - 1))) {
                waiting = false;
                paid += values[step];
            }
        }
        double share = (nominal - paid) / (nominal - least);
        System.out.printf("%s nights: captured %.1f %%%n", country, 100 * share);
        return share;
    }

    private static double best(SlotForecaster forecaster, int steps) {
        return Arrays.stream(forecaster.forecast(steps)).min().orElseThrow();
    }

    /// The jobs of a file, by arrival; a job runs in this step when fewer steps than it still needs
    /// are expected to be better.
    private static double pausing(String country) throws IOException {
        double[] values = values(country);
        int[][] jobs = rows("ml_jobs.csv");
        int[] needs = Arrays.stream(jobs).mapToInt(job -> job[2] / 30).toArray();
        int[] ends = Arrays.stream(jobs).mapToInt(job -> (job[1] + job[2] + job[3]) / 30).toArray();
        double[] paid = new double[1];
        SlotForecaster forecaster = forecaster(8 * DAY, List.of(SlotHabits.MIDDLE));
        for (int step = 0; step < values.length; step++) {
            int now = step;
            forecaster.add(values[now]);
            double[] expected = forecaster.forecast(8 * DAY);
            IntStream.range(0, jobs.length)
                    .filter(job -> jobs[job][1] / 30 <= now && needs[job] > 0)
                    .filter(job -> better(expected, values[now], ends[job] - now) < needs[job])
                    .forEach(job -> {
                        needs[job]--;
                        paid[0] += values[now];
                    });
        }
        double atOnce = 0;
        double least = 0;
        for (int[] job : jobs) {
            int from = job[1] / 30;
            int need = job[2] / 30;
            atOnce += Arrays.stream(values, from, from + need).sum();
            least +=
                    Arrays.stream(values, from, from + need + job[3] / 30)
                            .sorted()
                            .limit(need)
                            .sum();
        }
        double share = (atOnce - paid[0]) / (atOnce - least);
        System.out.printf("%s pausing jobs: captured %.1f %%%n", country, 100 * share);
        return share;
    }

    /// How many of the steps left after this one are expected below `value`. When as many steps are
    /// left as are needed there are fewer than those: it runs.
    private static int better(double[] expected, double value, int left) {
        int better = 0;
        for (int h = 0; h < left - 1; h++) {
            better += expected[h] < value ? 1 : 0;
        }
        return better;
    }

    private static SlotForecaster forecaster(int horizon, List<SlotHabits> habits) {
        return new SlotForecaster(
                Instant.parse("2020-01-01T00:00:00Z"), Duration.ofMinutes(30), horizon, habits);
    }

    private static double[] values(String country) throws IOException {
        return Files.readAllLines(FOLDER.resolve(country + "_ci_30min_2020.csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
                .toArray();
    }

    private static int[][] rows(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .skip(1)
                .map(line ->
                        Arrays.stream(line.split(",", -1)).mapToInt(Integer::parseInt).toArray())
                .toArray(int[][]::new);
    }
}
