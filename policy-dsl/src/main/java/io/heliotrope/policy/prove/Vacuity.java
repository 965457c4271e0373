package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;

/// Looks for comparisons that the bounds of their facts settle. Of one thread.
record Vacuity(Program program) {
    List<Remark> remarks() {
        Question question = new Question(List.of(program));
        Formulas formulas = new Formulas(question.words(), question.moments(), new BoundsAlone());
        List<Remark> remarks = new ArrayList<>();
        for (Rules rules : program.policies()) {
            List<Formula.Compare> comparisons = new ArrayList<>();
            collect(rules.scope(), comparisons);
            rules.requirements().stream()
                    .map(Requirement::formula)
                    .forEach(formula -> collect(formula, comparisons));
            rules.relaxations().stream()
                    .map(Relaxation::instead)
                    .forEach(instead -> instead.ifPresent(it -> collect(it, comparisons)));
            rules.deferral().ifPresent(deferral -> collect(deferral.until(), comparisons));
            for (Formula.Compare comparison : comparisons) {
                int literal = formulas.literal(comparison, Want.TO_HOLD);
                if (literal == Sat.HOLDS || literal == Sat.FAILS) {
                    remarks.add(new Remark.Vacuous(rules.name(), comparison, literal == Sat.HOLDS));
                }
            }
        }
        return remarks;
    }

    private static void collect(Formula formula, List<Formula.Compare> found) {
        switch (formula) {
            case Formula.Compare compare -> found.add(compare);
            case Formula.Not(Formula inner) -> collect(inner, found);
            case Formula.ForNext(Formula inner, long _) -> collect(inner, found);
            case Formula.All(List<Formula> parts) -> parts.forEach(part -> collect(part, found));
            case Formula.Any(List<Formula> parts) -> parts.forEach(part -> collect(part, found));
            case Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ -> {}
        }
    }

    /// Every number is known and may be any within its bounds, the catalogue's too.
    private static final class BoundsAlone implements Source {
        @Override
        public List<Case> here(RegionFact fact, int moment) {
            return Case.always(new Quantity.Here(fact, moment));
        }

        @Override
        public List<Case> atHome(RegionFact fact) {
            return Case.always(new Quantity.AtHome(fact));
        }

        @Override
        public boolean mayBeAbsent(Quantity quantity) {
            return false;
        }
    }
}
