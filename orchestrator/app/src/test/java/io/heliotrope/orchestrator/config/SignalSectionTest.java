package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.cooling.WaterUse;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalSectionTest {
    private static final RegionId HERE = new RegionId("here");

    @Test
    void who_says_nothing_asks_nobody_without_a_key() {
        SignalSettings signals = loaded("", "");

        assertThat(signals.basis()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(signals.feeds()).containsExactly(Provider.ELECTRICITYMAPS);
        assertThat(signals.isWeatherAsked()).isFalse();
        assertThat(signals.site(HERE)).isEmpty();
    }

    @Test
    void feeds_are_ranked_and_a_zone_may_have_its_own() {
        SignalSettings signals =
                loaded(
                        "",
                        "basis: average-direct, feeds: 'electricitymaps, energy-charts', zones: {GB:"
                                + " 'neso,electricitymaps', SG: none}, weather: open-meteo");

        assertThat(signals.basis()).isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(signals.ranked(new GridZone("DE")))
                .containsExactly(Provider.ELECTRICITYMAPS, Provider.ENERGY_CHARTS);
        assertThat(signals.ranked(new GridZone("GB")))
                .containsExactly(Provider.NESO, Provider.ELECTRICITYMAPS);
        assertThat(signals.ranked(new GridZone("SG"))).isEmpty();
        assertThat(signals.isWeatherAsked()).isTrue();
    }

    @Test
    void a_zone_that_can_be_at_zero_keeps_the_feeds_of_all_unless_it_has_its_own() {
        SignalSettings signals =
                loaded(
                        "",
                        "feeds: 'energinet', zones: {NO-NO1: {canBeZero: true}, IS: {feeds:"
                                + " electricitymaps, canBeZero: 'true'}, GB: {feeds: neso}, SG: none}");

        assertThat(signals.canBeZero()).containsExactly(new GridZone("IS"), new GridZone("NO-NO1"));
        assertThat(signals.ranked(new GridZone("NO-NO1"))).containsExactly(Provider.ENERGINET);
        assertThat(signals.ranked(new GridZone("IS"))).containsExactly(Provider.ELECTRICITYMAPS);
        assertThat(signals.ranked(new GridZone("GB"))).containsExactly(Provider.NESO);
    }

    @Test
    void a_mistake_in_a_zones_mapping_is_named() {
        String told =
                read(
                                "",
                                "zones: {IS: {canBeZero: perhaps}, GB: {feeds: nesso}, DE: {zero:"
                                        + " true}, FR: true}",
                                Map.of())
                        .toString();

        assertThat(told)
                .contains("signals.zones.IS.canBeZero was 'perhaps', expected true or false")
                .contains("signals.zones.GB.feeds was 'nesso', expected feeds, best first, out of")
                .contains("signals.zones.DE.zero is no setting, expected one of canBeZero, feeds")
                .contains("signals.zones.FR was 'true', expected feeds, best first, out of")
                .contains("or none; or a mapping with feeds and canBeZero");
    }

    @Test
    void an_address_is_moved_by_the_file_or_by_the_environment() {
        Map<String, String> environment =
                Map.of("HELIOTROPE_SIGNALS_ADDRESSES_NESO", "http://127.0.0.1:9/");

        SignalSettings signals =
                load("", "addresses: {electricitymaps: 'https://proxy.example/v3'}", environment)
                        .signals();

        assertThat(signals.address(Provider.ELECTRICITYMAPS))
                .contains(URI.create("https://proxy.example/v3"));
        assertThat(signals.address(Provider.NESO)).contains(URI.create("http://127.0.0.1:9/"));
        assertThat(signals.address(Provider.WATTTIME)).isEmpty();
    }

    @Test
    void a_region_is_cooled_by_a_class_or_by_what_was_measured() {
        SiteCooling typical = site("class: air-side");
        SiteCooling measured =
                site("class: chilled-water, load: 0.5, pueFree: 1.3, pueMechanical: 1.6, water: 5");

        assertThat(typical.model().cooling()).isEqualTo(Cooling.AIR_SIDE);
        assertThat(typical.model().load()).isEqualTo(0.7);
        assertThat(typical.water()).isNull();
        assertThat(measured.model().cooling().anchors().free()).isEqualTo(1.3);
        assertThat(measured.model().cooling().anchors().mechanical()).isEqualTo(1.6);
        assertThat(measured.model().load()).isEqualTo(0.5);
        assertThat(measured.water()).isEqualTo(WaterUse.atMost(5));
        assertThat(site("class: immersion, water: none").water()).isEqualTo(WaterUse.NONE);
    }

    @Test
    void mistakes_name_the_setting_the_value_and_what_there_is() {
        String told =
                read(
                                "cooling: {class: swamp, load: 2, water: 1, pueFree: 0.9}",
                                "basis: average, feeds: 'electricitymap', zones: {GB: 'neso,neso'},"
                                        + " weather: dwd, addresses: {neso: 'ftp://x',"
                                        + " elsewhere: 'https://x.example'}",
                                Map.of())
                        .toString();

        assertThat(told)
                .contains(
                        "regions.here.cooling.class was 'swamp', expected one of air-side,"
                                + " chilled-water, liquid-w32, liquid-w45, immersion")
                .contains("regions.here.cooling.load was '2', expected the part of the design load")
                .contains("regions.here.cooling.water was '1', expected none, or the cycles")
                .contains("regions.here.cooling.pueFree was '0.9', expected a number 1 to 3")
                .contains("signals.basis was 'average', expected one of average-lifecycle,")
                .contains("signals.feeds was 'electricitymap', expected feeds, best first, out of")
                .contains("signals.zones.GB was 'neso,neso', expected feeds, best first, out of")
                .contains("signals.weather was 'dwd', expected open-meteo or none")
                .contains("signals.addresses.neso was 'ftp://x', expected an http or https")
                .contains("signals.addresses.elsewhere is no setting");
    }

    @Test
    void anchors_that_contradict_each_other_are_told() {
        assertThat(read("cooling: {class: air-side, pueFree: 1.4}", "", Map.of()).toString())
                .contains("regions.here.cooling: PUE of free cooling (1.4) must not be above");
    }

    private static SiteCooling site(String cooling) {
        return loaded("cooling: {" + cooling + "}", "").site(HERE).orElseThrow();
    }

    private static SignalSettings loaded(String region, String signals) {
        return load(region, signals, Map.of()).signals();
    }

    private static HeliotropeConfig load(
            String region, String signals, Map<String, String> environment) {
        return switch (read(region, signals, environment)) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static ConfigLoad read(String region, String signals, Map<String, String> environment) {
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
                signals: {%s}
                """
                        .formatted(region.isEmpty() ? "" : ", " + region, signals);
        return ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, environment);
    }
}
