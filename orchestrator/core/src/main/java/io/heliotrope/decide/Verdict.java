package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.protocol.Receipt.Scored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a lane's rules came to: the decision, the step and mask that it rests on, the two best, and
/// the pieces of an interruptible job that is to run in several.
record Verdict(
        Decision decision,
        int relaxation,
        Mask mask,
        @Nullable Scored chosen,
        @Nullable Scored runnerUp,
        List<Piece> pieces) {
    /// Of a job that runs in one piece, or not at all.
    Verdict(
            Decision decision,
            int relaxation,
            Mask mask,
            @Nullable Scored chosen,
            @Nullable Scored runnerUp) {
        this(decision, relaxation, mask, chosen, runnerUp, List.of());
    }

    /// The same in several pieces.
    Verdict in(Pieces cut) {
        return new Verdict(decision, relaxation, mask, cut.scored(), runnerUp, cut.told());
    }
}
