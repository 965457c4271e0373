package io.heliotrope.signals.trust;

import io.heliotrope.signals.trust.Habits.Tail;
import io.heliotrope.signals.trust.Question.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds a feed that is stuck: one value for too long.
///
/// A value that continues the one at which the past ended has lasted since then, also when what
/// came between was not believed: it stays unbelieved until another value comes.
final class Runs {
    private Runs() {}

    /// What is wrong with `claims`, which are in order of time; empty when nothing is.
    static Optional<String> stuck(List<Claim> claims, Question question, Habits habits) {
        Tail tail = question.sight() == Sight.PAST ? habits.tail() : Tail.NONE;
        Instant from = tail.from();
        double grams = tail.gramsPerKwh();
        for (Claim claim : claims) {
            boolean continues = claim.gramsPerKwh() == grams;
            if (!continues) {
                from = claim.from();
                grams = claim.gramsPerKwh();
            }
            Duration run = Duration.between(from, claim.to());
            Duration longest = habits.longestRun(grams);
            if (run.compareTo(longest) > 0) {
                return Optional.of(
                        "%s g/kWh since %s for %s, at most %s"
                                .formatted(grams, from, run, longest));
            }
        }
        return Optional.empty();
    }
}
