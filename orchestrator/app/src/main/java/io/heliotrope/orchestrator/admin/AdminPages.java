package io.heliotrope.orchestrator.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.orchestrator.config.Version;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.format.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What there is to see: `/metrics`, `/health/live`, `/health/ready`, `/version` and `/v1/plan`,
/// the release plan in force.
///
/// A health page answers 200 when every check is up and 503 otherwise, with each check's name and,
/// when it is down, the reason.
public final class AdminPages {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrometheusMeterRegistry registry;
    private final List<Check> live;
    private final List<Check> ready;

    private final @Nullable Supplier<Optional<PlanRecord>> plans;

    /// Of a process that does not plan.
    public AdminPages(PrometheusMeterRegistry registry, List<Check> live, List<Check> ready) {
        this(registry, live, ready, null);
    }

    private AdminPages(
            PrometheusMeterRegistry registry,
            List<Check> live,
            List<Check> ready,
            @Nullable Supplier<Optional<PlanRecord>> plans) {
        this.registry = registry;
        this.live = List.copyOf(live);
        this.ready = List.copyOf(ready);
        this.plans = plans;
    }

    /// The same of a process that plans; `last` is asked for its last plan from any thread, and
    /// absent in one that does not plan.
    public AdminPages planning(@Nullable Supplier<Optional<PlanRecord>> last) {
        return new AdminPages(registry, live, ready, last);
    }

    /// One answer to a request.
    record Answer(int status, String contentType, String body) {}

    /// Every page by its path.
    Map<String, Supplier<Answer>> pages() {
        Map<String, Supplier<Answer>> pages = new TreeMap<>();
        pages.put("/metrics", () -> new Answer(OK, PROMETHEUS, registry.scrape("text/plain")));
        pages.put("/health/live", () -> health(live));
        pages.put("/health/ready", () -> health(ready));
        pages.put("/version", this::version);
        pages.put("/v1/plan", this::plan);
        return pages;
    }

    private Answer health(List<Check> checks) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("status", "up");
        ObjectNode each = root.putObject("checks");
        for (Check check : checks) {
            ObjectNode one = each.putObject(check.name());
            switch (check.ask()) {
                case Health.Up _ -> one.put("status", "up");
                case Health.Down(String reason) -> {
                    one.put("status", "down").put("reason", reason);
                    root.put("status", "down");
                }
            }
        }
        boolean isUp = root.get("status").asString().equals("up");
        return new Answer(isUp ? OK : UNAVAILABLE, JSON, text(root));
    }

    private Answer plan() {
        if (plans == null) {
            return new Answer(
                    NOT_FOUND,
                    TEXT,
                    "this process does not plan: ask one with the batch decider\n");
        }
        return plans.get()
                .map(plan -> new Answer(OK, JSON, new String(Json.plan(plan), UTF_8) + "\n"))
                .orElseGet(() -> new Answer(UNAVAILABLE, TEXT, "nothing was planned yet\n"));
    }

    private Answer version() {
        Version version = Version.current();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", "heliotrope");
        root.put("version", version.program());
        root.put("java", version.java());
        return new Answer(OK, JSON, text(root));
    }

    private String text(ObjectNode node) {
        return mapper.writeValueAsString(node) + "\n";
    }
}
