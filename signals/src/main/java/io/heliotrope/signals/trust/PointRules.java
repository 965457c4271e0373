package io.heliotrope.signals.trust;

import io.heliotrope.signals.trust.Question.Sight;
import io.heliotrope.signals.trust.Rejected.Point;
import java.util.Optional;

/// What can be said of one value without looking at the others.
final class PointRules {
    private PointRules() {}

    static Optional<Point> defect(Claim claim, Question question, Habits habits) {
        return time(claim, question).or(() -> value(claim, habits));
    }

    private static Optional<Point> time(Claim claim, Question question) {
        if (!claim.from().isBefore(claim.to())) {
            return bad(claim, Reason.DISORDER, "from " + claim.from() + " to " + claim.to());
        }
        if (!claim.from().isBefore(question.to()) || !claim.to().isAfter(question.from())) {
            String asked = "asked for " + question.from() + " to " + question.to();
            return bad(claim, Reason.WRONG_TIME, asked + ", got " + claim.from());
        }
        boolean isMeasuredAhead =
                question.sight() == Sight.PAST
                        && claim.from().isAfter(question.now().plus(Gate.AHEAD));
        if (isMeasuredAhead || claim.updatedAt().isAfter(question.now().plus(Gate.SKEW))) {
            String told = "of " + claim.from() + ", made known at " + claim.updatedAt();
            return bad(claim, Reason.FROM_THE_FUTURE, told + ", and it is " + question.now());
        }
        return Optional.empty();
    }

    private static Optional<Point> value(Claim claim, Habits habits) {
        double grams = claim.gramsPerKwh();
        Bounds bounds = habits.bounds();
        if (Double.isNaN(grams)) {
            return bad(claim, Reason.NOT_TOLD, "null at " + claim.from());
        }
        if (grams < 0 || Double.isInfinite(grams)) {
            return bad(claim, Reason.NEGATIVE, grams + " g/kWh");
        }
        if (grams == 0) {
            return habits.canBeZero()
                    ? Optional.empty()
                    : bad(claim, Reason.ZERO, "0 g/kWh, where it was never seen");
        }
        if (grams < bounds.least()) {
            return bad(claim, Reason.TOO_LOW, grams + " g/kWh, at least " + bounds.least());
        }
        if (grams > bounds.most()) {
            return bad(claim, Reason.TOO_HIGH, grams + " g/kWh, at most " + bounds.most());
        }
        return Optional.empty();
    }

    private static Optional<Point> bad(Claim claim, Reason reason, String detail) {
        return Optional.of(new Point(claim, reason, detail));
    }
}
