package io.heliotrope.queues.format;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What may be powered, drawn with the other values.
final class AnyPower {
    private AnyPower() {}

    static Accelerator accelerator(AnyValue any) {
        return any.one(
                () -> new Accelerator(any.text(), 80, any.number(), 1e301),
                () ->
                        new Accelerator(
                                any.text(),
                                80,
                                any.number(),
                                1e301,
                                Duration.ofMillis(any.random.nextInt(900_001))));
    }

    static LaneLoad lane(AnyValue any) {
        int slots = any.random.nextInt(9);
        return new LaneLoad(
                slots,
                any.random.nextInt(9),
                any.random.nextInt(9),
                any.known(),
                any.random.nextInt(slots + 1));
    }

    static PowerPlan plan(AnyValue any) {
        Instant at = Instant.EPOCH.plusSeconds(any.random.nextInt());
        SortedMap<RegionId, List<Step>> regions = new TreeMap<>();
        any.list(3, any::region).forEach(region -> regions.put(region, steps(any, at)));
        return new PowerPlan(at, at.plusSeconds(any.random.nextInt(99_999)), regions);
    }

    static PowerTold told(AnyValue any) {
        return new PowerTold(plan(any), any.number(), any.number(), any.number(), any.number());
    }

    private static List<Step> steps(AnyValue any, Instant at) {
        List<Step> steps = new ArrayList<>();
        Instant from = at;
        for (int i = 0; i <= any.random.nextInt(4); i++) {
            steps.add(new Step(from, any.random.nextInt(9), any.random.nextInt(9)));
            from = from.plusSeconds(1 + any.random.nextInt(9999));
        }
        return steps;
    }
}
