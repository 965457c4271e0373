package io.heliotrope.charts;

import static io.heliotrope.charts.Charts.THREE_REGIONS;
import static io.heliotrope.charts.Charts.each;
import static io.heliotrope.charts.Charts.named;
import static io.heliotrope.charts.Charts.ofKind;
import static io.heliotrope.charts.Charts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What every pod may do, and where it may go.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HardeningTest {
    private static final List<JsonNode> OBJECTS = Charts.objects(THREE_REGIONS);
    private static final List<JsonNode> PODS =
            ofKind(OBJECTS, "Deployment").stream().map(d -> d.at("/spec/template/spec")).toList();

    @Test
    void every_pod_runs_without_root_and_under_seccomp() {
        assertThat(PODS)
                .hasSize(6)
                .allSatisfy(pod -> {
                    JsonNode context = pod.path("securityContext");
                    assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
                    assertThat(context.path("runAsUser").asInt()).isPositive();
                    assertThat(context.at("/seccompProfile/type").asString())
                            .isEqualTo("RuntimeDefault");
                });
    }

    @Test
    void every_container_gains_nothing_and_writes_only_to_its_own_volumes() {
        assertThat(PODS)
                .allSatisfy(pod -> {
                    JsonNode context = pod.at("/containers/0/securityContext");
                    assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                    assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                    assertThat(texts(context.at("/capabilities/drop"))).containsExactly("ALL");
                    assertThat(writable(pod))
                            .containsExactlyInAnyOrder("/var/lib/heliotrope", "/tmp");
                });
    }

    @Test
    void state_lies_in_a_bounded_empty_folder() {
        assertThat(PODS)
                .allSatisfy(pod ->
                        assertThat(each(pod.path("volumes")).filter(v -> v.has("emptyDir")))
                                .hasSize(2)
                                .allMatch(v -> v.at("/emptyDir/sizeLimit").isString()));
    }

    @Test
    void no_service_account_token_is_mounted() {
        assertThat(PODS).allMatch(pod -> !pod.path("automountServiceAccountToken").asBoolean(true));
        assertThat(ofKind(OBJECTS, "ServiceAccount"))
                .singleElement()
                .matches(account -> !account.path("automountServiceAccountToken").asBoolean(true));
        assertThat(OBJECTS)
                .extracting(object -> object.path("kind").asString())
                .noneMatch(kind -> kind.contains("Role"));
    }

    @Test
    void every_container_is_probed_on_its_health_pages() {
        assertThat(PODS)
                .allSatisfy(pod -> {
                    JsonNode container = pod.at("/containers/0");
                    assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
                    assertThat(container.at("/ports/0/name").asString()).isEqualTo("http");
                    assertThat(probe(container, "livenessProbe")).isEqualTo("http/health/live");
                    assertThat(probe(container, "startupProbe")).isEqualTo("http/health/live");
                    assertThat(probe(container, "readinessProbe")).isEqualTo("http/health/ready");
                    assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                            .isGreaterThanOrEqualTo(60);
                });
    }

    @Test
    void a_worker_holds_only_its_own_credentials_and_of_clusters_that_it_reads() {
        assertThat(secrets("worker-europe-west4"))
                .containsExactlyInAnyOrder(
                        "kafka-control-worker-europe-west4",
                        "kafka-eu-worker-europe-west4",
                        "heliotrope-sealing-worker-europe-west4");
        assertThat(secrets("worker-europe-north1"))
                .containsExactlyInAnyOrder(
                        "kafka-control-worker-europe-north1",
                        "kafka-eu-worker-europe-north1",
                        "kafka-us",
                        "heliotrope-sealing-worker-europe-north1");
    }

    @Test
    void what_decides_holds_its_tokens_and_the_notarys_key_beside_its_clusters_credentials() {
        assertThat(secrets("region-us"))
                .containsExactlyInAnyOrder(
                        "kafka-control-home-us",
                        "kafka-control-notary",
                        "kafka-us",
                        "heliotrope-tokens-home-us",
                        "heliotrope-notary");
        assertThat(secrets("control"))
                .containsExactlyInAnyOrder(
                        "kafka-control-decider",
                        "kafka-control-notary",
                        "heliotrope-tokens-decider",
                        "heliotrope-notary");
    }

    @Test
    void a_worker_reaches_only_the_clusters_that_it_reads() {
        String control = "192.0.2.0/26:9093 192.0.2.0/26:9094";

        assertThat(ways("worker-europe-west4")).isEqualTo(control + " 198.51.100.0/26:9093");
        assertThat(ways("worker-europe-north1"))
                .isEqualTo(control + " 198.51.100.0/26:9093 203.0.113.0/26:9095");
        assertThat(ways("worker-us-central1")).isEqualTo(control + " 203.0.113.0/26:9095");
    }

    @Test
    void only_the_control_role_reaches_the_signal_providers() {
        assertThat(ways("control")).endsWith(" 0.0.0.0/0:443");
        assertThat(ways("region-eu")).doesNotContain("0.0.0.0/0");
    }

    @Test
    void no_rule_of_a_network_policy_is_open_to_everybody() {
        List<JsonNode> policies = ofKind(OBJECTS, "NetworkPolicy");

        assertThat(policies).hasSize(6);
        assertThat(policies)
                .allSatisfy(policy -> {
                    assertThat(texts(policy.at("/spec/policyTypes")))
                            .containsExactly("Ingress", "Egress");
                    assertThat(each(policy.at("/spec/egress")))
                            .isNotEmpty()
                            .allMatch(rule -> !rule.path("to").isEmpty());
                    assertThat(each(policy.at("/spec/ingress")))
                            .allMatch(rule -> !rule.path("from").isEmpty());
                });
    }

    @Test
    void a_policy_covers_each_deployment() {
        assertThat(ofKind(OBJECTS, "NetworkPolicy"))
                .extracting(policy -> policy.at("/spec/podSelector/matchLabels").toString())
                .containsExactlyInAnyOrderElementsOf(
                        ofKind(OBJECTS, "Deployment").stream()
                                .map(d -> d.at("/spec/selector/matchLabels").toString())
                                .toList());
    }

    private static List<String> writable(JsonNode pod) {
        return each(pod.at("/containers/0/volumeMounts"))
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.path("mountPath").asString())
                .toList();
    }

    private static String probe(JsonNode container, String name) {
        JsonNode request = container.path(name).path("httpGet");
        return request.path("port").asString() + request.path("path").asString();
    }

    private static List<String> secrets(String role) {
        JsonNode deployment = named(OBJECTS, "Deployment", "green-heliotrope-" + role);
        return each(deployment.at("/spec/template/spec/volumes"))
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.at("/secret/secretName").asString())
                .toList();
    }

    /// Every address range and port that a role may reach, DNS left out.
    private static String ways(String role) {
        JsonNode policy = named(OBJECTS, "NetworkPolicy", "green-heliotrope-" + role);
        return String.join(
                " ",
                each(policy.at("/spec/egress"))
                        .filter(rule -> rule.at("/ports/0/port").asInt() != 53)
                        .flatMap(rule -> each(rule.path("ports")).map(port -> way(rule, port)))
                        .toList());
    }

    private static String way(JsonNode rule, JsonNode port) {
        return rule.at("/to/0/ipBlock/cidr").asString() + ":" + port.path("port").asInt();
    }
}
