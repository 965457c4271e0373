package io.heliotrope.protocol;

import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import java.time.Instant;
import java.util.List;

/// A later statement of what the run of a done job emitted: it takes the place of an earlier one,
/// which stays.
///
/// `job`, its body's digest and `replaces` name the statement that is replaced: it told what was
/// known at `replaces`, the end of the run for the first one. `knownAt` is later; both are in job
/// time, and when the record was made its topic tells. Of the records that replace the same
/// statement the first in its partition holds. `changes` holds each column that differs, at least
/// one; `causes` is empty where no signal that was issued since then tells why, such as when the
/// catalogue changed or a signal came late.
public record Restated(
        JobId job,
        Digest body,
        RegionId origin,
        Instant replaces,
        Instant knownAt,
        List<Change> changes,
        List<Cause> causes) {
    public Restated {
        changes = List.copyOf(changes);
        causes = List.copyOf(causes);
        if (!knownAt.isAfter(replaces)) {
            throw new IllegalArgumentException(
                    "a restatement (%s) must come after what it replaces (%s)"
                            .formatted(knownAt, replaces));
        }
        if (changes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a restatement of %s changes nothing: leave it out".formatted(job));
        }
    }

    /// Grams of CO2e, or why there are none. What is not known is never 0.
    public sealed interface Figure {
        /// With the interval in which they lie eight times in ten, `p10 <= p50 <= p90`; below 0 in
        /// differences. Figures of two kinds, such as `lifecycle` and `direct`, are never compared.
        record Grams(String kind, double p10, double p50, double p90) implements Figure {
            public Grams {
                if (!(p10 <= p50 && p50 <= p90)) {
                    throw new IllegalArgumentException(
                            "grams need p10 <= p50 <= p90, were %s, %s, %s"
                                    .formatted(p10, p50, p90));
                }
            }
        }

        /// Nobody can tell, with the reason in one word.
        record NotKnown(String why) implements Figure {}
    }

    /// What a column of the account was and is; `difference` is the new value less the old.
    public record Change(String column, Figure was, Figure is, Figure difference) {}

    /// What was made known since: `values` of `source` about `subject`, a zone of the grid or a
    /// region, that hold from `from` until `to`, exclusive. The last of them was issued at
    /// `issuedAt`.
    public record Cause(
            Told told,
            String subject,
            String source,
            Instant issuedAt,
            Instant from,
            Instant to,
            int values) {}

    /// What a signal tells.
    public enum Told {
        READING,
        FORECAST,
        YEARLY_AVERAGE,
        PUE
    }
}
