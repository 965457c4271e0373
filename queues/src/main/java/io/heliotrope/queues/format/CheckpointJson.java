package io.heliotrope.queues.format;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.protocol.Fingerprints;
import java.util.Base64;

/// Checkpoints of the notaries.
final class CheckpointJson {
    private CheckpointJson() {}

    static void checkpoint(Out out, Checkpoint checkpoint) {
        out.text("kind", "checkpoint")
                .text("notary", checkpoint.notary())
                .number("sequence", checkpoint.sequence())
                .text("follows", checkpoint.follows())
                .instant("at", checkpoint.at())
                .nestedList("spans", checkpoint.spans(), CheckpointJson::span);
    }

    static Checkpoint checkpoint(In in) {
        String kind = in.text("kind");
        if (!kind.equals("checkpoint")) {
            throw new In.BadField("field kind was '" + kind + "', expected checkpoint");
        }
        return new Checkpoint(
                in.text("notary"),
                in.number("sequence"),
                new Digest(in.text("follows")),
                in.instant("at"),
                in.nestedList("spans", CheckpointJson::span));
    }

    private static void span(Out out, Span span) {
        out.text("cluster", span.cluster())
                .text("topic", span.topic())
                .number("partition", span.partition())
                .number("start", span.start())
                .number("first", span.first())
                .text("previous", span.previous())
                .text("value", span.value())
                .numbers("skipped", span.records().skipped())
                .text("hashes", Base64.getEncoder().encodeToString(span.records().hashes()));
    }

    private static Span span(In in) {
        return new Span(
                new ClusterId(in.text("cluster")),
                in.text("topic"),
                in.integer("partition"),
                in.number("start"),
                in.number("first"),
                new Digest(in.text("previous")),
                new Digest(in.text("value")),
                new Fingerprints(
                        in.integers("skipped"), Base64.getDecoder().decode(in.text("hashes"))));
    }
}
