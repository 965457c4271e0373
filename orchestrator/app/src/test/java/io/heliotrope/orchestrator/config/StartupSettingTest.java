package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartupSettingTest {
    private static Duration startup(String accelerator, String reserve) {
        return switch (read(accelerator, reserve)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) ->
                    config.regions().getFirst().accelerator().startup();
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static ConfigLoad read(String accelerator, String reserve) {
        String yaml =
                """
                clusters: {here: {bootstrap: 'localhost:9092'}}
                control: here
                jurisdictions: {SE: EU}
                regions:
                  here:
                    {zone: SE-SE3, jurisdiction: SE, home: here, latitude: 59.33, longitude: 18.07,
                     accelerator: {name: H100, memory: 80GiB, idle: 220W, busy: 745W%s},
                     interactiveSlots: 4, batchSlots: 4, pue: 1.10}
                models:
                  m: {engine: llama, memory: 1GiB, joulesA: 1J, joulesC: 1J, perToken: 1ms}
                policy: {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: %s}
                """
                        .formatted(accelerator, reserve);
        return ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, Map.of());
    }

    @Test
    void is_read_or_none() {
        assertThat(startup(", startup: 90s", "15m")).isEqualTo(Duration.ofSeconds(90));
        assertThat(startup("", "15m")).isZero();
    }

    @Test
    void a_longer_one_than_the_reserve_is_refused_with_both() {
        assertThat(read(", startup: 10m", "5m").toString())
                .contains(
                        "startup was '10m', expected a duration such as 250ms, 60s, 15m, 2h or 1d, at most"
                                + " 15m and the policy's reserve of 300s");
        assertThat(read(", startup: 20m", "1h").toString()).contains("startup was '20m'");
    }
}
