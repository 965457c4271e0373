package io.heliotrope.queues;

import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import org.jspecify.annotations.Nullable;

/// Records of [Topics#PLANS].
public final class PlanWire {
    private PlanWire() {}

    /// One plan of the decider.
    public static Message message(PlanRecord plan) {
        return Wire.document("plan", "plan", plan.at() + "/" + plan.world(), Json.plan(plan));
    }

    /// Reads a record's value.
    public static Decoded<PlanRecord> read(byte @Nullable [] value) {
        return value == null
                ? new Decoded.Malformed<>("value is empty, expected a JSON document")
                : Json.plan(value);
    }
}
