package io.heliotrope.orchestrator.provenance;

import io.heliotrope.model.Job;
import io.heliotrope.model.Measured;
import io.heliotrope.orchestrator.provenance.Provenance.Decided;
import io.heliotrope.orchestrator.provenance.Provenance.Place;
import io.heliotrope.orchestrator.provenance.Provenance.Run;
import io.heliotrope.queues.format.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The same as [ProvenanceText] as one JSON document, for scripts. Names are stable; what is not
/// known is null:
///
/// - `job`, `origin`, `lane`, `state` (the end's word)
/// - `result`: `id`, `region`, `worker`, `execution`, `ran_from`, `ran_to`, `queued_ms`,
///   `first_token_ms`, `service_ms`, `prompt_tokens`, `output_tokens`, `energy_kwh`,
///   `energy_method`, `output_sha256`, `output_intact`
/// - `model`: `name`, `sha256`; `input`: `sha256`, `bytes`, `tenant`, `intact`, `at`
/// - `decisions`: `by`, `attempt`, `token`, `worker`, `replays`, `mismatch`, `receipt` (the
///   document of the protocol, with policy, world, readings), `at`
/// - `runs`: every answer of a worker, with `counts`; `wasted_kwh`
/// - `records`: `at`, `says`, `place`, `seal`, `checkpoint`
public final class ProvenanceJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProvenanceJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Provenance of) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("job", of.job().value())
                .put("origin", of.origin().value())
                .put("lane", of.lane().word())
                .put("state", of.end() == null ? null : of.end().word());
        of.counted()
                .ifPresentOrElse(
                        run -> result(root.putObject("result"), run), () -> root.putNull("result"));
        model(root.putObject("model"), of);
        input(root.putObject("input"), of);
        ArrayNode decisions = root.putArray("decisions");
        of.decisions().forEach(decided -> decided(decisions.addObject(), decided));
        ArrayNode runs = root.putArray("runs");
        of.runs().forEach(run -> run(runs.addObject(), run));
        root.put("wasted_kwh", of.wastedEnergy().value());
        ArrayNode records = root.putArray("records");
        of.steps()
                .forEach(step -> {
                    ObjectNode node = records.addObject();
                    node.put("at", step.at().toString()).put("says", step.says());
                    place(node.putObject("place"), step.place());
                    node.put("seal", step.seal().state().name().toLowerCase(Locale.ROOT));
                    if (step.seal().checkpoint() >= 0) {
                        node.put("checkpoint", step.seal().checkpoint());
                    } else {
                        node.putNull("checkpoint");
                    }
                });
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void result(ObjectNode node, Run run) {
        node.put("id", "result/" + run.token() + "/" + run.execution());
        node.put("region", run.region().value()).put("worker", run.worker().value());
        node.put("execution", String.valueOf(run.execution()));
        run.measured().ifPresent(measured -> measured(node, measured));
        node.put("output_sha256", run.output() == null ? null : run.output().hex());
        node.put("output_intact", run.isIntact());
    }

    private static void measured(ObjectNode node, Measured measured) {
        node.put("ran_from", measured.ranFrom().toString())
                .put("ran_to", measured.ranTo().toString())
                .put("queued_ms", measured.queued().toMillis())
                .put("first_token_ms", measured.firstToken().toMillis())
                .put("service_ms", measured.service().toMillis())
                .put("prompt_tokens", measured.promptTokens())
                .put("output_tokens", measured.outputTokens())
                .put("energy_kwh", measured.energy().value())
                .put("energy_method", measured.energyMethod());
    }

    private static void model(ObjectNode node, Provenance of) {
        node.put("name", Optional.ofNullable(of.described()).map(Job::model).orElse(null));
        node.put(
                "sha256",
                of.counted()
                        .flatMap(Run::measured)
                        .flatMap(Measured::modelDigest)
                        .map(digest -> digest.hex())
                        .orElse(null));
    }

    private static void input(ObjectNode node, Provenance of) {
        Job job = of.described();
        node.put("records", of.input().records()).put("intact", of.input().isIntact());
        if (job != null) {
            node.put("sha256", job.digest().hex())
                    .put("bytes", job.payload().bytes())
                    .put("tenant", job.tenant().value())
                    .put("submitted_at", job.submittedAt().toString());
            place(
                    node.putObject("place"),
                    new Place(
                            job.payload().cluster(),
                            job.payload().topic(),
                            job.payload().partition(),
                            job.payload().offset()));
        }
    }

    private static void decided(ObjectNode node, Decided decided) {
        node.putObject("by")
                .put("cluster", decided.by().cluster().value())
                .put("partition", decided.by().partition())
                .put("epoch", decided.by().epoch());
        node.put("attempt", decided.attempt())
                .put("token", decided.token() == null ? null : decided.token().value())
                .put("worker", decided.worker() == null ? null : decided.worker().value())
                .put("replays", decided.mismatch() == null)
                .put("mismatch", decided.mismatch());
        decided.rules().forEach(node.putArray("rules")::add);
        node.set("receipt", JSON.readTree(Json.receipt(decided.receipt())));
        place(node.putObject("place"), decided.place());
    }

    private static void run(ObjectNode node, Run run) {
        node.put("token", run.token().value())
                .put("execution", run.execution() == null ? null : run.execution().value())
                .put("region", run.region().value())
                .put("worker", run.worker().value())
                .put("outcome", run.outcome())
                .put("counts", run.counts())
                .put("output_intact", run.isIntact());
        run.measured().ifPresent(measured -> measured(node, measured));
        place(node.putObject("place"), run.place());
    }

    private static void place(ObjectNode node, Place place) {
        node.put("cluster", place.cluster().value())
                .put("topic", place.topic())
                .put("partition", place.partition())
                .put("offset", place.offset());
    }
}
