package io.heliotrope.signals.trust;

import io.heliotrope.signals.trust.Habits.Tail;
import io.heliotrope.signals.trust.Question.Sight;
import io.heliotrope.signals.trust.Rejected.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds values that are too far from the one before.
///
/// What stays where it jumped to is believed in the end: the allowance holds for [#PATIENCE], and
/// after that grows with the square root of the time since the last value that was believed.
/// Measured values are compared with the end of the zone's past, also one that is told once more
/// for the hour in which the past ends; forecasts only among themselves.
final class Jumps {
    static final Duration PATIENCE = Duration.ofHours(3);

    private Jumps() {}

    /// `claims` are in order of time. Revisions of one time are judged alike.
    static List<Claim> without(
            List<Claim> claims, Question question, Habits habits, List<Rejected> rejected) {
        if (Double.isInfinite(habits.jump())) {
            return claims;
        }
        Tail tail = question.sight() == Sight.PAST ? habits.tail() : Tail.NONE;
        List<Claim> calm = new ArrayList<>();
        double lastGrams = Double.NaN;
        Instant lastEnd = Instant.EPOCH;
        for (Claim claim : claims) {
            if (Double.isNaN(lastGrams) && tail.isKnown() && !claim.to().isBefore(tail.to())) {
                lastGrams = tail.gramsPerKwh();
                lastEnd = tail.to();
            }
            double allowed = allowed(habits.jump(), Duration.between(lastEnd, claim.from()));
            double jump = StrictMath.log(Habits.factor(claim.gramsPerKwh(), lastGrams));
            if (jump > allowed) {
                String detail =
                        "from %s to %s g/kWh, at most a factor of %.2f"
                                .formatted(lastGrams, claim.gramsPerKwh(), StrictMath.exp(allowed));
                rejected.add(new Point(claim, Reason.JUMP, detail));
            } else {
                calm.add(claim);
                lastGrams = claim.gramsPerKwh();
                lastEnd = claim.to();
            }
        }
        return calm;
    }

    private static double allowed(double jump, Duration gap) {
        if (gap.compareTo(PATIENCE) < 0) {
            return jump;
        }
        return jump * StrictMath.sqrt((double) gap.toMillis() / Duration.ofHours(1).toMillis());
    }
}
