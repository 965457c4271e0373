package io.heliotrope.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.quote.QuotedWorld;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowerGaugesTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void accelerators_by_region_and_state_and_the_grams_of_idle_power() {
        PowerPlan plan =
                new PowerPlan(
                        QuotedWorld.NOW,
                        QuotedWorld.NOW.plus(Duration.ofDays(1)),
                        new TreeMap<>(
                                Map.of(
                                        new RegionId("east"),
                                        List.of(new Step(QuotedWorld.NOW, 1, 0)))));
        PowerGauges gauges =
                new PowerGauges(
                        new Meters(registry),
                        () -> Optional.of(QuotedWorld.world()),
                        () -> Optional.of(new PowerTold(plan, 24, 48, 100, 250)));

        gauges.run();

        assertThat(registry.scrape())
                .contains("heliotrope_accelerators{region=\"east\",state=\"all\"} 2.0")
                .contains("heliotrope_accelerators{region=\"east\",state=\"on\"} 2.0")
                .contains("heliotrope_accelerators{region=\"east\",state=\"working\"} 0.0")
                .doesNotContain("state=\"wanted\"")
                .contains("heliotrope_plan_power_grams{what=\"planned\"} 100.0")
                .contains("heliotrope_plan_power_grams{what=\"always_on\"} 250.0");
    }

    @Test
    void nothing_is_said_of_what_is_not_known() {
        new PowerGauges(new Meters(registry), Optional::empty, Optional::empty).run();

        assertThat(registry.scrape()).doesNotContain("heliotrope_accelerators{");
    }
}
