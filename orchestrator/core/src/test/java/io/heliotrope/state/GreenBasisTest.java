package io.heliotrope.state;

import static io.heliotrope.state.TestWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A curve never mixes what is counted in different ways, nor may two be compared that differ.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GreenBasisTest {
    private static final Basis LIFECYCLE = Basis.AVERAGE_LIFECYCLE;
    private static final Basis MARGINAL = Basis.MARGINAL;
    private static final Instant NEXT = NOW.plus(Slots.LENGTH);

    private final TestWorld world =
            new TestWorld().region("de", "DE").region("no", "NO").region("se", "SE");

    private static Reading reading(String zone, Basis basis, double grams) {
        return new Reading(
                new GridZone(zone), new GramsPerKwh(grams), basis, "feed", NOW, Quality.MEASURED);
    }

    private GreenBasisTest latest(String zone, Basis basis, double grams, Instant until) {
        world.signal(new Intensity(reading(zone, basis, grams), until.minus(Slots.LENGTH), until));
        return this;
    }

    private GreenBasisTest forecast(String zone, Basis basis, double grams) {
        double[] values = new double[40];
        Arrays.fill(values, grams);
        Curve curve = new Curve(NOW, Slots.LENGTH, values);
        world.signal(
                new IntensityForecast(
                        new GridZone(zone), basis, "feed", NOW, Quality.FORECAST, curve));
        return this;
    }

    private GreenBasisTest yearly(String zone, Basis basis, double grams) {
        world.signal(new YearlyAverage(reading(zone, basis, grams)));
        return this;
    }

    private GreenCurve curve() {
        return world.build().curve(0);
    }

    @Test
    void a_forecast_of_another_basis_than_the_latest_reading_is_not_used() {
        GreenCurve curve = latest("de", LIFECYCLE, 300, NEXT).forecast("de", MARGINAL, 700).curve();

        assertThat(curve.basis()).contains(LIFECYCLE);
        assertThat(curve.gramsPerKwhAt(NOW)).isEqualTo(300);
        assertThat(curve.readingAt(NEXT).orElseThrow().quality()).isEqualTo(Quality.STALE);
        assertThat(curve.gramsPerKwhAt(NEXT.plus(GreenCurve.STALE_LIMIT))).isNaN();
    }

    @Test
    void a_reading_too_old_to_be_used_does_not_choose_the_basis() {
        Instant longAgo = NOW.minus(GreenCurve.STALE_LIMIT);
        GreenCurve curve =
                latest("de", LIFECYCLE, 300, longAgo).forecast("de", MARGINAL, 700).curve();

        assertThat(curve.basis()).contains(MARGINAL);
        assertThat(curve.gramsPerKwhAt(NOW)).isEqualTo(700);
        assertThat(latest("de", LIFECYCLE, 300, longAgo.plusSeconds(1)).curve().basis())
                .contains(LIFECYCLE);
    }

    @Test
    void a_forecast_that_is_over_does_not_choose_the_basis() {
        world.now(NOW.plus(Slots.LENGTH.multipliedBy(40)));

        GreenCurve curve = forecast("de", MARGINAL, 700).yearly("de", LIFECYCLE, 400).curve();

        assertThat(curve.basis()).contains(LIFECYCLE);
    }

    @Test
    void a_yearly_average_of_another_basis_fills_no_gap_and_stands_alone_at_most() {
        GreenCurve alone = yearly("de", LIFECYCLE, 400).curve();
        GreenCurve beside = forecast("de", MARGINAL, 700).curve();
        Instant gap = NOW.plus(Slots.LENGTH.multipliedBy(40));

        assertThat(alone.readingAt(NOW).orElseThrow().basis()).isEqualTo(LIFECYCLE);
        assertThat(alone.gramsPerKwhAt(gap)).isEqualTo(400);
        assertThat(beside.gramsPerKwhAt(NOW)).isEqualTo(700);
        assertThat(beside.gramsPerKwhAt(gap)).isNaN();
        assertThat(yearly("de", MARGINAL, 650).curve().gramsPerKwhAt(gap)).isEqualTo(650);
    }

    @Test
    void nothing_known_has_no_basis() {
        assertThat(curve().basis()).isEmpty();
        assertThat(world.build().isComparable(0, 0)).isFalse();
    }

    @Test
    void regions_are_compared_in_the_basis_of_the_origin() {
        forecast("de", LIFECYCLE, 1).forecast("no", MARGINAL, 1).forecast("se", MARGINAL, 1);
        World folded = world.build();

        assertThat(folded.isComparable(0, 0)).isTrue();
        assertThat(folded.isComparable(0, 1)).isFalse();
        assertThat(folded.isComparable(1, 0)).isFalse();
        assertThat(folded.isComparable(1, 2)).isTrue();
    }

    @Test
    void an_origin_of_which_nothing_is_known_compares_in_the_basis_that_most_regions_have() {
        TestWorld four = world.region("us", "US");
        forecast("no", MARGINAL, 1).forecast("se", MARGINAL, 1).forecast("us", LIFECYCLE, 1);

        assertThat(four.build().isComparable(0, 1)).isTrue();
        assertThat(four.build().isComparable(0, 3)).isFalse();
        assertThat(four.build().isComparable(0, 0)).isFalse();
    }
}
