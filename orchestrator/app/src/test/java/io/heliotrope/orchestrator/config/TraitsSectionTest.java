package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.SiteTraits;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraitsSectionTest {
    @Test
    void a_region_has_tier_time_zone_and_price_and_a_model_version_and_vendor() {
        HeliotropeConfig config =
                loaded(
                        ", tier: edge, timeZone: Europe/Stockholm, price: 2.10USD/GPU-h",
                        ", version: 2024-07, vendor: meta");

        assertThat(config.regions().getFirst().traits())
                .isEqualTo(new SiteTraits("edge", ZoneId.of("Europe/Stockholm"), 2.1));
        assertThat(config.models().getFirst().spec().version()).isEqualTo("2024-07");
        assertThat(config.models().getFirst().spec().vendor()).isEqualTo("meta");
    }

    @Test
    void all_of_it_may_be_left_out() {
        HeliotropeConfig config = loaded("", "");

        assertThat(config.regions().getFirst().traits()).isEqualTo(SiteTraits.NONE);
        assertThat(config.models().getFirst().spec().version()).isEmpty();
    }

    @Test
    void mistakes_name_the_setting_the_value_and_what_there_is() {
        String told = read(", tier: core, timeZone: Mars/Olympus, price: 2EUR", "").toString();

        assertThat(told)
                .contains("tier was 'core', expected endpoint, edge, regional or central")
                .contains("timeZone was 'Mars/Olympus', expected a time zone such as Europe/Berlin")
                .contains("price was '2EUR', expected a price such as 2.10USD/GPU-h");
    }

    private static HeliotropeConfig loaded(String region, String model) {
        return switch (read(region, model)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static ConfigLoad read(String region, String model) {
        String yaml =
                """
                clusters: {here: {bootstrap: 'localhost:9092'}}
                control: here
                jurisdictions: {SE: EU}
                regions:
                  here:
                    {zone: SE-SE3, jurisdiction: SE, home: here, latitude: 59.33, longitude: 18.07,
                     accelerator: {name: H100, memory: 80GiB, idle: 220W, busy: 745W},
                     interactiveSlots: 4, batchSlots: 4, pue: 1.10%s}
                models:
                  m: {engine: llama, memory: 1GiB, joulesA: 1J, joulesC: 1J, perToken: 1ms%s}
                policy: {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 15m}
                """
                        .formatted(region, model);
        return ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, Map.of());
    }
}
