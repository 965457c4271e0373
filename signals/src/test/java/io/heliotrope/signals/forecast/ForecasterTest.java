package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForecasterTest {
    private static final int DAYS = 200;
    private static final Instant ISSUE = MadeUpGrid.day(190);
    private static final String ZONE = "zone-0";

    private final SequencedMap<String, Curve> zones = MadeUpGrid.zones(3, DAYS, 7);

    private static Curve zone(SequencedMap<String, Curve> zones) {
        return Optional.ofNullable(zones.get(ZONE)).orElseThrow();
    }

    private static Forecaster fit(SequencedMap<String, Curve> zones) {
        return Forecaster.fit(zones, ISSUE, Outlook.none()).orElseThrow();
    }

    private static QuantileForecast forecast(SequencedMap<String, Curve> zones) {
        return fit(zones).forecast(ZONE, zone(zones), ISSUE).orElseThrow();
    }

    /// The same zones, other than told from `from` on.
    private SequencedMap<String, Curve> changed(Instant from, double value) {
        SequencedMap<String, Curve> other = new LinkedHashMap<>();
        zones.forEach((name, curve) -> {
            double[] values = curve.toArray();
            int at = (int) Duration.between(curve.start(), from).toHours();
            Arrays.fill(values, at, Math.min(values.length, at + 12), value);
            other.put(name, new Curve(curve.start(), curve.step(), values));
        });
        return other;
    }

    @Test
    void it_covers_four_days_from_its_issue_on_and_its_quantiles_are_in_order() {
        QuantileForecast made = forecast(zones);

        assertThat(made.p50().start()).isEqualTo(ISSUE);
        assertThat(made.p50().end()).isEqualTo(ISSUE.plus(Forecaster.HORIZON));
        for (int h = 0; h < made.p50().size(); h++) {
            assertThat(made.p10().get(h)).isPositive().isLessThanOrEqualTo(made.p50().get(h));
            assertThat(made.p90().get(h)).isGreaterThanOrEqualTo(made.p50().get(h));
        }
    }

    @Test
    void what_comes_later_is_never_read() {
        assertThat(forecast(changed(ISSUE, 9_999))).isEqualTo(forecast(zones));
    }

    @Test
    void what_came_just_before_is() {
        assertThat(forecast(changed(ISSUE.minus(Duration.ofHours(12)), 900)))
                .isNotEqualTo(forecast(zones));
    }

    @Test
    void a_long_gap_in_the_last_four_weeks_means_no_forecast() {
        SequencedMap<String, Curve> gap = changed(ISSUE.minus(Duration.ofDays(9)), Double.NaN);

        assertThat(fit(gap).forecast(ZONE, zone(gap), ISSUE)).isEmpty();
    }

    @Test
    void a_long_gap_further_back_costs_examples_only() {
        SequencedMap<String, Curve> gap = changed(ISSUE.minus(Duration.ofDays(60)), Double.NaN);

        assertThat(fit(gap).forecast(ZONE, zone(gap), ISSUE)).isPresent();
    }

    @Test
    void a_zone_with_too_short_a_past_is_left_out() {
        SequencedMap<String, Curve> some = new LinkedHashMap<>(zones);
        Curve young = MadeUpGrid.zone(DAYS, 100, 3);
        double[] values = young.toArray();
        Arrays.fill(values, 0, 150 * 24, Double.NaN);
        some.put("young", new Curve(young.start(), young.step(), values));

        Forecaster fitted = fit(some);

        assertThat(fitted.forecast("young", young, ISSUE)).isEmpty();
        assertThat(fitted.forecast(ZONE, zone(some), ISSUE)).isPresent();
        assertThat(Forecaster.fit(zones, MadeUpGrid.day(40), Outlook.none())).isEmpty();
    }

    @Test
    void a_later_day_is_forecast_without_a_new_fit() {
        Instant later = ISSUE.plus(Duration.ofDays(3));

        QuantileForecast made = fit(zones).forecast(ZONE, zone(zones), later).orElseThrow();

        assertThat(made.p50().start()).isEqualTo(later);
    }

    @Test
    void a_finer_series_is_forecast_hour_by_hour() {
        Curve hourly = zone(zones);
        double[] quarters = new double[hourly.size() * 4];
        for (int i = 0; i < quarters.length; i++) {
            quarters[i] = hourly.get(i / 4);
        }
        SequencedMap<String, Curve> fine = new LinkedHashMap<>(zones);
        fine.put(ZONE, new Curve(hourly.start(), Duration.ofMinutes(15), quarters));

        assertThat(forecast(fine).p50()).isEqualTo(forecast(zones).p50());
    }
}
