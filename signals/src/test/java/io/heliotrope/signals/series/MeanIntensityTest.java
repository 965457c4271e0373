package io.heliotrope.signals.series;

import static io.heliotrope.signals.series.SeriesSamples.NOON;
import static io.heliotrope.signals.series.SeriesSamples.ZONE;
import static io.heliotrope.signals.series.SeriesSamples.at;
import static io.heliotrope.signals.series.SeriesSamples.lifecycle;
import static io.heliotrope.signals.series.SeriesSamples.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeanIntensityTest {
    @Test
    void an_hour_from_twenty_past_over_half_hours_is_weighted_by_time() {
        IntensitySeries<Lifecycle> halfHours =
                lifecycle(point(0, 30, 100), point(30, 60, 200), point(60, 90, 400));

        MeanIntensity<Lifecycle> mean = halfHours.mean(at(20), at(80)).orElseThrow();

        // 10 min of 100, 30 min of 200, 20 min of 400.
        assertThat(mean.mean().value())
                .isCloseTo((10 * 100 + 30 * 200 + 20 * 400) / 60.0, within(1e-9));
        assertThat(mean.isWhole()).isTrue();
    }

    @Test
    void five_fifteen_thirty_and_sixty_minutes_meet_in_one_question() {
        IntensitySeries<Lifecycle> mixed =
                lifecycle(
                        point(0, 5, 120),
                        point(5, 10, 240),
                        point(10, 25, 80),
                        point(25, 55, 300),
                        point(55, 115, 60));

        MeanIntensity<Lifecycle> mean = mixed.mean(at(2), at(100)).orElseThrow();

        double expected = (3 * 120 + 5 * 240 + 15 * 80 + 30 * 300 + 45 * 60) / 98.0;
        assertThat(mean.mean().value()).isCloseTo(expected, within(1e-9));
        assertThat(mean.covered()).isEqualTo(Duration.ofMinutes(98));
    }

    @Test
    void the_same_hour_has_the_same_mean_at_any_length_of_its_points() {
        double[] gramsOfQuarters = {100, 140, 220, 60};
        List<IntensityPoint> quarters = new ArrayList<>();
        List<IntensityPoint> fives = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            fives.add(point(5 * i, 5 * i + 5, gramsOfQuarters[i / 3]));
        }
        for (int i = 0; i < 4; i++) {
            quarters.add(point(15 * i, 15 * i + 15, gramsOfQuarters[i]));
        }

        double byFives = mean(fives, at(7), at(48));

        assertThat(mean(quarters, at(7), at(48))).isCloseTo(byFives, within(1e-9));
        assertThat(byFives)
                .isCloseTo((8 * 100 + 15 * 140 + 15 * 220 + 3 * 60) / 41.0, within(1e-9));
    }

    @Test
    void a_gap_stays_a_gap_and_how_much_is_known_is_told() {
        IntensitySeries<Lifecycle> gappy = lifecycle(point(0, 15, 100), point(45, 60, 300));

        MeanIntensity<Lifecycle> mean = gappy.mean(at(0), at(60)).orElseThrow();

        assertThat(mean.mean().value()).isCloseTo(200, within(1e-9));
        assertThat(mean.covered()).isEqualTo(Duration.ofMinutes(30));
        assertThat(mean.asked()).isEqualTo(Duration.ofMinutes(60));
        assertThat(mean.coveredShare()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.isWhole()).isFalse();
    }

    @Test
    void of_a_time_of_which_nothing_is_known_there_is_no_mean() {
        IntensitySeries<Lifecycle> gappy = lifecycle(point(0, 15, 100), point(45, 60, 300));

        assertThat(gappy.mean(at(15), at(45))).isEmpty();
        assertThat(gappy.mean(at(60), at(90))).isEmpty();
        assertThat(lifecycle().mean(at(0), at(1))).isEmpty();
        assertThatThrownBy(() -> gappy.mean(at(10), at(10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_last_revision_counts() {
        IntensitySeries<Lifecycle> revised =
                lifecycle(point(0, 60, 100, NOON), point(0, 60, 140, NOON.plusSeconds(1)));

        MeanIntensity<Lifecycle> mean = revised.mean(at(0), at(60)).orElseThrow();

        assertThat(mean.mean().value()).isCloseTo(140, within(1e-9));
        assertThat(mean.coveredShare()).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_mean_is_as_good_as_the_worst_that_went_into_it() {
        IntensitySeries<Lifecycle> series =
                lifecycle(
                        point(0, 60, 1, NOON, Quality.MEASURED),
                        point(60, 120, 1, NOON, Quality.FORECAST));

        assertThat(series.mean(at(0), at(60)).orElseThrow().quality()).isEqualTo(Quality.MEASURED);
        assertThat(series.mean(at(30), at(90)).orElseThrow().quality()).isEqualTo(Quality.FORECAST);
    }

    @Test
    void the_parts_of_a_window_add_up_to_the_whole() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            List<IntensityPoint> points = new ArrayList<>();
            double minute = 0;
            while (minute < 600) {
                double length = new double[] {5, 15, 30, 60}[random.nextInt(4)];
                points.add(point(minute, minute + length, random.nextDouble(1, 900)));
                minute += length;
            }
            double from = random.nextDouble(0, 250);
            double middle = from + random.nextDouble(1, 150);
            double to = middle + random.nextDouble(1, 150);

            double whole = mean(points, at(from), at(to)) * (to - from);
            double parts =
                    mean(points, at(from), at(middle)) * (middle - from)
                            + mean(points, at(middle), at(to)) * (to - middle);

            assertThat(parts).as("seed %d, round %d", seed, round).isCloseTo(whole, within(0.05));
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-06-01, 24"})
    void a_local_day_has_as_many_hours_as_it_has(LocalDate day, int hours) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant from = day.atStartOfDay(berlin).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(berlin).toInstant();
        List<IntensityPoint> points = new ArrayList<>();
        for (int hour = -3; hour < 30; hour++) {
            Instant start = from.plus(Duration.ofHours(hour));
            points.add(
                    new IntensityPoint(
                            start,
                            start.plus(Duration.ofHours(1)),
                            new GramsPerKwh(100 + hour),
                            Spread.Untold.UNTOLD,
                            Quality.MEASURED,
                            "",
                            from));
        }

        MeanIntensity<Lifecycle> mean =
                lifecycle(points.toArray(IntensityPoint[]::new)).mean(from, to).orElseThrow();

        assertThat(mean.covered()).isEqualTo(Duration.ofHours(hours));
        assertThat(mean.mean().value()).isCloseTo(100 + (hours - 1) / 2.0, within(1e-9));
    }

    @Test
    void means_of_one_basis_are_compared_by_their_grams() {
        MeanIntensity<Lifecycle> low =
                lifecycle(point(0, 60, 90)).mean(at(0), at(60)).orElseThrow();
        MeanIntensity<Lifecycle> high =
                lifecycle(point(0, 60, 91)).mean(at(0), at(60)).orElseThrow();

        assertThat(low).isLessThan(high);
    }

    private static double mean(List<IntensityPoint> points, Instant from, Instant to) {
        return new IntensitySeries<>(ZONE, Direct.DIRECT, "test", NOON, points)
                .mean(from, to)
                .orElseThrow()
                .mean()
                .value();
    }
}
