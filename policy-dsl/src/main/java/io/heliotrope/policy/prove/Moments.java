package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;

/// The later slots that a question needs: one for each `for next`, in which it may be broken.
/// Moment 0 is the judged slot; moment `k` belongs to the `k`-th.
///
/// That one slot each is enough: where several slots break a `for next`, any of them shows it, and
/// all other slots may be like the judged one.
record Moments(List<Formula.ForNext> all) {
    /// More are not looked at, so that they may be broken for nothing.
    private static final int MOST = 6;

    Moments {
        all = List.copyOf(all);
    }

    static Moments of(List<Program> programs) {
        List<Formula.ForNext> found = new ArrayList<>();
        for (Program program : programs) {
            for (Rules rules : program.policies()) {
                rules.requirements().stream()
                        .map(Requirement::formula)
                        .forEach(formula -> collect(formula, found));
                rules.relaxations().stream()
                        .map(Relaxation::instead)
                        .forEach(instead -> instead.ifPresent(formula -> collect(formula, found)));
                if (rules.otherwise() instanceof Outcome.RunIn(Formula where, String _)) {
                    collect(where, found);
                }
            }
            for (Guarantee guarantee : program.guarantees()) {
                if (guarantee.claim() instanceof Guarantee.Claim.Always(Formula formula)) {
                    collect(formula, found);
                }
            }
        }
        return new Moments(found.stream().distinct().limit(MOST).toList());
    }

    private static void collect(Formula formula, List<Formula.ForNext> found) {
        switch (formula) {
            case Formula.ForNext next when next.seconds() > 0 -> found.add(next);
            case Formula.ForNext(Formula inner, long _) -> collect(inner, found);
            case Formula.Not(Formula inner) -> collect(inner, found);
            case Formula.All(List<Formula> parts) -> parts.forEach(part -> collect(part, found));
            case Formula.Any(List<Formula> parts) -> parts.forEach(part -> collect(part, found));
            case Formula.Always _,
                    Formula.Compare _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ -> {}
        }
    }

    /// The moment in which it may be broken; 0 when there is none of its own.
    int of(Formula.ForNext next) {
        return all.indexOf(next) + 1;
    }

    /// The moments that are surely within as many seconds of the judged slot, that one included.
    int[] within(long seconds) {
        Ints moments = new Ints();
        moments.add(0);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).seconds() <= seconds) {
                moments.add(i + 1);
            }
        }
        return moments.toArray();
    }
}
