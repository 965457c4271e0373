package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.cooling.SiteCooling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedFeedTest {
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final GridZone ZONE = new GridZone("Z");

    @Test
    void says_the_value_of_the_current_step_as_measured() {
        List<Signal> signals = feed(10, 20, 30).at(START.plus(Duration.ofMinutes(90)));

        Intensity intensity = only(signals, Intensity.class);
        assertThat(intensity.reading().intensity().value()).isEqualTo(20);
        assertThat(intensity.reading().quality()).isEqualTo(Quality.MEASURED);
        assertThat(intensity.reading().source()).isEqualTo("recorded");
        assertThat(intensity.validFrom()).isEqualTo(START.plus(HOUR));
        assertThat(intensity.validTo()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
        IntensityForecast forecast = only(signals, IntensityForecast.class);
        assertThat(forecast.quality()).isEqualTo(Quality.MODELLED);
        assertThat(forecast.source()).isEqualTo("model:clim-level");
        assertThat(forecast.issuedAt()).isEqualTo(START.plus(HOUR));
        assertThat(forecast.gramsPerKwh().start()).isEqualTo(START.plus(HOUR));
    }

    @Test
    void a_gap_is_silence_and_the_forecast_goes_on() {
        List<Signal> signals = feed(10, Double.NaN, 30).at(START.plus(HOUR));

        assertThat(signals).noneMatch(Intensity.class::isInstance);
        assertThat(only(signals, IntensityForecast.class).gramsPerKwh().get(0)).isEqualTo(10);
    }

    @Test
    void a_zero_is_a_value() {
        Intensity intensity = only(feed(0, 20).at(START), Intensity.class);

        assertThat(intensity.reading().intensity().value()).isZero();
    }

    @Test
    void nothing_is_known_before_the_series_and_after_it_only_the_forecast() {
        assertThat(feed(10, 20).at(START.minusSeconds(1))).isEmpty();
        assertThat(feed(10, 20).at(START.plus(Duration.ofHours(2))))
                .hasSize(1)
                .allMatch(IntensityForecast.class::isInstance);
    }

    @Test
    void the_average_is_of_the_time_before_the_start_alone() {
        double[] values = new double[72];
        Arrays.fill(values, 0, 48, 100);
        Arrays.fill(values, 48, 72, 900);

        YearlyAverage average =
                only(feed(values).before(START.plus(HOUR.multipliedBy(48))), YearlyAverage.class);

        assertThat(average.reading().intensity().value()).isEqualTo(100);
        assertThat(average.reading().quality()).isEqualTo(Quality.STATIC);
        assertThat(average.reading().source()).isEqualTo("recorded:average-of-2-days");
    }

    @Test
    void without_a_day_of_past_there_is_no_average() {
        assertThat(feed(new double[72]).before(START.plus(HOUR.multipliedBy(23)))).isEmpty();
        assertThat(feed(new double[72]).before(START.plus(HOUR.multipliedBy(24)))).hasSize(1);
        assertThat(feed(new double[72]).before(START)).isEmpty();
    }

    @Test
    void a_replay_brings_news_only_when_a_step_begins() {
        RecordedFeed.Replay replay = feed(new double[100]).replay();

        List<Signal> first = replay.at(START.plus(HOUR.multipliedBy(30)));

        assertThat(first).hasSize(3).first().isInstanceOf(YearlyAverage.class);
        assertThat(replay.at(START.plus(HOUR.multipliedBy(30)).plusSeconds(3599))).isEmpty();
        assertThat(replay.at(START.plus(HOUR.multipliedBy(31)))).hasSize(2);
        assertThat(replay.at(START.plus(HOUR.multipliedBy(31)))).isEmpty();
    }

    @Test
    void a_clock_that_steps_back_brings_no_news() {
        RecordedFeed.Replay replay = feed(new double[100]).replay();
        replay.at(START.plus(HOUR.multipliedBy(30)));

        assertThat(replay.at(START.plus(HOUR.multipliedBy(10)))).isEmpty();
        assertThat(replay.at(START.plus(HOUR.multipliedBy(31)))).hasSize(2);
    }

    @Test
    void a_zone_has_one_series() {
        RecordedSeries series = feed(1, 2).grids().getFirst();

        assertThatThrownBy(() -> new RecordedFeed(List.of(series, series), List.of()))
                .hasMessageContaining("zone Z has more than one series");
    }

    @RepeatedTest(20)
    void changing_the_future_changes_nothing_that_is_said_before(RepetitionInfo repetition) {
        RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
        Duration step = Duration.ofMinutes(List.of(15, 30, 60).get(random.nextInt(3)));
        int size = 200 + random.nextInt(3000);
        double[] past = new double[size];
        for (int i = 0; i < size; i++) {
            past[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextDouble(0, 40);
        }
        int known = 1 + random.nextInt(size - 1);
        double[] other = past.clone();
        for (int i = known; i < size; i++) {
            other[i] = random.nextBoolean() ? Double.NaN : random.nextDouble(0, 40);
        }

        RecordedFeed one = feedWithWeather(step, past);
        RecordedFeed two = feedWithWeather(step, other);

        for (int i = 0; i < known; i += 1 + random.nextInt(known)) {
            Instant now =
                    START.plus(step.multipliedBy(i)).plusMillis(random.nextLong(step.toMillis()));
            assertThat(two.at(now)).as("seed %s, step %s", repetition, i).isEqualTo(one.at(now));
            assertThat(two.before(now)).isEqualTo(one.before(now));
        }
        Instant last = START.plus(step.multipliedBy(known)).minusMillis(1);
        assertThat(two.at(last)).isEqualTo(one.at(last));
    }

    @Test
    void the_pue_of_the_current_step_follows_the_measured_temperature() {
        double[] celsius = new double[48];
        Arrays.fill(celsius, 10);
        celsius[40] = 36;

        SiteForecast pue =
                only(
                        feedWithWeather(HOUR, celsius).at(START.plus(HOUR.multipliedBy(40))),
                        SiteForecast.class);

        assertThat(pue.region()).isEqualTo(new RegionId("r"));
        assertThat(pue.pue().get(0)).isEqualTo(1.25);
        assertThat(pue.pue().get(95)).isCloseTo(1.06, within(1e-9));
    }

    private static RecordedFeed feed(double... values) {
        return new RecordedFeed(List.of(grid(HOUR, values)), List.of());
    }

    private static RecordedFeed feedWithWeather(Duration step, double... values) {
        RecordedWeather site =
                new RecordedWeather(
                        new RegionId("r"),
                        new SiteCooling(new PueModel(Cooling.AIR_SIDE, 1), null),
                        ZoneOffset.ofHours(9),
                        new Curve(START, step, values),
                        null);
        return new RecordedFeed(List.of(grid(step, values)), List.of(site));
    }

    private static RecordedSeries grid(Duration step, double... values) {
        return new RecordedSeries(
                ZONE,
                Basis.AVERAGE_LIFECYCLE,
                ZoneOffset.ofHours(-8),
                new Curve(START, step, values));
    }

    private static <T extends Signal> T only(List<Signal> signals, Class<T> kind) {
        List<T> found = signals.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
