package io.heliotrope.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.state.WorldFold;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldGaugesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RegionId NORTH = new RegionId("eu-north");
    private static final HeliotropeConfig CONFIG =
            ((ConfigLoad.Loaded) ConfigLoad.shipped(Map.of())).config();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void what_weather_says_of_a_site_is_exported_and_what_nobody_tells_is_not() {
        show(List.of(new SiteForecast(NORTH, "weather", NOON, curve(1.08), curve(0.75), null)));

        assertThat(gauge(SignalMetricNames.SITE_PUE, "region", "eu-north").value()).isEqualTo(1.08);
        assertThat(gauge(SignalMetricNames.SITE_FREE_COOLING, "region", "eu-north").value())
                .isEqualTo(0.75);
        assertThat(registry.find(SignalMetricNames.SITE_WATER.name()).gauges()).isEmpty();
        assertThat(gauge(SignalMetricNames.SITE_PUE, "region", "asia-south").value())
                .isEqualTo(1.5);
        assertThat(registry.find(SignalMetricNames.SITE_FREE_COOLING.name()).gauges()).hasSize(1);
    }

    @Test
    void an_intensity_is_exported_with_its_quality_and_age() {
        Reading reading =
                new Reading(
                        new GridZone("SE-SE3"),
                        new GramsPerKwh(23),
                        Basis.AVERAGE_LIFECYCLE,
                        "feed",
                        NOON.minusSeconds(600),
                        Quality.ESTIMATED);

        show(List.of(new Intensity(reading, NOON, NOON.plusSeconds(3600))));

        assertThat(gauge(SignalMetricNames.CARBON_INTENSITY, "quality", "estimated").value())
                .isEqualTo(23);
        assertThat(gauge(SignalMetricNames.SIGNAL_AGE, "zone", "SE-SE3").value()).isEqualTo(600);
    }

    private Gauge gauge(Metric metric, String label, String value) {
        return registry.get(metric.name()).tag(label, value).gauge();
    }

    private void show(List<Signal> signals) {
        WorldFold fold = new WorldFold();
        ControlRecord catalogue = new CatalogueSet(CONFIG.catalogue());
        fold.apply(catalogue, 0, NOON);
        fold.apply(new PolicySet(CONFIG.policy()), 0, NOON);
        fold.apply(new Tick(1, NOON), 0, NOON);
        for (int i = 0; i < signals.size(); i++) {
            fold.apply(signals.get(i), i, NOON);
        }
        new WorldGauges(new Meters(registry), fold::world, InstantSource.fixed(NOON), "control")
                .run();
    }

    private static Curve curve(double value) {
        return new Curve(NOON, Duration.ofHours(1), new double[] {value});
    }
}
