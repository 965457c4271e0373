package io.heliotrope.signals.http;

import java.time.Duration;
import java.time.Instant;

/// What one attempt brought.
sealed interface Answer {
    /// A body, of status 200 or kept from before.
    record Body(String text) implements Answer {}

    /// No body. Asking again before `notBefore` is of no use.
    ///
    /// `again` when the next attempt may succeed, after `delay` if that is positive; `reach` is
    /// what the refusal holds for.
    record None(
            Outage why,
            String detail,
            Instant notBefore,
            boolean again,
            Duration delay,
            Reach reach)
            implements Answer {
        None until(Instant later, Duration newDelay) {
            return new None(why, detail, later, again, newDelay, reach);
        }
    }

    /// How far a refusal reaches.
    enum Reach {
        /// The same question of the same asker.
        QUESTION,
        /// All that this credential asks.
        ASKER,
        /// All questions to the provider.
        PROVIDER
    }
}
