package io.heliotrope.queues.format;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which accelerators are to be powered.
final class PowerJson {
    private PowerJson() {}

    static void power(Out out, PowerPlan plan) {
        out.instant("at", plan.at()).instant("until", plan.until());
        out.nestedList("regions", plan.regions().entrySet(), PowerJson::region);
    }

    private static void region(Out out, Map.Entry<RegionId, List<Step>> region) {
        out.text("region", region.getKey());
        out.nestedList("steps", region.getValue(), PowerJson::step);
    }

    private static void step(Out out, Step step) {
        out.instant("from", step.from())
                .number("interactive", step.interactive())
                .number("batch", step.batch());
    }

    static PowerPlan power(In in) {
        SortedMap<RegionId, List<Step>> regions = new TreeMap<>();
        in.nestedList("regions", PowerJson::region)
                .forEach(each -> regions.put(each.getKey(), each.getValue()));
        return new PowerPlan(in.instant("at"), in.instant("until"), regions);
    }

    private static Map.Entry<RegionId, List<Step>> region(In in) {
        return Map.entry(new RegionId(in.text("region")), in.nestedList("steps", PowerJson::step));
    }

    private static Step step(In in) {
        return new Step(in.instant("from"), in.integer("interactive"), in.integer("batch"));
    }
}
