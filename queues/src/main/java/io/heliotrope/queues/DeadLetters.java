package io.heliotrope.queues;

import static java.util.stream.Collectors.joining;

import io.heliotrope.protocol.Descriptor;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Records that cannot be used, kept with value and headers on their home cluster, with the reason
/// and where they lay. Of a record that is too large only its size is kept.
public final class DeadLetters {
    /// Every defect, one after the other.
    public static final String REASON = "heliotrope-dead-reason";

    /// `topic-partition@offset` of the record.
    public static final String PLACE = "heliotrope-dead-place";

    /// Bytes of a record that was too large to keep.
    public static final String SIZE = "heliotrope-dead-size";

    private DeadLetters() {}

    /// The dead letter of a defective submission.
    public static Message of(Submission submission, Descriptor.Defective defective) {
        boolean fits = submission.size() <= Submission.LARGEST;
        String reason = defective.defects().stream().map(Object::toString).collect(joining("; "));
        String place =
                submission.topic() + "-" + submission.partition() + "@" + submission.offset();
        RecordHeaders headers =
                fits ? new RecordHeaders(submission.headers()) : new RecordHeaders();
        headers.add(REASON, JobHeaders.utf8(reason)).add(PLACE, JobHeaders.utf8(place));
        if (!fits) {
            headers.add(SIZE, JobHeaders.utf8(Integer.toString(submission.size())));
        }
        byte[] key = JobHeaders.utf8(defective.id().value());
        return new Message(key, fits ? submission.payload() : new byte[0], headers);
    }
}
