package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.TrustSamples.HOUR;
import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.forecast.QuantileForecast;
import io.heliotrope.signals.skill.Skill;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk that lives for twelve days with a provider whose forecasts it can check.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeskSkillTest {
    private static final int DAYS = 12;
    private static final Instant LAST = hour(24 * DAYS);

    @TempDir private Path folder;
    private DeskScene it;

    /// What comes is known beforehand; the desk reads no more of it than has ended.
    @BeforeEach
    void open() {
        it = new DeskScene(folder);
        double[] grams = new double[24 * (DAYS + 20)];
        Arrays.setAll(grams, i -> 300 + 100 * StrictMath.sin(Math.PI * i / 12) + i % 5);
        it.history = new Curve(hour(-24 * 10), HOUR, grams);
    }

    @Test
    void a_provider_that_always_says_too_much_is_corrected_and_gets_a_band_of_its_errors() {
        IntensityForecast last = live(_ -> 1.2, Double.NaN);

        assertThat(last.told())
                .extracting(Part::source, Part::step)
                .containsExactly(tuple("a+bias", Step.FORECAST));
        assertThat(last.gramsPerKwh().valueAt(LAST.plus(HOUR)))
                .isCloseTo(it.history.valueAt(LAST.plus(HOUR)), within(6.0));
        assertThat(last.interval()).isPresent();
    }

    @Test
    void our_own_forecast_takes_the_hours_that_it_knows_better() {
        IntensityForecast last = live(h -> h < 24 ? 1 : h % 2 == 0 ? 1.3 : 0.7, 1.05);

        assertThat(last.told())
                .extracting(Part::step, Part::from)
                .containsExactly(
                        tuple(Step.FORECAST, LAST), tuple(Step.OWN_FORECAST, hour(24 * DAYS + 24)));
        assertThat(it.desk.skills())
                .extracting(Skill::source)
                .contains("a", "a+bias", "model:test");
    }

    @FunctionalInterface
    private interface Off {
        /// By which factor the hour `hoursAhead` is off.
        double at(int hoursAhead);
    }

    /// Every six hours a forecast of the provider and one of our own, which is off by `own`.
    private IntensityForecast live(Off provider, double own) {
        List<IntensityForecast> told = new ArrayList<>();
        for (Instant now = NOON; !now.isAfter(LAST); now = now.plus(HOUR.multipliedBy(6))) {
            it.forecast("a", now, now, values(now, provider));
            if (!Double.isNaN(own)) {
                Curve curve = new Curve(now, HOUR, values(now, _ -> own));
                it.desk.own(
                        new OwnForecast(
                                "model:test", now, new QuantileForecast(curve, curve, curve)));
            }
            for (var signal : it.due(now)) {
                if (signal instanceof IntensityForecast forecast) {
                    told.add(forecast);
                }
            }
        }
        return told.getLast();
    }

    private double[] values(Instant from, Off error) {
        double[] values = new double[96];
        Arrays.setAll(
                values, h -> it.history.valueAt(from.plus(HOUR.multipliedBy(h))) * error.at(h));
        return values;
    }
}
