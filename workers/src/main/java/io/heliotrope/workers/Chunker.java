package io.heliotrope.workers;

import java.time.Duration;
import java.util.Optional;

/// Joins output tokens into chunks, so that a short answer is not one record per token.
///
/// A chunk is complete with `most` tokens, or with the token that comes `pace` or more after the
/// chunk before it (after the start, for the first). A fast engine so sends few chunks, a slow one
/// each token at once. What is left at the end is in the final result anyway. Owned by one thread.
final class Chunker {
    private final int most;
    private final Duration pace;
    private final StringBuilder text = new StringBuilder();
    private int tokens;
    private Duration last = Duration.ZERO;

    Chunker(int most, Duration pace) {
        this.most = most;
        this.pace = pace;
    }

    /// Takes the next token at `since` the start of the run; gives the chunk that it completes.
    Optional<String> add(String token, Duration since) {
        text.append(token);
        tokens++;
        if (tokens < most && since.minus(last).compareTo(pace) < 0) {
            return Optional.empty();
        }
        String chunk = text.toString();
        text.setLength(0);
        tokens = 0;
        last = since;
        return Optional.of(chunk);
    }
}
