package io.heliotrope.signals.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MixIntensityTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final GridZone ZONE = new GridZone("US-CAL-CISO");

    @Test
    void is_the_mean_of_the_fuels_factors_by_energy() {
        MixSeries mix = mix(Map.of(Fuel.GAS, 300.0, Fuel.SOLAR, 100.0));

        IntensitySeries<Lifecycle> lifecycle = MixIntensity.of(mix, ZONE, Lifecycle.LIFECYCLE);
        IntensitySeries<Direct> direct = MixIntensity.of(mix, ZONE, Direct.DIRECT);

        assertThat(grams(lifecycle)).isCloseTo((3 * 490 + 45) / 4.0, within(1e-9));
        assertThat(grams(direct)).isCloseTo(3 * 370 / 4.0, within(1e-9));
    }

    @Test
    void says_that_it_was_made_from_a_mix_and_is_an_estimate_of_our_zone() {
        IntensitySeries<Direct> series =
                MixIntensity.of(mix(Map.of(Fuel.GAS, 1.0)), ZONE, Direct.DIRECT);
        IntensityPoint point = series.points().getFirst();

        assertThat(series.zone()).isEqualTo(ZONE);
        assertThat(series.source()).isEqualTo("eia");
        assertThat(point.estimationMethod()).isEqualTo("derived-from-mix");
        assertThat(point.quality()).isEqualTo(Quality.ESTIMATED);
    }

    @Test
    void an_hour_with_too_much_of_unknown_origin_is_left_out() {
        assertThat(points(Map.of(Fuel.GAS, 90.0, Fuel.UNKNOWN, 10.0))).hasSize(1);
        assertThat(points(Map.of(Fuel.GAS, 89.0, Fuel.UNKNOWN, 11.0))).isEmpty();
        assertThat(points(Map.of(Fuel.UNKNOWN, 11.0))).isEmpty();
    }

    @Test
    void what_goes_into_storage_makes_nothing() {
        MixSeries mix = mix(Map.of(Fuel.GAS, 100.0, Fuel.BATTERY_DISCHARGE, -500.0));

        assertThat(grams(MixIntensity.of(mix, ZONE, Direct.DIRECT))).isEqualTo(370);
    }

    private static List<IntensityPoint> points(Map<Fuel, Double> megawatts) {
        return MixIntensity.of(mix(megawatts), ZONE, Direct.DIRECT).points();
    }

    private static double grams(IntensitySeries<?> series) {
        return series.points().getFirst().intensity().value();
    }

    private static MixSeries mix(Map<Fuel, Double> megawatts) {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        megawatts.forEach((fuel, value) -> power.put(fuel, new Megawatts(value)));
        return new MixSeries(
                new GridZone("CISO"),
                MixSeries.Side.PRODUCTION,
                "eia",
                NOON,
                List.of(
                        new MixPoint(
                                NOON, NOON.plusSeconds(3600), power, Quality.ESTIMATED, "", NOON)));
    }
}
