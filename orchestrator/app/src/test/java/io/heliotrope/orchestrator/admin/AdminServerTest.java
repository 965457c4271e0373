package io.heliotrope.orchestrator.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.orchestrator.plan.Plans;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdminServerTest {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<Health> world =
            new AtomicReference<>(new Health.Down("no catalogue was read yet"));
    private final AtomicReference<Health> router = new AtomicReference<>(new Health.Up());
    private final HttpClient client = HttpClient.newHttpClient();
    private AdminPages pages;
    private AdminServer server;

    @BeforeAll
    static void quiet() {
        JavaLogging.bridge();
    }

    @BeforeEach
    void start() throws IOException {
        pages =
                new AdminPages(
                        registry,
                        List.of(new Check("main", Health.Up::new)),
                        List.of(new Check("world", world::get), new Check("router", router::get)));
        server = AdminServer.start(new Listen("127.0.0.1", 0), pages);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void the_plan_in_force_is_told_where_the_decider_runs() throws Exception {
        AtomicReference<Optional<PlanRecord>> last = new AtomicReference<>(Optional.empty());

        HttpResponse<String> elsewhere = get("/v1/plan");
        server.close();
        server = AdminServer.start(new Listen("127.0.0.1", 0), pages.planning(last::get));
        HttpResponse<String> before = get("/v1/plan");
        last.set(Optional.of(Plans.ofTwo()));
        HttpResponse<String> after = get("/v1/plan");

        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(elsewhere.body()).contains("ask one with the batch decider");
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().firstValue("content-type")).contains("application/json");
        assertThat(Json.plan(after.body().strip().getBytes(UTF_8)))
                .isEqualTo(new Decoded.Value<>(Plans.ofTwo()));
    }

    @Test
    void metrics_are_prometheus_text() throws Exception {
        registry.counter("heliotrope.jobs", "lane", "batch").increment(3);

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).contains("heliotrope_jobs_total{lane=\"batch\"} 3.0");
    }

    @Test
    void not_ready_until_every_check_is_up_and_says_which_one_is_not() throws Exception {
        HttpResponse<String> before = get("/health/ready");
        world.set(new Health.Up());
        HttpResponse<String> after = get("/health/ready");

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body())
                .isEqualTo(
                        "{\"status\":\"down\",\"checks\":{\"world\":{\"status\":\"down\","
                                + "\"reason\":\"no catalogue was read yet\"},\"router\":{\"status\":\"up\"}}}\n");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void a_check_that_throws_is_down() throws Exception {
        world.set(new Health.Up());
        AdminPages broken =
                new AdminPages(
                        registry,
                        List.of(),
                        List.of(
                                new Check(
                                        "router",
                                        () -> {
                                            throw new IllegalStateException("no thread");
                                        })));

        try (AdminServer other = AdminServer.start(new Listen("127.0.0.1", 0), broken)) {
            HttpResponse<String> answer = get(other, "/health/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the check itself failed", "no thread");
        }
    }

    @Test
    void alive_while_not_ready() throws Exception {
        HttpResponse<String> answer = get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"status\":\"up\",\"checks\":{\"main\":{\"status\":\"up\"}}}\n");
    }

    @Test
    void version_names_program_and_java() throws Exception {
        HttpResponse<String> answer = get("/version");

        assertThat(answer.body())
                .contains("\"name\":\"heliotrope\"", "\"java\":\"" + Runtime.version() + "\"");
    }

    @Test
    void anything_else_is_not_found() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_is_refused_with_what_to_do() {
        Listen taken = new Listen("127.0.0.1", server.port());

        assertThatThrownBy(() -> AdminServer.start(taken, pages))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("admin.listen (" + taken + ") cannot be listened on: ")
                .hasMessageEndingWith("; set it to a free port, or to port 0 for any free one");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private HttpResponse<String> get(AdminServer of, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + of.address() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
