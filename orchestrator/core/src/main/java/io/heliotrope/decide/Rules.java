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

    /// What a guarantee's name stands behind, where the second look found it broken.
    static final String GUARANTEE = "guarantee.";

    private Rules() {}

    /// The reason of a refusal: the first rule, in the mask's order, after which no region is left.
    ///
    /// A rule of a policy's text counts by its own name, without the policy's: one that is called
    /// `slo` refuses as the SLO does. Others refuse by policy.
    static Refusal refusal(Mask mask, Question question) {
        RegionWord left = RegionWord.first(question.regions());
        for (RuleWord rule : mask.removals()) {
            left = left.without(rule.removed());
            if (left.isEmpty()) {
                return switch (ownName(rule.rule())) {
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
                    case SLOTS, GREEN -> Refusal.NO_CAPACITY;
                    default -> Refusal.POLICY;
                };
            }
        }
        throw new IllegalStateException("the mask allows no region, but its rules leave " + left);
    }

    private static String ownName(String rule) {
        return rule.substring(rule.lastIndexOf('.') + 1);
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
