package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Looks for what makes a formula not true: every atom that would have to be otherwise.
record Findings(Program program, Question question, Walk walk) {

    /// For a formula that is not true in a region and slot.
    List<Finding> of(Formula formula, int region, int slot) {
        List<Finding> findings = new ArrayList<>();
        new Search(region, slot, findings).look(formula, true, slot);
        return findings;
    }

    /// For a budget that a run in a region and slot would exceed.
    Finding of(Budget budget, int region, int slot) {
        boolean isOfGrams = budget.resource() == Budget.Resource.CARBON;
        double takes =
                isOfGrams
                        ? question.pair(RegionFact.GRAMS, region, slot)
                        : question.job.number(JobFact.GPUS) * question.job.number(JobFact.RUNTIME);
        if (Double.isNaN(takes)) {
            return new Finding.Unknown("region.grams", 0, List.of());
        }
        Unit shown = Unit.of(isOfGrams ? "g" : "GPU-h").orElseThrow();
        return new Finding.Missed(
                "what was used, with this job,",
                question.job.used(budget.index(), slot) + takes,
                Relation.AT_MOST,
                budget.limit(),
                shown.show(budget.limit()),
                shown,
                0,
                List.of());
    }

    /// One search; belongs to one thread.
    private final class Search {
        private final int region;
        private final int from;
        private final List<Finding> found;

        Search(int region, int from, List<Finding> found) {
            this.region = region;
            this.from = from;
            this.found = found;
        }

        void look(Formula formula, boolean positive, int slot) {
            if (walk.holds(formula, positive, region, slot)) {
                return;
            }
            switch (formula) {
                case Formula.Not(var inner) -> look(inner, !positive, slot);
                case Formula.All(var parts) -> parts.forEach(part -> look(part, positive, slot));
                case Formula.Any(var parts) -> parts.forEach(part -> look(part, positive, slot));
                case Formula.ForNext(var inner, long seconds) ->
                        look(inner, positive, first(inner, positive, slot, (double) seconds));
                case Formula.Compare compare -> found.add(number(compare, positive, slot));
                case Formula.Always _,
                        Formula.InRegions _,
                        Formula.HomeIn _,
                        Formula.IsHome _,
                        Formula.IsAllowed _,
                        Formula.NameIn _,
                        Formula.Labelled _ ->
                        found.add(new Finding.Untrue(must(formula, positive)));
            }
        }

        private int first(Formula inner, boolean positive, int slot, double seconds) {
            int last = question.snapshot.lastWithin(slot, seconds);
            for (int at = slot; at <= last; at++) {
                if (!walk.holds(inner, positive, region, at)) {
                    return at;
                }
            }
            throw new IllegalStateException("a formula that is true was asked why it is not");
        }

        private Finding number(Formula.Compare compare, boolean positive, int slot) {
            double left = walk.number(compare.left(), region, slot);
            double right = walk.number(compare.right(), region, slot);
            String what = Wording.term(compare.left(), compare.shown());
            String bounds = Wording.term(compare.right(), compare.shown());
            List<Finding.Source> sources = sources(compare, slot);
            if (Double.isNaN(left) || Double.isNaN(right)) {
                return new Finding.Unknown(
                        Double.isNaN(left) ? what : bounds, slot - from, sources);
            }
            return new Finding.Missed(
                    what,
                    left,
                    positive ? compare.relation() : Comparing.opposite(compare.relation()),
                    right,
                    bounds,
                    compare.shown(),
                    slot - from,
                    sources);
        }

        private List<Finding.Source> sources(Formula.Compare compare, int slot) {
            List<Finding.Source> sources = new ArrayList<>();
            for (Term leaf : Leaves.of(compare)) {
                if (leaf instanceof Term.OfRegion(var fact) && fact.isSignal()) {
                    Finding.Source source = new Finding.Source(fact.path(), source(fact, slot));
                    if (!sources.contains(source)) {
                        sources.add(source);
                    }
                }
            }
            return sources;
        }

        private String source(RegionFact fact, int slot) {
            Ladder ladder = Objects.requireNonNull(program.ladders().get(fact));
            Inputs inputs = question.snapshot.inputs();
            int at = fact.changesOverTime() ? slot : 0;
            int rung = inputs.answer(ladder, region, at).rung();
            double age = inputs.world().ageSeconds(fact, region);
            if (rung == Inputs.Answer.READING) {
                return "reading " + Wording.duration(age) + " old";
            }
            if (rung == Inputs.Answer.FORECAST) {
                return "forecast";
            }
            return (at > 0 ? "no forecast" : stale(ladder, age)) + ", " + rung(ladder, rung);
        }
    }

    private static String stale(Ladder ladder, double age) {
        return Double.isInfinite(age)
                ? "no reading"
                : "reading %s old, fresh for %s"
                        .formatted(Wording.duration(age), Wording.duration(ladder.freshSeconds()));
    }

    private static String rung(Ladder ladder, int rung) {
        if (rung < 0) {
            return "and nothing else to go by";
        }
        return switch (ladder.rungs().get(rung)) {
            case Ladder.Rung.Forecast() -> "forecast";
            case Ladder.Rung.Assume _ -> "assumed";
            case Ladder.Rung.Exclude() -> "so the region is excluded";
            case Ladder.Rung.Skip() -> "so it is skipped";
        };
    }

    private String must(Formula formula, boolean positive) {
        String is = positive ? " must be " : " must not be ";
        return switch (formula) {
            case Formula.InRegions(var regions) -> "region" + is + "one of " + names(regions);
            case Formula.HomeIn(var regions) -> "job.home" + is + "one of " + names(regions);
            case Formula.IsHome() -> "region" + is + "the job's home";
            case Formula.IsAllowed() -> "region" + is + "one that the job's own labels allow";
            case Formula.NameIn(var name, var values) ->
                    "job." + name.path() + is + String.join(" or ", values);
            case Formula.Labelled(var label) -> "the job" + is + "labelled " + label;
            default -> "nothing meets this rule";
        };
    }

    private String names(RegionWord regions) {
        return Wording.regions(regions, program.places());
    }
}
