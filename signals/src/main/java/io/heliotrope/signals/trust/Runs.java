package io.heliotrope.signals.trust;

import io.heliotrope.signals.trust.Habits.Tail;
import io.heliotrope.signals.trust.Question.Sight;
import io.heliotrope.signals.trust.Rejected.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds a feed that is stuck, or was: one value for too long.
///
/// A value that continues the one at which the past ended has lasted since then, also when what
/// came between was not believed: it stays unbelieved until another value comes.
final class Runs {
    private Runs() {}

    /// `moving` is what is left, in order of time. With a feed that is stuck at the end of what was
    /// measured, or for half of a series, the whole is in doubt.
    record Found(List<Claim> moving, List<Point> stuck, boolean isWhole) {}

    /// `claims` are in order of time.
    static Found find(List<Claim> claims, Question question, Habits habits) {
        Tail tail = question.sight() == Sight.PAST ? habits.tail() : Tail.NONE;
        Instant from = tail.from();
        double grams = tail.gramsPerKwh();
        List<Claim> moving = new ArrayList<>();
        List<Point> stuck = new ArrayList<>();
        boolean isStuckAtEnd = false;
        int first = 0;
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            if (claim.gramsPerKwh() != grams) {
                from = claim.from();
                grams = claim.gramsPerKwh();
                first = i;
            }
            boolean isLast = i + 1 == claims.size();
            if (isLast || claims.get(i + 1).gramsPerKwh() != grams) {
                List<Claim> run = claims.subList(first, i + 1);
                Duration length = Duration.between(from, claim.to());
                Duration longest = habits.longestRun(grams);
                boolean isTooLong = length.compareTo(longest) > 0;
                if (isTooLong) {
                    String detail =
                            "%s g/kWh since %s for %s, at most %s"
                                    .formatted(grams, from, length, longest);
                    run.forEach(each -> stuck.add(new Point(each, Reason.CONSTANT, detail)));
                } else {
                    moving.addAll(run);
                }
                isStuckAtEnd = isTooLong;
            }
        }
        boolean isNow = isStuckAtEnd && question.sight() == Sight.PAST;
        return new Found(
                moving, stuck, isNow || (2 * stuck.size() >= claims.size() && !stuck.isEmpty()));
    }
}
