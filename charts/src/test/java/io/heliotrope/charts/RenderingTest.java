package io.heliotrope.charts;

import static io.heliotrope.charts.Charts.ONE_REGION;
import static io.heliotrope.charts.Charts.THREE_REGIONS;
import static io.heliotrope.charts.Charts.each;
import static io.heliotrope.charts.Charts.name;
import static io.heliotrope.charts.Charts.named;
import static io.heliotrope.charts.Charts.ofKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.PrivateKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the chart renders for one region and for three.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenderingTest {
    private static final List<JsonNode> ONE = Charts.objects(ONE_REGION);
    private static final List<JsonNode> THREE = Charts.objects(THREE_REGIONS);

    @ParameterizedTest
    @ValueSource(strings = {"one-region.yaml", "three-regions.yaml"})
    void the_chart_lints_strictly(String values, @TempDir Path folder) throws IOException {
        Path chart = Charts.copyWith(Charts.CHART.resolve("ci").resolve(values), folder);

        LintResult lint = new Helm(chart).lint().strict().call();

        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @Test
    void one_region_has_a_deployment_per_role() {
        assertThat(ofKind(ONE, "Deployment"))
                .extracting(Charts::name)
                .containsExactlyInAnyOrder(
                        "green-heliotrope-control",
                        "green-heliotrope-region-eu",
                        "green-heliotrope-worker-europe-north1");
    }

    @Test
    void three_regions_have_a_pool_each_and_an_agent_per_home_cluster() {
        assertThat(ofKind(THREE, "Deployment"))
                .extracting(Charts::name)
                .containsExactlyInAnyOrder(
                        "green-heliotrope-control",
                        "green-heliotrope-region-eu",
                        "green-heliotrope-region-us",
                        "green-heliotrope-worker-europe-north1",
                        "green-heliotrope-worker-europe-west4",
                        "green-heliotrope-worker-us-central1");
    }

    @Test
    void each_role_starts_its_command_and_finds_every_cluster_in_its_settings() {
        String config = "/etc/heliotrope/heliotrope.yaml";
        String data = "/var/lib/heliotrope";

        assertThat(arguments("control"))
                .containsExactly("up", "--only", "control", "--config", config, "--data", data);
        assertThat(arguments("region-us"))
                .containsExactly("up", "--only", "home:us", "--config", config, "--data", data);
        assertThat(arguments("worker-europe-west4"))
                .containsExactly(
                        "worker",
                        "--region",
                        "europe-west4",
                        "--id",
                        "$(POD_NAME)",
                        "--config",
                        config,
                        "--data",
                        data);
    }

    @Test
    void a_session_is_as_long_as_its_cluster_says_or_what_the_program_takes_by_itself() {
        JsonNode clusters =
                Charts.all(settings().path("control.yaml").asString()).getFirst().path("clusters");

        assertThat(clusters.at("/us/sessionTimeout").asString()).isEqualTo("1500ms");
        assertThat(clusters.path("eu").has("sessionTimeout")).isFalse();
    }

    @Test
    void each_worker_is_named_after_its_pod() {
        JsonNode container =
                named(THREE, "Deployment", "green-heliotrope-worker-europe-west4")
                        .at("/spec/template/spec/containers/0");

        assertThat(each(container.path("env")))
                .filteredOn(variable -> variable.path("name").asString().equals("POD_NAME"))
                .singleElement()
                .extracting(variable -> variable.at("/valueFrom/fieldRef/fieldPath").asString())
                .isEqualTo("metadata.name");
    }

    @Test
    void what_a_region_says_wins_over_the_defaults() {
        JsonNode pool = named(THREE, "Deployment", "green-heliotrope-worker-europe-north1");
        JsonNode other = named(THREE, "Deployment", "green-heliotrope-worker-us-central1");

        JsonNode resources = pool.at("/spec/template/spec/containers/0/resources");
        assertThat(pool.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(resources.at("/limits/memory").asString()).isEqualTo("24Gi");
        assertThat(resources.at("/requests/memory").asString()).isEqualTo("4Gi");
        assertThat(pool.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(120);
        assertThat(other.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(300);
    }

    @Test
    void selectors_of_two_deployments_never_match_the_same_pod() {
        assertThat(ofKind(THREE, "Deployment"))
                .extracting(deployment -> deployment.at("/spec/selector/matchLabels").toString())
                .doesNotHaveDuplicates();
        assertThat(ofKind(THREE, "Deployment"))
                .allSatisfy(deployment ->
                        assertThat(deployment.at("/spec/template/metadata/labels").properties())
                                .containsAll(
                                        deployment.at("/spec/selector/matchLabels").properties()));
    }

    @Test
    void the_program_accepts_every_role_s_settings(@TempDir Path secrets) throws IOException {
        Path credentials = Files.createFile(secrets.resolve("client.properties"));

        for (Map.Entry<String, JsonNode> file : settings().properties()) {
            String text =
                    file.getValue()
                            .asString()
                            .replaceAll("clientFile: .*", "clientFile: " + credentials);

            ConfigLoad load = ConfigLoad.text(Path.of(file.getKey()), text, Map.of());

            assertThat(load).as(load.toString()).isInstanceOf(ConfigLoad.Loaded.class);
            HeliotropeConfig config = ((ConfigLoad.Loaded) load).config();
            assertThat(config.admin()).hasToString("0.0.0.0:8080");
            assertThat(config.control()).hasToString("control");
            assertThat(config.regions()).hasSize(3);
            assertThat(config.clusters().keySet())
                    .extracting(Object::toString)
                    .containsExactly("control", "eu", "us");
            boolean isWorker = file.getKey().startsWith("worker-");
            assertThat(config.tokens().keys().isPresent()).isNotEqualTo(isWorker);
            assertThat(config.sealing().privateKeys() instanceof PrivateKeys.In)
                    .isEqualTo(isWorker);
        }
    }

    @Test
    void a_role_s_settings_name_only_credentials_that_its_pod_holds() {
        assertThat(ofKind(THREE, "Deployment"))
                .allSatisfy(deployment -> {
                    JsonNode pod = deployment.at("/spec/template/spec");
                    List<String> folders =
                            each(pod.at("/containers/0/volumeMounts"))
                                    .map(mount -> mount.path("mountPath").asString())
                                    .filter(path -> path.startsWith("/etc/heliotrope/kafka/"))
                                    .map(folder -> folder + "/client.properties")
                                    .toList();
                    String file = pod.at("/containers/0/volumeMounts/0/subPath").asString();
                    JsonNode clusters =
                            Charts.all(settings().path(file).asString())
                                    .getFirst()
                                    .path("clusters");
                    List<String> files =
                            each(clusters)
                                    .filter(cluster -> cluster.has("clientFile"))
                                    .map(cluster -> cluster.path("clientFile").asString())
                                    .map(name -> name.replace("{role}", "[a-z0-9-]+"))
                                    .toList();
                    assertThat(files)
                            .allMatch(name -> folders.stream().anyMatch(f -> f.matches(name)));
                    assertThat(folders).allMatch(f -> files.stream().anyMatch(f::matches));
                    assertThat(each(clusters))
                            .extracting(
                                    cluster -> cluster.at("/client/security.protocol").asString())
                            .containsExactly("SASL_SSL", "SASL_SSL", "SSL");
                });
    }

    @Test
    void every_deployment_may_lose_one_pod_at_a_time() {
        assertThat(ofKind(THREE, "PodDisruptionBudget"))
                .extracting(Charts::name)
                .containsExactlyInAnyOrderElementsOf(
                        ofKind(THREE, "Deployment").stream().map(Charts::name).toList());
        assertThat(ofKind(THREE, "PodDisruptionBudget"))
                .allSatisfy(budget ->
                        assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1));
    }

    @Test
    void monitoring_objects_are_rendered_only_when_asked_for() {
        assertThat(ONE)
                .extracting(object -> object.path("kind").asString())
                .doesNotContain("ServiceMonitor", "PrometheusRule");
        JsonNode monitor = named(THREE, "ServiceMonitor", "green-heliotrope");
        assertThat(monitor.at("/spec/endpoints/0/path").asString()).isEqualTo("/metrics");
        assertThat(monitor.at("/metadata/labels/release").asString()).isEqualTo("prometheus");
    }

    @Test
    void the_rules_are_those_of_the_alerts_folder_with_whole_links() throws IOException {
        JsonNode rules = named(THREE, "PrometheusRule", "green-heliotrope").at("/spec");
        String file = Files.readString(Charts.FOLDER.resolve("alerts/heliotrope.rules.yaml"));

        assertThat(rules)
                .isEqualTo(
                        Charts.all(
                                        file.replace(
                                                "docs/runbooks/",
                                                "https://git.example.org/heliotrope/docs/runbooks/"))
                                .getFirst());
    }

    @Test
    void the_dashboard_is_that_of_the_dashboards_folder() throws IOException {
        JsonNode map = named(THREE, "ConfigMap", "green-heliotrope-dashboard");

        assertThat(map.at("/data/heliotrope.json").asString())
                .isEqualToIgnoringNewLines(
                        Files.readString(Charts.FOLDER.resolve("dashboards/heliotrope.json")));
    }

    @Test
    void names_are_unique_within_a_kind() {
        assertThat(THREE)
                .extracting(object -> object.path("kind").asString() + " " + name(object))
                .doesNotHaveDuplicates();
    }

    private static JsonNode settings() {
        return named(THREE, "ConfigMap", "green-heliotrope").path("data");
    }

    private static List<String> arguments(String role) {
        return each(named(THREE, "Deployment", "green-heliotrope-" + role)
                        .at("/spec/template/spec/containers/0/args"))
                .map(JsonNode::asString)
                .toList();
    }
}
