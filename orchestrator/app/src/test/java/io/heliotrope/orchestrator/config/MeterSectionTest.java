package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeterSectionTest {
    private static final RegionId HERE = new RegionId("here");

    @Test
    void who_says_nothing_has_no_meter() {
        assertThat(meter("")).isEqualTo(new MeterSettings.None());
        assertThat(meter("meter: {kind: none}")).isEqualTo(new MeterSettings.None());
        assertThat(config("", Map.of()).meter(new RegionId("elsewhere")))
                .isEqualTo(new MeterSettings.None());
    }

    @Test
    void cpu_packages_are_read_where_linux_shows_them_unless_told_otherwise() {
        assertThat(meter("meter: {kind: powercap}"))
                .isEqualTo(
                        new MeterSettings.Packages(
                                Path.of("/sys/class/powercap"), Duration.ofMillis(100)));
        assertThat(meter("meter: {kind: powercap, root: /made/up, every: 20ms}"))
                .isEqualTo(new MeterSettings.Packages(Path.of("/made/up"), Duration.ofMillis(20)));
    }

    @Test
    void gpus_are_all_read_each_second_unless_told_otherwise() {
        assertThat(meter("meter: {kind: nvidia-smi}"))
                .isEqualTo(
                        new MeterSettings.Gpus(
                                "nvidia-smi",
                                List.of(),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5)));
        assertThat(
                        meter(
                                "meter: {kind: nvidia-smi, command: /opt/smi, gpus: '0, 3',"
                                        + " every: 500ms, timeout: 2s}"))
                .isEqualTo(
                        new MeterSettings.Gpus(
                                "/opt/smi",
                                List.of(0, 3),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(2)));
    }

    @Test
    void the_environment_may_name_the_meter_of_a_machine() {
        assertThat(config("", Map.of("HELIOTROPE_REGIONS_HERE_METER_KIND", "powercap")).meter(HERE))
                .isInstanceOf(MeterSettings.Packages.class);
    }

    @Test
    void mistakes_name_the_setting_the_value_and_what_there_is() {
        assertThat(read("meter: {kind: wattmeter}", Map.of()).toString())
                .contains(
                        "regions.here.meter.kind was 'wattmeter', expected one of none, powercap,"
                                + " nvidia-smi");
        assertThat(read("meter: {kind: powercap, every: 1ms, gpus: '0'}", Map.of()).toString())
                .contains("regions.here.meter.every was '1ms', expected a time of at least 10ms")
                .contains("regions.here.meter.gpus is no setting");
        assertThat(read("meter: {kind: nvidia-smi, gpus: '1,1'}", Map.of()).toString())
                .contains("regions.here.meter.gpus was '1,1', expected indices of GPUs");
    }

    private static MeterSettings meter(String region) {
        return config(region, Map.of()).meter(HERE);
    }

    private static HeliotropeConfig config(String region, Map<String, String> environment) {
        return switch (read(region, environment)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static ConfigLoad read(String region, Map<String, String> environment) {
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
                  m: {engine: llama, memory: 1GiB, joulesA: 1J, joulesC: 1J, perToken: 1ms}
                policy: {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 15m}
                """
                        .formatted(region.isEmpty() ? "" : ", " + region);
        return ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, environment);
    }
}
