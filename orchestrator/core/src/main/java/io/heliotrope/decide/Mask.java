package io.heliotrope.decide;

import io.heliotrope.policy.RegionWord;
import java.util.ArrayList;
import java.util.List;

/// What a policy's hard rules leave of the regions, and what each of them took.
///
/// Every rule is judged for every region, also for one that another rule removed already, so that
/// an explanation can name all reasons.
public record Mask(List<RuleWord> removals, RegionWord allowed) {
    public Mask {
        removals = List.copyOf(removals);
    }

    /// This mask with one more rule at `place` in the order.
    Mask with(int place, RuleWord rule) {
        List<RuleWord> rules = new ArrayList<>(removals);
        rules.add(place, rule);
        return new Mask(rules, allowed.without(rule.removed()));
    }

    /// The regions that one hard rule removed.
    public record RuleWord(String rule, RegionWord removed) {}
}
