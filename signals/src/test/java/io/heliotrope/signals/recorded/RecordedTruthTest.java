package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Location;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.Truth;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.cooling.SiteCooling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedTruthTest {
    private static final Instant START = Instant.parse("2022-03-01T00:00:00Z");
    private static final Region REGION =
            new Region(
                    new RegionId("green"),
                    new GridZone("green"),
                    new Jurisdiction("EU"),
                    new ClusterId("eu"),
                    new Location(0, 0),
                    new Accelerator("test", 80, 70, 700),
                    1,
                    1,
                    1.1);
    private static final RecordedTruth TRUTH =
            new RecordedTruth(
                    new RecordedFeed(
                            List.of(
                                    new RecordedSeries(
                                            REGION.zone(),
                                            Basis.AVERAGE_LIFECYCLE,
                                            ZoneOffset.UTC,
                                            new Curve(
                                                    START,
                                                    Duration.ofMinutes(30),
                                                    new double[] {10, Double.NaN, 30}))),
                            List.of(
                                    new RecordedWeather(
                                            REGION.id(),
                                            new SiteCooling(
                                                    new PueModel(Cooling.AIR_SIDE, 1), null),
                                            ZoneOffset.UTC,
                                            new Curve(
                                                    START,
                                                    Duration.ofMinutes(15),
                                                    new double[] {10, 36}),
                                            null))));

    @Test
    void what_was_recorded_is_told_and_a_gap_is_left_out() {
        List<Truth.Grid> grid = TRUTH.intensity(REGION, Basis.AVERAGE_LIFECYCLE, at(-10), at(500));

        assertThat(grid).extracting(Truth.Grid::from).containsExactly(at(0), at(60));
        assertThat(grid).extracting(Truth.Grid::to).containsExactly(at(30), at(90));
        assertThat(grid).extracting(one -> one.intensity().value()).containsExactly(10.0, 30.0);
    }

    @Test
    void only_what_touches_the_time_asked_for_is_told() {
        assertThat(TRUTH.intensity(REGION, Basis.AVERAGE_LIFECYCLE, at(30), at(60))).isEmpty();
        assertThat(TRUTH.intensity(REGION, Basis.AVERAGE_LIFECYCLE, at(29), at(61))).hasSize(2);
    }

    @Test
    void another_basis_was_not_recorded() {
        assertThat(TRUTH.intensity(REGION, Basis.MARGINAL, at(0), at(90))).isEmpty();
    }

    @Test
    void the_recorded_weather_sets_the_pue_and_the_default_holds_around_it() {
        List<Truth.Site> site = TRUTH.pue(REGION, at(-15), at(60));

        assertThat(site).extracting(Truth.Site::pue).containsExactly(1.1, 1.06, 1.25, 1.1);
        assertThat(site)
                .extracting(Truth.Site::from)
                .containsExactly(at(-15), at(0), at(15), at(30));
    }

    private static Instant at(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
