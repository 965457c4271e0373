package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.Score.Errors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScoringTest {
    private static final int DAYS = 240;

    private final SequencedMap<String, Curve> zones = MadeUpGrid.zones(3, DAYS, 11);

    private Score score(Set<String> extra, int from, int to) {
        return new Scoring(zones, Outlook.none(), extra)
                .score(MadeUpGrid.day(from), MadeUpGrid.day(to))
                .orElseThrow();
    }

    @Test
    void the_forecaster_is_better_than_what_anybody_can_do_and_its_interval_holds_what_it_says() {
        Score score = score(Set.of(), 180, 235);

        assertThat(score.baselines().values())
                .hasSize(3)
                .allSatisfy(baseline -> {
                    assertThat(score.mean().day1()).isLessThan(baseline.day1());
                    assertThat(score.mean().mean96()).isLessThan(baseline.mean96());
                });
        assertThat(score.coverage80()).isBetween(0.7, 0.9);
        assertThat(score.pinball()).isPositive();
    }

    @Test
    void a_region_that_is_extra_is_told_and_does_not_count() {
        Score all = score(Set.of(), 230, 235);
        Score without = score(Set.of("zone-2"), 230, 235);

        assertThat(without.regions()).isEqualTo(all.regions());
        assertThat(without.mean().mean96())
                .isCloseTo(
                        (of(all, "zone-0").mean96() + of(all, "zone-1").mean96()) / 2,
                        within(1e-9));
    }

    private static Errors of(Score score, String region) {
        return Optional.ofNullable(score.regions().get(region)).orElseThrow();
    }

    @Test
    void forecasts_whose_days_are_not_all_known_are_skipped_and_counted() {
        Score score = score(Set.of(), 235, 239);

        assertThat(score.issues()).isEqualTo(2 * 3);
        assertThat(score.skipped()).isEqualTo(3 * 3);
    }

    @Test
    void nothing_to_judge_is_no_score() {
        Scoring scoring = new Scoring(zones, Outlook.none(), Set.of());

        assertThat(scoring.score(MadeUpGrid.day(10), MadeUpGrid.day(12))).isEmpty();
    }

    @Test
    void errors_are_of_the_value_that_came() {
        Tally tally = new Tally();
        double[] forecast = new double[96];
        double[] came = new double[96];
        for (int h = 0; h < 96; h++) {
            forecast[h] = h < 24 ? 110 : 50;
            came[h] = h == 95 ? 0 : 100;
        }

        tally.add(forecast, came);

        assertThat(tally.errors().day1()).isCloseTo(10, within(1e-9));
        assertThat(tally.errors().day4()).isCloseTo(50, within(1e-9));
        assertThat(tally.errors().mean96()).isCloseTo((24 * 10 + 71 * 50) / 95.0, within(1e-9));
    }

    @Test
    void pinball_loss_and_coverage_are_those_of_the_quantiles() {
        Tally tally = new Tally();

        tally.add(new QuantileForecast(constant(80), constant(100), constant(130)), came(120, 140));

        assertThat(tally.coverage()).isCloseTo(0.5, within(1e-9));
        double inside = (0.1 * 40 + 0.5 * 20 + 0.1 * 10) / 3;
        double above = (0.1 * 60 + 0.5 * 40 + 0.9 * 10) / 3;
        assertThat(tally.pinball()).isCloseTo((inside + above) / 2, within(1e-9));
    }

    private static Curve constant(double value) {
        return new Curve(MadeUpGrid.START, Duration.ofHours(1), came(value, value));
    }

    private static double[] came(double even, double odd) {
        double[] came = new double[96];
        for (int h = 0; h < 96; h++) {
            came[h] = h % 2 == 0 ? even : odd;
        }
        return came;
    }

    @Test
    void a_series_that_repeats_every_day_is_known() {
        SequencedMap<String, Curve> same = new LinkedHashMap<>();
        double[] values = new double[DAYS * 24];
        for (int h = 0; h < values.length; h++) {
            values[h] = 200 + 10 * (h % 24);
        }
        same.put("same", new Curve(MadeUpGrid.START, Duration.ofHours(1), values));

        Score score =
                new Scoring(same, Outlook.none(), Set.of())
                        .score(MadeUpGrid.day(200), MadeUpGrid.day(205))
                        .orElseThrow();

        assertThat(score.mean().mean96()).isLessThan(1e-6);
        assertThat(of(score, "same")).isEqualTo(score.mean());
    }
}
