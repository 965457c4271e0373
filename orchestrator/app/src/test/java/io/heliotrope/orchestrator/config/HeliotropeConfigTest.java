package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeliotropeConfigTest {
    private static final RegionId NORTH = new RegionId("eu-north");
    private static final RegionId CENTRAL = new RegionId("eu-central");
    private static final RegionId WEST = new RegionId("us-west");

    @Test
    void the_shipped_settings_describe_six_regions_under_two_home_clusters() {
        HeliotropeConfig config = shipped(Map.of());

        Catalogue catalogue = config.catalogue();
        assertThat(catalogue.regions())
                .extracting(r -> r.id().value() + " " + r.home())
                .containsExactly(
                        "asia-south world",
                        "eu-central europe",
                        "eu-east europe",
                        "eu-north europe",
                        "oceania-east world",
                        "us-west world");
        assertThat(config.control()).isEqualTo(new ClusterId("world"));
        assertThat(config.clusters().values()).allMatch(ClusterSettings::isEmbedded);
        assertThat(config.admin()).isEqualTo(new Listen("127.0.0.1", 0));
    }

    @Test
    void in_the_shipped_settings_the_large_model_fits_two_regions_only() {
        HeliotropeConfig config = shipped(Map.of());
        ModelSpec large = config.catalogue().model("llama-70b").orElseThrow();

        List<String> fitting =
                config.catalogue().regions().stream()
                        .filter(r -> r.accelerator().memoryGib() >= large.memoryGib())
                        .map(r -> r.id().value())
                        .toList();

        assertThat(fitting).containsExactly("eu-north", "us-west");
        assertThat(config.models())
                .extracting(m -> m.spec().name() + " " + m.engine().word())
                .containsExactly("tiny-llama llama", "tiny-classifier onnx", "llama-70b llama");
    }

    @Test
    void in_the_shipped_settings_the_eea_is_three_regions_and_every_law_is_known() {
        Catalogue catalogue = shipped(Map.of()).catalogue();
        Residency eea = Residency.parse("EEA");

        List<String> allowed =
                catalogue.regions().stream()
                        .filter(r -> eea.allows(r, WEST, catalogue.law()))
                        .map(r -> r.id().value())
                        .toList();

        assertThat(allowed).containsExactly("eu-central", "eu-east", "eu-north");
        assertThat(catalogue.regions()).allMatch(r -> catalogue.law().knows(r.jurisdiction()));
    }

    @Test
    void a_pair_without_a_stated_round_trip_gets_the_prior_by_distance() {
        HeliotropeConfig config = shipped(Map.of());

        Map<Route, Double> rtt = config.roundTrips();

        double km = 1190;
        assertThat(rtt.get(new Route(NORTH, CENTRAL))).isCloseTo(1.9 * km / 100 + 2, within(0.5));
        assertThat(rtt.get(new Route(NORTH, NORTH))).isEqualTo(1.0);
        assertThat(rtt).hasSize(36);
    }

    @Test
    void a_stated_round_trip_holds_for_both_ways_unless_the_way_back_is_stated_too() {
        String text =
                shippedText()
                        .replace(
                                "\nrtt:\n",
                                "\nrtt:\n  eu-north: {us-west: 160ms, eu-central: 20ms}\n  eu-central: {eu-north: 22ms}\n");

        Map<Route, Double> rtt = load(text, Map.of()).roundTrips();

        assertThat(rtt.get(new Route(NORTH, WEST))).isEqualTo(160.0);
        assertThat(rtt.get(new Route(WEST, NORTH))).isEqualTo(160.0);
        assertThat(rtt.get(new Route(NORTH, CENTRAL))).isEqualTo(20.0);
        assertThat(rtt.get(new Route(CENTRAL, NORTH))).isEqualTo(22.0);
    }

    @Test
    void the_environment_overrides_the_file() {
        HeliotropeConfig config =
                shipped(
                        Map.of(
                                "HELIOTROPE_POLICY_RULE", "lowest-latency-when-green",
                                "HELIOTROPE_POLICY_GREEN_THRESHOLD", "120g/kWh",
                                "HELIOTROPE_POLICY_RESERVE", "90s",
                                "HELIOTROPE_REGIONS_EU_NORTH_PUE", "1.25",
                                "HELIOTROPE_CLUSTERS_WORLD_BOOTSTRAP",
                                        "kafka-1:9092,kafka-2:9092"));

        assertThat(config.policy().interactive()).isEqualTo(Rule.LOWEST_LATENCY_WHEN_GREEN);
        assertThat(config.policy().greenThresholdGramsPerKwh()).isEqualTo(120);
        assertThat(config.policy().reserve()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.catalogue().find(NORTH)).map(Region::defaultPue).contains(1.25);
        assertThat(config.cluster(new ClusterId("world")).bootstrap())
                .isEqualTo(new ClusterSettings.Bootstrap.Servers("kafka-1:9092,kafka-2:9092"));
    }

    @Test
    void secrets_come_from_a_file_beside_the_settings_and_are_never_shown(@TempDir Path folder)
            throws IOException {
        String secret = Canary.KAFKA_PASSWORD.text();
        Files.writeString(
                folder.resolve("client.properties"), "sasl.jaas.config=password " + secret + "\n");
        Path file =
                Files.writeString(
                        folder.resolve("heliotrope.yaml"),
                        shippedText()
                                .replace(
                                        "  world:\n    bootstrap: embedded\n",
                                        """
                                          world:
                                            bootstrap: kafka:9092
                                            clientFile: client.properties
                                            client: {security.protocol: SASL_SSL}
                                        """));

        HeliotropeConfig config = loaded(ConfigLoad.file(file, Map.of()));

        ClientProperties client = config.cluster(new ClusterId("world")).client();
        assertThat(client.values())
                .containsEntry("sasl.jaas.config", "password " + secret)
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain(secret);
    }

    @Test
    void a_cluster_that_is_not_there_is_answered_with_those_that_are() {
        HeliotropeConfig config = shipped(Map.of());

        assertThatThrownBy(() -> config.cluster(new ClusterId("mars")))
                .hasMessage(
                        "cluster 'mars' is not in the settings, expected one of [europe, world]");
    }

    private static HeliotropeConfig shipped(Map<String, String> environment) {
        return loaded(ConfigLoad.shipped(environment));
    }

    private static HeliotropeConfig load(String text, Map<String, String> environment) {
        return loaded(ConfigLoad.text(Path.of("heliotrope.yaml"), text, environment));
    }

    private static HeliotropeConfig loaded(ConfigLoad load) {
        assertThat(load).isInstanceOf(ConfigLoad.Loaded.class);
        return ((ConfigLoad.Loaded) load).config();
    }

    private static String shippedText() {
        try {
            return Files.readString(Path.of("src/main/resources", ConfigLoad.DEFAULT_RESOURCE));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
