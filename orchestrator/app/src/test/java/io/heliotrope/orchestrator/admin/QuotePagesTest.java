package io.heliotrope.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.orchestrator.quote.QuotedWorld;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.state.World;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotePagesTest {
    private static final String JOB =
            "{\"origin\": \"east\", \"model\": \"tiny\", \"gpu-time\": \"1h\", \"deadline\": \"8h\"}";

    private final World world = QuotedWorld.world();
    private final AtomicReference<Taken> taken = new AtomicReference<>(Taken.Unknown.UNKNOWN);
    private final HttpClient client = HttpClient.newHttpClient();
    private AdminServer server;

    @BeforeAll
    static void quiet() {
        JavaLogging.bridge();
    }

    @BeforeEach
    void start() throws IOException {
        server = serve(QuotePages.of(() -> world, taken::get));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private static AdminServer serve(QuotePages quotes) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return AdminServer.start(
                new Listen("127.0.0.1", 0),
                new AdminPages(registry, List.of(), List.of()),
                SignalPages.none(),
                quotes);
    }

    private HttpResponse<String> post(AdminServer to, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + to.address() + "/v1/quotes"))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void a_job_is_quoted() throws Exception {
        HttpResponse<String> answer = post(server, JOB);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(json(answer).get("choices").size()).isEqualTo(5);
        assertThat(json(answer).get("capacity").get("known").asBoolean()).isFalse();
    }

    @Test
    void what_the_decider_knows_of_taken_slots_counts_from_then_on() throws Exception {
        taken.set(QuotedWorld.taken(world, 4));

        JsonNode quoted = json(post(server, JOB));

        assertThat(quoted.get("capacity").get("at").asString())
                .isEqualTo(QuotedWorld.NOW.toString());
        assertThat(quoted.get("choices").get(0).get("region").asString()).isEqualTo("east");
    }

    @Test
    void a_job_that_would_be_refused_is_answered_too() throws Exception {
        HttpResponse<String> answer = post(server, JOB.replace("8h", "30min"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("decision").get("reason").asString())
                .isEqualTo("deadline_unreachable");
    }

    @Test
    void what_does_not_read_is_refused_with_every_problem() throws Exception {
        HttpResponse<String> answer = post(server, "{\"origin\": \"west\", \"slo\": \"1s\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("problems").size()).isEqualTo(2);
        assertThat(post(server, "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_document_that_is_too_long_is_not_read() throws Exception {
        HttpResponse<String> answer = post(server, " ".repeat(70_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 65536 bytes");
    }

    @Test
    void a_process_that_does_not_decide_says_who_does() throws Exception {
        try (AdminServer other = serve(QuotePages.none())) {
            HttpResponse<String> answer = post(other, JOB);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("up --only control");
        }
    }
}
