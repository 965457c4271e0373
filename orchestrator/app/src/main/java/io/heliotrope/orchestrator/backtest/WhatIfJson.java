package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.Backtest;
import io.heliotrope.backtest.Figures;
import io.heliotrope.backtest.Lived;
import io.heliotrope.backtest.live.RegionOutcome;
import io.heliotrope.backtest.scenario.Change;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a change makes of recorded days, as one JSON document. Names are stable:
///
/// - `scenario`, `about`, `policy` {`name`, `digest`}
/// - `asked`: `without` (a list of regions), `capacity` {region: accelerators}, `deadline_hours`
///   {class: how much later, below 0 when earlier}; each may be empty
/// - `before`, `after` and `difference` (after less before): `grams`, `jobs`, `refused`,
///   `deadline_misses`, `residency_violations`, `latency_violations`, `delay_hours_p50`,
///   `delay_hours_p99`
/// - `regions`, a list of {`region`, `before`, `after`, `difference`} in the order of names, with
///   `accelerators` (left out where nobody runs short), `ran_grams`, `charged_grams`, `jobs`,
///   `refused`, `deadline_misses`, `delay_hours_p50`, `delay_hours_p99`: `ran_grams` of what ran or
///   was answered there, all else of what comes from there
///
/// Grams are CO2e. `charged_grams` are of work that was refused, not done or not answered, as if it
/// ran at home; with `ran_grams` they come to the total of `grams`.
public final class WhatIfJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Recorded recorded;
    private final Recorded changed;
    private final Change change;
    private final double slotHours;

    /// Of `recorded` days, which the `change` has made `changed`.
    public WhatIfJson(Recorded recorded, Recorded changed, Change change) {
        this.recorded = recorded;
        this.changed = changed;
        this.change = change;
        this.slotHours = recorded.scenario().slot().toMillis() / MILLIS_PER_HOUR;
    }

    /// The document, indented, ended by a line feed.
    public String render(Backtest.Named policy, Lived before, Lived after) {
        Scenario scenario = recorded.scenario();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("scenario", scenario.name());
        root.put("about", scenario.about());
        root.putObject("policy")
                .put("name", policy.name())
                .put("digest", policy.settings().digest().hex());
        asked(root.putObject("asked"));
        put(root, figures(before.total()), figures(after.total()));
        ArrayNode regions = root.putArray("regions");
        for (int i = 0; i < before.regions().size(); i++) {
            put(
                    regions.addObject().put("region", recorded.places().get(i).id().value()),
                    region(before.regions().get(i), recorded, i),
                    region(after.regions().get(i), changed, i));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private void asked(ObjectNode node) {
        ArrayNode without = node.putArray("without");
        change.without().forEach(region -> without.add(region.value()));
        ObjectNode capacity = node.putObject("capacity");
        change.capacity().forEach((region, room) -> capacity.put(region.value(), room));
        ObjectNode deadlines = node.putObject("deadline_hours");
        change.deadlines()
                .forEach((name, by) -> deadlines.put(name, by.toMillis() / MILLIS_PER_HOUR));
    }

    private ObjectNode figures(Figures figures) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("grams", figures.policy())
                .put("jobs", figures.jobs())
                .put("refused", figures.refused())
                .put("deadline_misses", figures.deadlineMisses())
                .put("residency_violations", figures.residencyViolations())
                .put("latency_violations", figures.latencyViolations())
                .put("delay_hours_p50", figures.delay(0.5) * slotHours)
                .put("delay_hours_p99", figures.delay(0.99) * slotHours);
    }

    private ObjectNode region(RegionOutcome region, Recorded days, int index) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!days.rooms().isEmpty()) {
            node.put("accelerators", days.rooms().get(index).longValue());
        }
        return node.put("ran_grams", region.ranGrams())
                .put("charged_grams", region.chargedGrams())
                .put("jobs", region.jobs())
                .put("refused", region.refused())
                .put("deadline_misses", region.deadlineMisses())
                .put("delay_hours_p50", region.delay(0.5) * slotHours)
                .put("delay_hours_p99", region.delay(0.99) * slotHours);
    }

    /// Both, and what the second is more than the first in each number.
    private static void put(ObjectNode node, ObjectNode before, ObjectNode after) {
        node.set("before", before);
        node.set("after", after);
        ObjectNode difference = node.putObject("difference");
        for (Map.Entry<String, JsonNode> number : after.properties()) {
            String name = number.getKey();
            JsonNode is = number.getValue();
            JsonNode was = before.get(name);
            if (is.isIntegralNumber()) {
                difference.put(name, is.asLong() - was.asLong());
            } else {
                difference.put(name, is.asDouble() - was.asDouble());
            }
        }
    }
}
