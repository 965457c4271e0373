package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.carbon.DecayForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnForecastsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAYS = 150;
    private static final Instant FITTED = MadeUpGrid.day(140);

    private final SequencedMap<String, Curve> zones = MadeUpGrid.zones(2, DAYS, 11);
    private final Curve zone = zones.firstEntry().getValue();
    private final OwnForecasts fitted = OwnForecasts.fit(zones, FITTED, Outlook.none());

    @Test
    void a_zone_with_months_of_past_has_the_fitted_model() {
        OwnForecast forecast = fitted.forecast("zone-0", before(FITTED), FITTED).orElseThrow();

        assertThat(forecast.source()).isEqualTo(Forecaster.SOURCE);
        assertThat(forecast.issuedAt()).isEqualTo(FITTED);
        assertThat(forecast.quantiles().p50().end()).isEqualTo(FITTED.plus(HOUR.multipliedBy(96)));
    }

    @Test
    void later_in_the_day_the_fitted_model_goes_on_from_what_came() {
        Instant now = FITTED.plus(HOUR.multipliedBy(9)).plusSeconds(1_200);
        Instant issue = FITTED.plus(HOUR.multipliedBy(9));

        OwnForecast forecast = fitted.forecast("zone-0", before(now), now).orElseThrow();

        assertThat(forecast.source()).isEqualTo(Forecaster.SOURCE);
        assertThat(forecast.issuedAt()).isEqualTo(issue);
        assertThat(forecast.quantiles().p50().start()).isEqualTo(issue);
        assertThat(forecast.quantiles().p50().size()).isEqualTo(96 - 9);
    }

    @Test
    void a_level_that_moved_since_the_fit_moves_the_forecast_and_fades() {
        Instant issue = FITTED.plus(HOUR.multipliedBy(9));
        double[] higher = before(issue).toArray();
        for (int h = higher.length - 6; h < higher.length; h++) {
            higher[h] *= 1.2;
        }
        Curve moved = new Curve(zone.start(), HOUR, higher);

        Curve usual =
                fitted.forecast("zone-0", before(issue), issue).orElseThrow().quantiles().p50();
        Curve after = fitted.forecast("zone-0", moved, issue).orElseThrow().quantiles().p50();

        assertThat(after.get(0) / usual.get(0)).isCloseTo(1.2, within(1e-9));
        assertThat(after.get(24) / usual.get(24))
                .isCloseTo(StrictMath.pow(1.2, StrictMath.exp(-1)), within(1e-9));
    }

    @Test
    void four_whole_weeks_make_a_profile_and_two_days_a_decaying_level() {
        OwnForecasts none = OwnForecasts.unfitted();

        assertThat(source(none, last(30))).isEqualTo(OwnForecasts.PROFILE_SOURCE);
        assertThat(source(none, last(2))).isEqualTo(DecayForecast.SOURCE);
        assertThat(source(none, withGap(last(30), 300))).isEqualTo(DecayForecast.SOURCE);
    }

    @Test
    void less_than_two_days_make_none() {
        assertThat(OwnForecasts.unfitted().forecast("zone-0", withGap(last(2), 10), FITTED))
                .isEmpty();
    }

    @Test
    void each_has_bounds_around_it_that_widen() {
        for (Curve past : new Curve[] {last(50), last(30), last(10), last(2)}) {
            QuantileForecast made =
                    OwnForecasts.unfitted()
                            .forecast("zone-0", past, FITTED)
                            .orElseThrow()
                            .quantiles();
            for (int h = 0; h < 96; h++) {
                assertThat(made.p10().get(h)).isLessThanOrEqualTo(made.p50().get(h));
                assertThat(made.p90().get(h)).isGreaterThanOrEqualTo(made.p50().get(h));
            }
            assertThat(width(made, 0)).as("%s", past).isPositive();
            assertThat(width(made, 90)).as("%s", past).isGreaterThan(width(made, 0));
        }
    }

    @Test
    void bounds_hold_most_of_what_comes() {
        int within = 0;
        int all = 0;
        for (int day = 60; day < DAYS - 5; day++) {
            Instant now = MadeUpGrid.day(day);
            QuantileForecast made =
                    OwnForecasts.unfitted()
                            .forecast("zone-0", before(now), now)
                            .orElseThrow()
                            .quantiles();
            for (int h = 0; h < 96; h++) {
                double came = zone.valueAt(now.plus(HOUR.multipliedBy(h)));
                within += made.p10().get(h) <= came && came <= made.p90().get(h) ? 1 : 0;
                all++;
            }
        }

        System.out.printf("profile: 80 %% intervals held %.1f %%%n", 100.0 * within / all);
        assertThat((double) within / all).isBetween(0.70, 0.90);
    }

    @Test
    void what_came_later_is_not_read() {
        double[] spoilt = zone.toArray();
        int now = (int) Duration.between(zone.start(), FITTED).toHours();
        Arrays.fill(spoilt, now, spoilt.length, 9_999);
        Curve other = new Curve(zone.start(), HOUR, spoilt);

        assertThat(fitted.forecast("zone-0", other, FITTED))
                .isEqualTo(fitted.forecast("zone-0", zone, FITTED))
                .isPresent();
        assertThat(OwnForecasts.unfitted().forecast("zone-0", other, FITTED))
                .isEqualTo(OwnForecasts.unfitted().forecast("zone-0", zone, FITTED));
    }

    @Test
    void a_fit_of_yesterday_serves_when_the_last_hours_are_not_known_yet() {
        Instant now = FITTED.plus(Duration.ofDays(1)).plus(HOUR);

        OwnForecast forecast =
                fitted.forecast("zone-0", before(now.minus(HOUR.multipliedBy(3))), now)
                        .orElseThrow();

        assertThat(forecast.source()).isEqualTo(Forecaster.SOURCE);
        assertThat(forecast.quantiles().p50().size()).isEqualTo(96 - 25);
    }

    private static double width(QuantileForecast forecast, int hour) {
        return StrictMath.log(forecast.p90().get(hour) / forecast.p10().get(hour));
    }

    private static String source(OwnForecasts forecasts, Curve past) {
        return forecasts.forecast("zone-0", past, FITTED).orElseThrow().source();
    }

    private Curve before(Instant end) {
        int hours = (int) Duration.between(zone.start(), end).toHours();
        return new Curve(zone.start(), HOUR, Arrays.copyOf(zone.toArray(), hours));
    }

    /// The `days` before the fit.
    private Curve last(int days) {
        double[] values = before(FITTED).toArray();
        return new Curve(
                FITTED.minus(Duration.ofDays(days)),
                HOUR,
                Arrays.copyOfRange(values, values.length - days * 24, values.length));
    }

    private static Curve withGap(Curve curve, int from) {
        double[] values = curve.toArray();
        Arrays.fill(values, from, from + 8, Double.NaN);
        return new Curve(curve.start(), curve.step(), values);
    }
}
