package io.heliotrope.orchestrator.explain;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Receipt.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The same as [Explanation] as one JSON document, for scripts. Names are stable:
///
/// - `job`, `origin`, `lane`, `state` (one word), `region` (where it ran, null before), `quote`
///   (whether the quote that it came with was kept, absent when it came with none)
/// - `decision`: `kind` (`dispatch`, `hold`, `refuse`), with `region`, `until`, `reason` where they
///   apply
/// - `chosen`, `runner_up`, `at_once_at_home`: `region`, `start`, `grams`, `latency_ms`, `pue`,
///   `reading` (`zone`, `grams_per_kwh`, `basis`, `source`, `quality`, `step`, `conversion`,
///   `age_seconds`), `terms` (`kilowatt_hours`, `pue`, `grams_per_kwh`: their product is `grams`;
///   `energy_source` and `energy_readings` where the receipt tells them); null where there is none
/// - `margin_grams`: what the runner-up would have emitted more, null when either is not known
/// - `removed`: every hard rule with the regions that it removed
/// - `budgets`: what was taken for used of those that the job draws on (`budget`, `holder`,
///   `resource` (`gpu_time` in GPU seconds, `carbon` in grams), `period`, `from`, `used`)
/// - `policy`, `world`, `decided_at`: what the decision is recomputed from
public final class ExplanationJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MILLIS = 1000;

    private ExplanationJson() {}

    /// The document, indented, ended by a line feed.
    public static String render(Explained explained) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node(explained)) + "\n";
    }

    /// The document's tree.
    public static ObjectNode node(Explained explained) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("job", explained.job().value());
        root.put("origin", explained.origin().value());
        root.put("lane", explained.lane().word());
        root.put("state", explained.word());
        root.put("region", explained.ranIn().map(r -> r.value()).orElse(null));
        if (!explained.quote().isEmpty()) {
            root.put("quote", explained.quote());
        }
        explained.why().ifPresent(receipt -> receipt(root, receipt));
        return root;
    }

    private static void receipt(ObjectNode root, Receipt receipt) {
        decision(root.putObject("decision"), receipt.decision());
        scored(root, "chosen", receipt.winner(), receipt.now());
        scored(root, "runner_up", receipt.second(), receipt.now());
        scored(root, "at_once_at_home", receipt.counterfactual(), receipt.now());
        ArrayNode pieces = root.putArray("pieces");
        receipt.pieces()
                .forEach(piece ->
                        pieces.addObject()
                                .put("region", piece.region().value())
                                .put("from", piece.from().toString())
                                .put("until", piece.until().toString()));
        root.put("ran_seconds", receipt.load().ran().toSeconds());
        double margin =
                receipt.second().map(Scored::grams).orElse(Double.NaN)
                        - receipt.winner().map(Scored::grams).orElse(Double.NaN);
        number(root, "margin_grams", margin);
        ArrayNode removed = root.putArray("removed");
        receipt.removals()
                .forEach(removal -> {
                    ObjectNode rule = removed.addObject().put("rule", removal.rule());
                    ArrayNode regions = rule.putArray("regions");
                    removal.regions().forEach(r -> regions.add(r.value()));
                });
        ArrayNode budgets = root.putArray("budgets");
        receipt.load()
                .uses()
                .forEach(use ->
                        budgets.addObject()
                                .put("budget", use.account().budget())
                                .put("holder", use.account().holder())
                                .put("resource", lower(use.account().resource()))
                                .put("period", lower(use.account().period()))
                                .put("from", use.from().toString())
                                .put("used", use.amount()));
        root.put("relaxation", receipt.relaxation());
        root.put("policy", receipt.policy().hex());
        root.putObject("world")
                .put("catalogue", receipt.world().catalogue())
                .put("policy", receipt.world().policy())
                .put("signals", receipt.world().signals())
                .put("pools", receipt.world().pools())
                .put("clock", receipt.world().clock());
        root.put("decided_at", receipt.now().toString());
    }

    private static void decision(ObjectNode node, Decision decision) {
        switch (decision) {
            case Decision.Dispatch dispatch ->
                    node.put("kind", "dispatch").put("region", dispatch.region().value());
            case Decision.Hold hold ->
                    node.put("kind", "hold")
                            .put("region", hold.meantFor().map(RegionId::value).orElse(null))
                            .put("until", hold.until().toString())
                            .put("reason", lower(hold.reason()));
            case Decision.Refuse refuse -> {
                node.put("kind", "refuse").put("reason", lower(refuse.reason()));
                boolean isFeasible = refuse.earliestCompletion().isBefore(Instant.MAX);
                node.put(
                        "earliest_completion",
                        isFeasible ? refuse.earliestCompletion().toString() : null);
            }
        }
    }

    private static void scored(ObjectNode root, String name, Optional<Scored> scored, Instant now) {
        if (scored.isEmpty()) {
            root.putNull(name);
            return;
        }
        Scored candidate = scored.get();
        ObjectNode node = root.putObject(name);
        node.put("region", candidate.region().value()).put("start", candidate.start().toString());
        number(node, "grams", candidate.grams());
        number(node, "latency_ms", candidate.latencyMillis());
        number(node, "pue", candidate.pue());
        candidate
                .basis()
                .ifPresentOrElse(r -> reading(node, r, now), () -> node.putNull("reading"));
        candidate.product().ifPresentOrElse(t -> terms(node, t), () -> node.putNull("terms"));
    }

    private static void terms(ObjectNode node, Terms terms) {
        ObjectNode product = node.putObject("terms");
        number(product, "kilowatt_hours", terms.kilowattHours());
        number(product, "pue", terms.pue());
        number(product, "grams_per_kwh", terms.gramsPerKwh());
        terms.energySource()
                .ifPresent(source ->
                        product.put("energy_source", source.name())
                                .put("energy_readings", source.readings()));
    }

    private static void reading(ObjectNode node, Reading reading, Instant now) {
        node.putObject("reading")
                .put("zone", reading.zone().value())
                .put("grams_per_kwh", reading.intensity().value())
                .put("basis", reading.basis().word())
                .put("source", reading.source())
                .put("quality", reading.quality().word())
                .put("step", reading.step().word())
                .put("conversion", reading.conversion().isEmpty() ? null : reading.conversion())
                .put("age_seconds", Duration.between(reading.issuedAt(), now).toMillis() / MILLIS);
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
