package io.heliotrope.orchestrator.explain;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status.Accepted;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Held;
import io.heliotrope.protocol.Status.State;
import io.heliotrope.protocol.Status.Terminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job with where it stands and the receipt of the last decision about it.
///
/// `state` is absent while no status was written: the job was dispatched and has not ended.
/// `receipt` is absent when no decision was ever taken. `quote` says whether the quote that it came
/// with was kept when it was accepted, or why not; empty when it came with none.
public record Explained(
        JobId job,
        RegionId origin,
        Lane lane,
        @Nullable State state,
        @Nullable Receipt receipt,
        String quote) {
    /// Of a job without a quote.
    public Explained(
            JobId job,
            RegionId origin,
            Lane lane,
            @Nullable State state,
            @Nullable Receipt receipt) {
        this(job, origin, lane, state, receipt, "");
    }

    public Optional<Receipt> why() {
        return Optional.ofNullable(receipt);
    }

    /// The state in one word: `DISPATCHED`, `ACCEPTED`, `HELD` or a terminal's word.
    public String word() {
        return switch (state) {
            case null -> "DISPATCHED";
            case Accepted _ -> "ACCEPTED";
            case Held _ -> "HELD";
            case Terminal terminal -> terminal.word();
        };
    }

    /// Where it ran, when it is done.
    public Optional<RegionId> ranIn() {
        return state instanceof Done done ? Optional.of(done.region()) : Optional.empty();
    }

    /// Why it was refused, failed or expired, in words; empty when nothing of that happened.
    public String trouble() {
        return Words.trouble(state);
    }
}
