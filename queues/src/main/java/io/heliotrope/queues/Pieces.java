package io.heliotrope.queues;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Result;
import java.util.HashMap;
import java.util.Map;

/// Tells a reader of an answer in pieces which of them come next.
///
/// A piece's seal binds it to its place in the order of its execution; this says what the places
/// add up to. Bounded by what one job's executions are: keep one for each job. Owned by one thread.
public final class Pieces {
    /// What a piece is to its reader.
    public enum Place {
        /// It goes on where the last one ended.
        NEXT,
        /// It was there before: drop it.
        REPEATED,
        /// Pieces before it are missing: wait for the final result, which has it all.
        AHEAD
    }

    private record Run(Token token, ExecutionId execution) {}

    private final Map<Run, Integer> next = new HashMap<>();

    /// The place of the next piece read, in the order of the log.
    public Place place(Token token, Result.Chunk piece) {
        Run run = new Run(token, piece.execution());
        int due = next.getOrDefault(run, 0);
        if (piece.index() < due) {
            return Place.REPEATED;
        }
        if (piece.index() > due) {
            return Place.AHEAD;
        }
        next.put(run, due + 1);
        return Place.NEXT;
    }
}
