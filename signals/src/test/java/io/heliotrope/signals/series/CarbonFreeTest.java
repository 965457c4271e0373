package io.heliotrope.signals.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.PastShares;
import io.heliotrope.signals.store.SeriesRows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// How much of a zone's power is carbon-free, from what providers tell to what decisions rest on.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonFreeTest {
    private static final GridZone ZONE = new GridZone("GB");
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static SharePoint point(int hour, double share, Instant told) {
        Instant from = NOON.plus(HOUR.multipliedBy(hour));
        return new SharePoint(from, from.plus(HOUR), share, Quality.MEASURED, "", told);
    }

    private static ShareSeries series(SharePoint... points) {
        return new ShareSeries(ZONE, ShareSeries.Kind.CARBON_FREE, "test", NOON, List.of(points));
    }

    private static double share(Map<Fuel, Double> mix, double imported) {
        FuelSharePoint point =
                new FuelSharePoint(
                        NOON, NOON.plus(HOUR), mix, imported, Quality.ESTIMATED, "made", NOON);
        ShareSeries series = new FuelShareSeries(ZONE, "test", NOON, List.of(point)).carbonFree();
        assertThat(series.kind()).isEqualTo(ShareSeries.Kind.CARBON_FREE);
        assertThat(series.points().getFirst().quality()).isEqualTo(Quality.ESTIMATED);
        return series.points().getFirst().share();
    }

    @Test
    void renewables_and_nuclear_count_and_imports_storage_and_the_unknown_do_not() {
        Map<Fuel, Double> mix =
                Map.of(
                        Fuel.WIND, 0.2,
                        Fuel.NUCLEAR, 0.15,
                        Fuel.BIOMASS, 0.05,
                        Fuel.GAS, 0.3,
                        Fuel.HYDRO_DISCHARGE, 0.1,
                        Fuel.UNKNOWN, 0.1);

        assertThat(share(mix, 0.1)).isCloseTo(0.4, within(1e-12));
        assertThat(share(Map.of(Fuel.COAL, 1.0), 0)).isZero();
    }

    @Test
    void rounded_parts_make_no_more_than_all() {
        assertThat(share(Map.of(Fuel.WIND, 0.601, Fuel.HYDRO, 0.4), 0)).isEqualTo(1);
    }

    @Test
    void what_holds_or_held_last_is_published_and_never_what_is_to_come() {
        ShareSeries series =
                series(
                        point(0, 0.3, NOON),
                        point(1, 0.4, NOON),
                        point(1, 0.5, NOON.plusSeconds(9)),
                        point(2, 0.6, NOON));

        assertThat(Published.carbonFree(series, NOON.plus(HOUR)).orElseThrow())
                .isEqualTo(
                        new CarbonFree.Told(
                                ZONE,
                                0.5,
                                "test",
                                NOON.plusSeconds(9),
                                Quality.MEASURED,
                                NOON.plus(HOUR),
                                NOON.plus(HOUR.multipliedBy(2))));
        assertThat(Published.carbonFree(series, NOON.plus(HOUR.multipliedBy(9))).orElseThrow())
                .extracting(CarbonFree.Told::share)
                .isEqualTo(0.6);
        assertThat(Published.carbonFree(series, NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void a_renewable_share_is_not_taken_for_one() {
        ShareSeries renewable =
                new ShareSeries(ZONE, ShareSeries.Kind.RENEWABLE, "test", NOON, List.of());

        assertThatThrownBy(() -> Published.carbonFree(renewable, NOON))
                .hasMessage("a share of RENEWABLE is none of these");
    }

    @Test
    void the_stored_past_has_what_one_source_told_with_its_gaps() throws IOException {
        InMemorySignals store = new InMemorySignals();
        store.append(SeriesRows.of(series(point(0, 0.3, NOON), point(2, 0.6, NOON)), NOON));
        store.append(
                SeriesRows.of(
                        new ShareSeries(
                                ZONE,
                                ShareSeries.Kind.RENEWABLE,
                                "test",
                                NOON,
                                List.of(point(1, 0.9, NOON))),
                        NOON));
        Instant now = NOON.plus(HOUR.multipliedBy(3));

        assertThat(new PastShares(store, ZONE, "test").until(NOON, now).orElseThrow().toArray())
                .containsExactly(0.3, Double.NaN, 0.6);
        assertThat(new PastShares(store, ZONE, "other").until(NOON, now)).isEmpty();
    }
}
