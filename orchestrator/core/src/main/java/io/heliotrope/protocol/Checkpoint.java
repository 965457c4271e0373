package io.heliotrope.protocol;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import java.time.Instant;
import java.util.List;

/// What a notary has read of logs since its last statement: which records lie where, as hashes
/// alone. Signed as a whole, see the record that carries it.
///
/// `notary` names one start of one notary and `sequence` counts its checkpoints from 0; `follows`
/// is the SHA-256 of the one before with its signature, [#NOTHING] for the first, so that its last
/// signature vouches for all of them. `at` is real time.
public record Checkpoint(
        String notary, long sequence, Digest follows, Instant at, List<Span> spans) {
    /// What the first checkpoint of a notary follows.
    public static final Digest NOTHING = new Digest("0".repeat(64));

    public Checkpoint {
        spans = List.copyOf(spans);
    }

    /// A stretch of one partition, offsets `first` up to `next` exclusive.
    ///
    /// The chain began at offset `start`; its value was `previous` at `first` and is `value` at
    /// `next`. `records` has one fingerprint for each record in between. A span without records
    /// says again where the chain stands.
    public record Span(
            ClusterId cluster,
            String topic,
            int partition,
            long start,
            long first,
            Digest previous,
            Digest value,
            Fingerprints records) {
        public Span {
            if (partition < 0 || start < 0 || first < start) {
                throw new IllegalArgumentException(
                        "a span needs 0 <= start <= first, had start %d and first %d in partition %d"
                                .formatted(start, first, partition));
            }
            if (records.isEmpty() && !previous.equals(value)) {
                throw new IllegalArgumentException(
                        "a span without records leaves the chain as it was, had another value");
            }
        }

        /// The offset after the last record; `first` when there is none.
        public long next() {
            return first + records.length();
        }
    }
}
