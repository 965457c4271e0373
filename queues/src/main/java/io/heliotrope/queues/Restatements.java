package io.heliotrope.queues;

import io.heliotrope.protocol.Restated;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import org.jspecify.annotations.Nullable;

/// Records of the restatements topics, see [Topics#restatements]: CloudEvents as [Wire] has them,
/// keyed by job. Stateless, safe from any thread.
public final class Restatements {
    private Restatements() {}

    /// The record for the topic of the job's origin. Those that replace the same statement have one
    /// id.
    public static Message message(Restated restated) {
        String job = restated.job().value();
        String event = job + "/" + restated.body() + "/" + restated.replaces();
        return Wire.document("restatement", job, event, Json.restated(restated));
    }

    /// Reads the value of what [#message(Restated)] wrote.
    public static Decoded<Restated> read(byte @Nullable [] value) {
        return value == null
                ? new Decoded.Malformed<>("value is empty, expected a JSON document")
                : Json.restated(value);
    }
}
