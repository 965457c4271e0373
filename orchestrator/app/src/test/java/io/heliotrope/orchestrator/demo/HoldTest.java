package io.heliotrope.orchestrator.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.admin.AdminServer;
import io.heliotrope.orchestrator.admin.JavaLogging;
import io.heliotrope.orchestrator.admin.QuotePages;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.plan.Plans;
import io.heliotrope.orchestrator.quote.QuotedWorld;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import io.heliotrope.state.World;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a demo that is held says and answers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HoldTest {
    private final World world = QuotedWorld.world();
    private final NotaryKey key = NotaryKey.generate();
    private final AtomicReference<Optional<PlanRecord>> plan =
            new AtomicReference<>(Optional.empty());
    private final StringWriter said = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();
    private AdminServer server;

    @BeforeAll
    static void quiet() {
        JavaLogging.bridge();
    }

    @BeforeEach
    void hold() throws IOException {
        server =
                Hold.serve(
                        new Listen("127.0.0.1", 0),
                        new DemoRun.Running(
                                Map.of(
                                        new ClusterId("europe"),
                                        new Bootstrap.Servers("127.0.0.1:4711")),
                                key.open(),
                                plan::get,
                                QuotePages.of(() -> world, () -> QuotedWorld.taken(world, 4))),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        new Console(
                                new PrintWriter(new StringWriter()), new PrintWriter(said), false));
    }

    @AfterEach
    void end() {
        server.close();
        client.close();
    }

    /// Asks at the address that a line of what was said ends with.
    private HttpResponse<String> ask(String line, HttpRequest.BodyPublisher body, String method)
            throws Exception {
        String found =
                said.toString().lines().filter(each -> each.contains(line)).findFirst().orElse("");
        String address = found.substring(found.indexOf("http://"));
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).method(method, body).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> plan() throws Exception {
        return ask("/v1/plan", HttpRequest.BodyPublishers.noBody(), "GET");
    }

    private HttpResponse<String> quote(String job) throws Exception {
        return ask("/v1/quotes", HttpRequest.BodyPublishers.ofString(job), "POST");
    }

    @Test
    void the_newest_plan_is_told_at_the_address_that_was_said() throws Exception {
        HttpResponse<String> before = plan();
        plan.set(Optional.of(Plans.ofTwo()));
        HttpResponse<String> after = plan();

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(Json.plan(after.body().strip().getBytes(UTF_8)))
                .isEqualTo(new Decoded.Value<>(Plans.ofTwo()));
    }

    @Test
    void jobs_are_quoted_at_the_address_that_was_said() throws Exception {
        HttpResponse<String> answer =
                quote(
                        "{\"origin\": \"east\", \"model\": \"tiny\", \"gpu-time\": \"1h\","
                                + " \"deadline\": \"8h\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode quote = JsonMapper.shared().readTree(answer.body());
        assertThat(quote.get("choices").isEmpty()).isFalse();
        assertThat(quote.get("capacity").get("at").asString())
                .isEqualTo(QuotedWorld.NOW.toString());
        assertThat(quote("{}").statusCode()).isEqualTo(400);
    }

    @Test
    void what_to_try_is_said_with_brokers_and_the_notarys_key() {
        String where = "--bootstrap europe=127.0.0.1:4711";

        assertThat(said.toString())
                .contains(
                        "metrics at http://" + server.address(),
                        "./heliotrope plan " + where,
                        "./heliotrope quote JOB.json " + where,
                        "curl --data-binary @JOB.json http://" + server.address() + "/v1/quotes",
                        "./heliotrope verify-ledger --trust " + key.open().text() + " " + where)
                .endsWith("end it with Ctrl-C\n");
    }
}
