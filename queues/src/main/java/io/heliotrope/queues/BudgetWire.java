package io.heliotrope.queues;

import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import org.jspecify.annotations.Nullable;

/// Records of [Topics#BUDGETS].
public final class BudgetWire {
    private BudgetWire() {}

    /// `event` tells this record from others of the same sender.
    public static Message message(BudgetRecord record, String event) {
        String account = record.use().account().toString();
        return Wire.document(
                "budget", account, record.spender() + "/" + event, Json.budget(record));
    }

    /// Reads a record's value.
    public static Decoded<BudgetRecord> read(byte @Nullable [] value) {
        return value == null
                ? new Decoded.Malformed<>("value is empty, expected a JSON document")
                : Json.budget(value);
    }
}
