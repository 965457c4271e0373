package io.heliotrope.queues;

import io.heliotrope.protocol.Descriptor;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Records that cannot be used, kept whole on their home cluster with the reason and where they
/// lay.
public final class DeadLetters {
    public static final String REASON = "heliotrope-dead-reason";
    public static final String PLACE = "heliotrope-dead-place";

    private DeadLetters() {}

    /// The dead letter of a defective submission.
    public static Message of(Submission submission, Descriptor.Defective defective) {
        String reason =
                String.join("; ", defective.defects().stream().map(Object::toString).toList());
        String place =
                submission.topic() + "-" + submission.partition() + "@" + submission.offset();
        RecordHeaders headers = new RecordHeaders(submission.headers());
        headers.add(REASON, JobHeaders.utf8(reason)).add(PLACE, JobHeaders.utf8(place));
        return new Message(JobHeaders.utf8(defective.id().value()), submission.payload(), headers);
    }
}
