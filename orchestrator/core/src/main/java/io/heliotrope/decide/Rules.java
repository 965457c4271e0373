package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Refusal;
import io.heliotrope.policy.RegionWord;

/// Names of the hard rules, and what a job is refused with when one of them leaves nothing.
final class Rules {
    static final String RESIDENCY = "residency";
    static final String SEALED = "sealed";
    static final String MODEL = "model";
    static final String FIT = "fit";
    static final String SLOTS = "slots";
    static final String SLO = "slo";
    static final String GREEN = "green";
    static final String DEADLINE = "deadline";

    private Rules() {}

    /// The reason of a refusal: the first rule, in the mask's order, after which no region is left.
    ///
    /// A rule that this list does not know is one of a policy's own and refuses for want of a
    /// place.
    static Refusal refusal(Mask mask, Question question) {
        RegionWord left = RegionWord.first(question.regions());
        for (RuleWord rule : mask.removals()) {
            left = left.without(rule.removed());
            if (left.isEmpty()) {
                return switch (rule.rule()) {
                    case RESIDENCY -> Refusal.RESIDENCY;
                    case SEALED ->
                            switch (question.job().cover()) {
                                case Cover.Open open -> Refusal.NOT_SEALED;
                                case Cover.Sealed sealed -> Refusal.SEALED_ELSEWHERE;
                            };
                    case MODEL -> Refusal.MODEL_UNKNOWN;
                    case FIT -> Refusal.MODEL_TOO_LARGE;
                    case SLO -> Refusal.SLO_UNREACHABLE;
                    case DEADLINE -> Refusal.DEADLINE_UNREACHABLE;
                    default -> Refusal.NO_CAPACITY;
                };
            }
        }
        throw new IllegalStateException("the mask allows no region, but its rules leave " + left);
    }

    /// The regions that every rule but `rule` leaves.
    static long allowedBut(Mask mask, String rule, int regions) {
        RegionWord left = RegionWord.first(regions);
        for (RuleWord word : mask.removals()) {
            left = word.rule().equals(rule) ? left : left.without(word.removed());
        }
        return left.bits();
    }
}
