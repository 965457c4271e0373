package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Name;
import java.util.List;

/// A requirement while its policy is checked. `formula` is what is written; in a tier's brackets it
/// concerns that tier's regions alone, which `tier` has, at most one.
record Rule(Name name, Expression written, Formula formula, List<RegionWord> tier) {
    /// What every region must meet.
    Formula whole() {
        return whole(formula);
    }

    /// The same with another formula in its place.
    Formula whole(Formula instead) {
        return tier.isEmpty()
                ? instead
                : new Formula.Any(
                        List.of(new Formula.Not(new Formula.InRegions(tier.getFirst())), instead));
    }
}
