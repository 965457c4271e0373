package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.signals.recorded.RecordedSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Settings and skies to test on.
final class TestSkies {
    static final Instant FROM = Instant.parse("2025-06-10T00:00:00Z");
    static final String MARKER = "canary-5b1e77f0c2";

    private TestSkies() {}

    /// The settings that the program ships.
    static HeliotropeConfig shipped() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /// The same intensity everywhere for a week.
    static RecordedFeed flat(Catalogue catalogue) {
        double[] values = new double[24 * 7];
        Arrays.fill(values, 100);
        SortedSet<GridZone> zones =
                catalogue.regions().stream()
                        .map(Region::zone)
                        .collect(Collectors.toCollection(TreeSet::new));
        Curve curve = new Curve(FROM.minus(Duration.ofDays(2)), Duration.ofHours(1), values);
        List<RecordedSeries> grids =
                zones.stream()
                        .map(z ->
                                new RecordedSeries(
                                        z, Basis.AVERAGE_LIFECYCLE, ZoneOffset.UTC, curve))
                        .toList();
        return new RecordedFeed(grids, List.of());
    }
}
