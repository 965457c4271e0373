package io.heliotrope.protocol;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A record of a job's status partition. The first valid terminal there is the job's end.
///
/// `receipt` explains the last decision about the job: absent only when none was taken (a malformed
/// record, a cancel that came first).
public record Status(
        JobId job, RegionId origin, Lane lane, Task task, State state, @Nullable Receipt receipt)
        implements StatusRecord {
    /// The same, said by another incarnation of the task.
    public Status under(Task other) {
        return new Status(job, origin, lane, other, state, receipt);
    }

    public Optional<Receipt> why() {
        return Optional.ofNullable(receipt);
    }

    /// Where a job stands.
    public sealed interface State {}

    /// Accepted with a verdict: it will be completed by `expectedCompletion`, and starts no later
    /// than `latestSafeStart` (job time). `quote` says whether the quote that its producer accepted
    /// is kept, or why not; empty when there was none.
    public record Accepted(Instant latestSafeStart, Instant expectedCompletion, String quote)
            implements State {
        /// Of a job without a quote.
        public Accepted(Instant latestSafeStart, Instant expectedCompletion) {
            this(latestSafeStart, expectedCompletion, "");
        }
    }

    /// Held, with the receipt saying what it waits for.
    public record Held() implements State {}

    /// A state that no other follows.
    public sealed interface Terminal extends State {
        /// The state's word for output: `DONE`, `FAILED`, `EXPIRED`, `CANCELLED` or `REFUSED`.
        String word();
    }

    /// Completed; the result is the one that bears this token and execution. `earlier` are the
    /// pieces that the job ran in before, in order of time, none when it ran in one.
    public record Done(
            Token token,
            ExecutionId execution,
            RegionId region,
            Digest output,
            Measured measured,
            List<PieceRun> earlier)
            implements Terminal {
        public Done {
            earlier = List.copyOf(earlier);
        }

        /// Of a job that ran in one piece.
        public Done(
                Token token,
                ExecutionId execution,
                RegionId region,
                Digest output,
                Measured measured) {
            this(token, execution, region, output, measured, List.of());
        }

        /// All pieces, the last one too, in order of time.
        public List<PieceRun> pieces() {
            return Stream.concat(
                            earlier.stream(),
                            Stream.of(new PieceRun(token, execution, region, measured)))
                    .toList();
        }

        @Override
        public String word() {
            return "DONE";
        }
    }

    /// Failed for good, after `attempts` dispatches.
    public record Failed(String reason, int attempts) implements Terminal {
        @Override
        public String word() {
            return "FAILED";
        }
    }

    /// Its deadline passed before it ended.
    public record Expired(String reason) implements Terminal {
        @Override
        public String word() {
            return "EXPIRED";
        }
    }

    /// Cancelled by its producer.
    public record Cancelled() implements Terminal {
        @Override
        public String word() {
            return "CANCELLED";
        }
    }

    /// Never accepted. `earliestCompletion` is the soonest feasible end, [Instant#MAX] when none
    /// is.
    public record Refused(Refusal reason, String detail, Instant earliestCompletion)
            implements Terminal {
        @Override
        public String word() {
            return "REFUSED";
        }
    }
}
