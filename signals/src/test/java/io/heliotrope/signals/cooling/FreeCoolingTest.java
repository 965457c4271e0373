package io.heliotrope.signals.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.cooling.FreeCooling.Opening;
import io.heliotrope.signals.weather.AirCurves;
import io.heliotrope.signals.weather.Psychrometrics;
import io.heliotrope.signals.window.Window;
import io.heliotrope.signals.window.WindowRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FreeCoolingTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-07-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double GAP = Double.NaN;
    private static final CoolingForecast SITE =
            new CoolingForecast(new PueModel(Cooling.LIQUID_W32, 1), WaterUse.NONE);

    @Test
    void a_window_is_a_run_of_slots_without_machines() {
        assertThat(windows(FreeCooling.STRICT, 30, 25, 24, 26, 31, 31, 20))
                .containsExactly(hours(1, 4), hours(6, 7));
    }

    @Test
    void one_warm_slot_does_not_end_it_but_counts_in_the_mean() {
        List<Opening> openings = FreeCooling.STRICT.windows(curves(20, 31, 20, 31, 31, 31, 31, 31));

        assertThat(openings).extracting(Opening::window).containsExactly(hours(0, 3));
        assertThat(openings.getFirst().meanPue()).isCloseTo((1.1 + 1.2 + 1.1) / 3, within(1e-12));
    }

    @Test
    void two_warm_slots_end_it() {
        assertThat(windows(FreeCooling.STRICT, 20, 31, 31, 20))
                .containsExactly(hours(0, 1), hours(3, 4));
    }

    @Test
    void a_slot_without_weather_ends_it() {
        assertThat(windows(FreeCooling.STRICT, 20, GAP, 20))
                .containsExactly(hours(0, 1), hours(2, 3));
    }

    @Test
    void once_open_it_bears_a_trace_of_machines() {
        assertThat(windows(FreeCooling.STRICT, 26.2, 26, 26.2, 26.29, 31, 31))
                .containsExactly(hours(1, 4));
        assertThat(windows(FreeCooling.STRICT, 26.2, 26, 26.2, 26.31, 31, 31))
                .containsExactly(hours(1, 3));
    }

    @Test
    void short_windows_can_be_left_out() {
        FreeCooling longer =
                new FreeCooling(0, FreeCooling.STRICT.rules().atLeast(Duration.ofHours(2)));

        assertThat(windows(longer, 20, 31, 31, 20, 20, 31, 31)).containsExactly(hours(3, 5));
    }

    @Test
    void a_threshold_above_zero_lets_some_machines_run() {
        FreeCooling half = new FreeCooling(0.5, WindowRules.USUAL);

        assertThat(windows(half, 31, 30, 32, 40, 40)).containsExactly(hours(0, 2));
    }

    @Test
    void damp_nights_are_no_windows_for_an_air_side_site() {
        Curve celsius = curve(20, 20, 20, 20);
        Curve humidity = curve(0.6, 0.95, 0.95, 0.6);
        CoolingForecast airSide =
                new CoolingForecast(new PueModel(Cooling.AIR_SIDE, 1), WaterUse.NONE);

        List<Opening> openings =
                FreeCooling.STRICT.windows(
                        airSide.of(AirCurves.atPressure(celsius, humidity, 101_325)));

        assertThat(openings)
                .containsExactly(new Opening(hours(0, 1), 1.06), new Opening(hours(3, 4), 1.06));
    }

    @Test
    void a_share_beyond_one_is_refused() {
        assertThatThrownBy(() -> new FreeCooling(1.1, WindowRules.USUAL))
                .hasMessage("mechanical share must be 0.0..1.0, was 1.1");
    }

    private static List<Window> windows(FreeCooling freeCooling, double... celsius) {
        return freeCooling.windows(curves(celsius)).stream().map(Opening::window).toList();
    }

    private static CoolingCurves curves(double... celsius) {
        double[] humidity = new double[celsius.length];
        Arrays.fill(humidity, 0.4);
        return SITE.of(
                AirCurves.atPressure(
                        curve(celsius), curve(humidity), Psychrometrics.pressureAt(100)));
    }

    private static Window hours(int from, int to) {
        return new Window(
                MIDNIGHT.plus(HOUR.multipliedBy(from)), MIDNIGHT.plus(HOUR.multipliedBy(to)));
    }

    private static Curve curve(double... values) {
        return new Curve(MIDNIGHT, HOUR, values);
    }
}
