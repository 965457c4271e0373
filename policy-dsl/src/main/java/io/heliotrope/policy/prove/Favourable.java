package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import java.util.List;

/// Whether a formula can still come out as wanted in a region when numbers, the home and the
/// producer's own regions are as favourable as can be, part by part: by labels, names and the
/// catalogue alone.
record Favourable(Places places) {
    /// For one job.
    boolean can(Formula formula, int region, JobView job, boolean hold) {
        return switch (formula) {
            case Formula.Labelled(String label) -> job.isLabelled(label) == hold;
            case Formula.NameIn(var name, var values) -> values.contains(job.name(name)) == hold;
            case Formula.Not(Formula inner) -> can(inner, region, job, !hold);
            case Formula.ForNext(Formula inner, long _) -> can(inner, region, job, hold);
            case Formula.All(List<Formula> parts) ->
                    hold
                            ? parts.stream().allMatch(part -> can(part, region, job, true))
                            : parts.stream().anyMatch(part -> can(part, region, job, false));
            case Formula.Any(List<Formula> parts) ->
                    hold
                            ? parts.stream().anyMatch(part -> can(part, region, job, true))
                            : parts.stream().allMatch(part -> can(part, region, job, false));
            case Formula.Always _,
                    Formula.Compare _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _ ->
                    can(formula, region, hold);
        };
    }

    /// For any job, as a literal that may be asked for: that it cannot.
    int cannot(Formula formula, int region, boolean hold, Vocabulary words) {
        return literal(formula, region, hold, false, words);
    }

    /// For any job, as a literal that may be asked for: that it can.
    int could(Formula formula, int region, boolean hold, Vocabulary words) {
        return literal(formula, region, hold, true, words);
    }

    /// That it can, or that it cannot, as `isWanted` says: the one is the other with each part
    /// denied, each `all` an `any` and the other way round.
    private int literal(
            Formula formula, int region, boolean hold, boolean isWanted, Vocabulary words) {
        Circuit circuit = words.circuit();
        boolean isPlain = hold == isWanted;
        int flip = isPlain ? 0 : 1;
        return switch (formula) {
            case Formula.Labelled(String label) -> words.label(label) ^ flip;
            case Formula.NameIn(var name, var values) -> {
                int[] literals =
                        values.stream().mapToInt(value -> words.name(name, value) ^ flip).toArray();
                yield isPlain ? circuit.any(literals) : circuit.all(literals);
            }
            case Formula.Not(Formula inner) -> literal(inner, region, !hold, isWanted, words);
            case Formula.ForNext(Formula inner, long _) ->
                    literal(inner, region, hold, isWanted, words);
            case Formula.All(List<Formula> parts) -> {
                int[] literals = literals(parts, region, hold, isWanted, words);
                yield isPlain ? circuit.all(literals) : circuit.any(literals);
            }
            case Formula.Any(List<Formula> parts) -> {
                int[] literals = literals(parts, region, hold, isWanted, words);
                yield isPlain ? circuit.any(literals) : circuit.all(literals);
            }
            case Formula.Always _,
                    Formula.Compare _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _ ->
                    can(formula, region, hold) == isWanted ? Sat.HOLDS : Sat.FAILS;
        };
    }

    private int[] literals(
            List<Formula> parts, int region, boolean hold, boolean isWanted, Vocabulary words) {
        return parts.stream()
                .mapToInt(part -> literal(part, region, hold, isWanted, words))
                .toArray();
    }

    private boolean can(Formula formula, int region, boolean hold) {
        return switch (formula) {
            case Formula.Always(boolean holds) -> holds == hold;
            case Formula.InRegions(var regions) -> regions.has(region) == hold;
            case Formula.IsAllowed() -> hold;
            case Formula.Compare compare -> {
                Range left = range(compare.left(), region);
                Range right = range(compare.right(), region);
                var wanted = hold ? compare.relation() : Comparing.opposite(compare.relation());
                yield switch (wanted) {
                    case AT_MOST -> left.low() <= right.high();
                    case BELOW -> left.low() < right.high();
                    case AT_LEAST -> left.high() >= right.low();
                    case ABOVE -> left.high() > right.low();
                    case EQUAL -> left.low() <= right.high() && left.high() >= right.low();
                    case NOT_EQUAL -> left.low() != right.high() || left.high() != right.low();
                };
            }
            case Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.NameIn _,
                    Formula.Labelled _,
                    Formula.Not _,
                    Formula.All _,
                    Formula.Any _,
                    Formula.ForNext _ ->
                    true;
        };
    }

    private Range range(Term term, int region) {
        return switch (term) {
            case Term.Constant(double value) -> Range.of(value);
            case Term.OfRegion(RegionFact fact) when fact == RegionFact.GPU_MEMORY ->
                    Range.of(places.sites().get(region).gpuMemoryGib());
            case Term.OfRegion(RegionFact fact) -> new Range(fact.least(), fact.most());
            case Term.OfHome(RegionFact fact) -> new Range(fact.least(), fact.most());
            case Term.OfJob(var fact) -> new Range(fact.least(), fact.most());
            case Term.Percentile(RegionFact fact, double _, long _) ->
                    new Range(fact.least(), fact.most());
            case Term.Sum(Term left, Term right) -> range(left, region).plus(range(right, region));
            case Term.Difference(Term left, Term right) ->
                    range(left, region).minus(range(right, region));
            case Term.Product(Term left, Term right) ->
                    range(left, region).times(range(right, region));
            case Term.Quotient(Term left, Term right) ->
                    range(left, region).over(range(right, region));
            case Term.Least(List<Term> parts) ->
                    parts.stream().map(p -> range(p, region)).reduce(Range::least).orElseThrow();
            case Term.Greatest(List<Term> parts) ->
                    parts.stream().map(p -> range(p, region)).reduce(Range::greatest).orElseThrow();
        };
    }
}
