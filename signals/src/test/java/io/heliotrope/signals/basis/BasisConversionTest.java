package io.heliotrope.signals.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BasisConversionTest {
    private static final GridZone ZONE = new GridZone("DE");
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /// Half coal, half wind: 415.5 g over the life cycle, 380 g direct.
    private static final Map<Fuel, Double> HALF_COAL = Map.of(Fuel.COAL, 10.0, Fuel.WIND, 10.0);

    @Test
    void a_mix_adds_what_fuels_emit_before_and_after_they_burn() {
        IntensitySeries<Lifecycle> converted =
                BasisConversion.toLifecycle(mix(HALF_COAL)).convert(direct(380));

        assertThat(grams(converted)).isCloseTo(415.5, within(1e-9));
        assertThat(converted.basis()).isSameAs(Lifecycle.LIFECYCLE);
    }

    @Test
    void a_mix_takes_away_what_is_not_emitted_on_the_spot() {
        IntensitySeries<Direct> converted =
                BasisConversion.toDirect(mix(HALF_COAL)).convert(lifecycle(415.5));

        assertThat(grams(converted)).isCloseTo(380, within(1e-9));
    }

    @Test
    void a_grid_of_water_emits_nothing_directly() {
        MixSeries water = mix(Map.of(Fuel.HYDRO, 10.0));

        assertThat(grams(BasisConversion.toDirect(water).convert(lifecycle(24)))).isZero();
        assertThat(grams(BasisConversion.toLifecycle(water).convert(direct(0)))).isEqualTo(24);
    }

    @Test
    void what_comes_out_is_estimated_named_and_uncertain() {
        IntensityPoint point =
                BasisConversion.toLifecycle(mix(HALF_COAL))
                        .convert(direct(380))
                        .points()
                        .getFirst();

        double off = 1.2816 * 0.3 * 35.5;
        assertThat(point.quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(point.estimationMethod()).isEqualTo("mix-factors");
        assertThat(point.spread())
                .isInstanceOfSatisfying(
                        Spread.Between.class,
                        between -> {
                            assertThat(between.p10().value()).isCloseTo(415.5 - off, within(1e-9));
                            assertThat(between.p90().value()).isCloseTo(415.5 + off, within(1e-9));
                        });
    }

    @Test
    void a_quality_that_is_worse_stays_worse() {
        IntensitySeries<Direct> modelled =
                series(Direct.DIRECT, NOON, 1, Quality.MODELLED, _ -> 380);

        assertThat(
                        BasisConversion.toLifecycle(mix(HALF_COAL))
                                .convert(modelled)
                                .points()
                                .getFirst()
                                .quality())
                .isEqualTo(Quality.MODELLED);
    }

    @Test
    void oil_storage_and_the_unknown_are_left_out_up_to_a_tenth() {
        Map<Fuel, Double> little = Map.of(Fuel.COAL, 45.0, Fuel.WIND, 45.0, Fuel.OIL, 10.0);
        Map<Fuel, Double> much = Map.of(Fuel.COAL, 40.0, Fuel.WIND, 40.0, Fuel.UNKNOWN, 20.0);

        assertThat(grams(BasisConversion.toLifecycle(mix(little)).convert(direct(380))))
                .isCloseTo(415.5, within(1e-9));
        assertThat(BasisConversion.toLifecycle(mix(much)).convert(direct(380)).points()).isEmpty();
    }

    @Test
    void storage_that_takes_power_in_makes_none() {
        Map<Fuel, Double> charging =
                Map.of(Fuel.COAL, 10.0, Fuel.WIND, 10.0, Fuel.HYDRO_DISCHARGE, -8.0);

        assertThat(grams(BasisConversion.toLifecycle(mix(charging)).convert(direct(380))))
                .isCloseTo(415.5, within(1e-9));
    }

    @Test
    void hours_to_come_take_the_mix_of_the_same_hour_before_and_are_less_certain() {
        BasisConversion<Direct, Lifecycle> conversion = BasisConversion.toLifecycle(mix(HALF_COAL));
        IntensitySeries<Direct> ahead =
                series(Direct.DIRECT, NOON.plus(Duration.ofDays(4)), 1, Quality.FORECAST, _ -> 380);
        IntensitySeries<Direct> farAhead =
                series(Direct.DIRECT, NOON.plus(Duration.ofDays(5)), 1, Quality.FORECAST, _ -> 380);

        assertThat(width(conversion.convert(ahead)))
                .isGreaterThan(1.4 * width(conversion.convert(direct(380))));
        assertThat(conversion.convert(farAhead).points()).isEmpty();
    }

    @Test
    void a_line_says_how_both_went_together() {
        Instant start = NOON.minus(Duration.ofHours(50));
        IntToDoubleFunction grams = i -> 200 + 10 * (i % 7);
        BasisConversion<Direct, Lifecycle> line =
                BasisConversion.toLifecycle(
                                series(Direct.DIRECT, start, 50, Quality.MEASURED, grams),
                                series(
                                        Lifecycle.LIFECYCLE,
                                        start,
                                        50,
                                        Quality.MEASURED,
                                        i -> 40 + 1.05 * grams.applyAsDouble(i)),
                                NOON)
                        .orElseThrow();

        IntensityPoint point = line.convert(direct(300)).points().getFirst();

        assertThat(point.intensity().value()).isCloseTo(355, within(1e-6));
        assertThat(point.quality()).isEqualTo(Quality.MODELLED);
        assertThat(point.estimationMethod()).isEqualTo("trailing-line");
    }

    @Test
    void a_line_does_not_reach_far_beyond_what_it_was_drawn_from() {
        Instant start = NOON.minus(Duration.ofHours(50));
        BasisConversion<Lifecycle, Direct> line =
                BasisConversion.toDirect(
                                series(
                                        Lifecycle.LIFECYCLE,
                                        start,
                                        50,
                                        Quality.MEASURED,
                                        i -> 200 + i),
                                series(Direct.DIRECT, start, 50, Quality.MEASURED, i -> 150 + i),
                                NOON)
                        .orElseThrow();

        assertThat(line.convert(lifecycle(99)).points()).isEmpty();
        assertThat(line.convert(lifecycle(500)).points()).isEmpty();
        assertThat(grams(line.convert(lifecycle(300)))).isCloseTo(250, within(1e-6));
    }

    @Test
    void too_little_in_common_makes_no_line() {
        Instant start = NOON.minus(Duration.ofHours(47));

        assertThat(
                        BasisConversion.toDirect(
                                series(
                                        Lifecycle.LIFECYCLE,
                                        start,
                                        47,
                                        Quality.MEASURED,
                                        i -> 200 + i),
                                series(Direct.DIRECT, start, 47, Quality.MEASURED, i -> 150 + i),
                                NOON))
                .isEmpty();
        assertThat(
                        BasisConversion.toDirect(
                                series(
                                        Lifecycle.LIFECYCLE,
                                        start,
                                        47,
                                        Quality.MEASURED,
                                        i -> 200 + i),
                                series(Direct.DIRECT, NOON, 90, Quality.MEASURED, i -> 150 + i),
                                NOON))
                .isEmpty();
    }

    private static double grams(IntensitySeries<?> series) {
        return series.points().getFirst().intensity().value();
    }

    private static double width(IntensitySeries<?> series) {
        return series.points().getFirst().spread() instanceof Spread.Between between
                ? between.p90().value() - between.p10().value()
                : Double.NaN;
    }

    private static IntensitySeries<Direct> direct(double grams) {
        return series(Direct.DIRECT, NOON, 1, Quality.MEASURED, _ -> grams);
    }

    private static IntensitySeries<Lifecycle> lifecycle(double grams) {
        return series(Lifecycle.LIFECYCLE, NOON, 1, Quality.MEASURED, _ -> grams);
    }

    private static <B extends CarbonBasis<B>> IntensitySeries<B> series(
            B basis, Instant start, int hours, Quality quality, IntToDoubleFunction grams) {
        List<IntensityPoint> points = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            Instant from = start.plus(HOUR.multipliedBy(i));
            points.add(
                    new IntensityPoint(
                            from,
                            from.plus(HOUR),
                            new GramsPerKwh(grams.applyAsDouble(i)),
                            Spread.Untold.UNTOLD,
                            quality,
                            "",
                            NOON));
        }
        return new IntensitySeries<>(ZONE, basis, "test", NOON, points);
    }

    private static MixSeries mix(Map<Fuel, Double> megawatts) {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        megawatts.forEach((fuel, value) -> power.put(fuel, new Megawatts(value)));
        return new MixSeries(
                ZONE,
                MixSeries.Side.CONSUMPTION,
                "test",
                NOON,
                List.of(new MixPoint(NOON, NOON.plus(HOUR), power, Quality.MEASURED, "", NOON)));
    }
}
