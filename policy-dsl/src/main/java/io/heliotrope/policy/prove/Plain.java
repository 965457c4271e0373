package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.Reads;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Term;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Formulas read as the contract of [io.heliotrope.policy.program] is written, one node after the
/// other. Slow, and shares nothing with the search or with compiled rules.
record Plain(Program program, JobView job, WorldView world, Pairing pairing) {
    /// What a formula comes to.
    enum Truth {
        HOLDS,
        FAILS,
        ABSENT
    }

    boolean holds(Formula formula, int region, int slot) {
        return truth(formula, region, slot) == Truth.HOLDS;
    }

    Truth truth(Formula formula, int region, int slot) {
        return switch (formula) {
            case Formula.Always(boolean holds) -> of(holds);
            case Formula.Compare compare -> compared(compare, region, slot);
            case Formula.InRegions(var regions) -> of(regions.has(region));
            case Formula.HomeIn(var regions) -> of(regions.has(job.home()));
            case Formula.IsHome() -> of(region == job.home());
            case Formula.IsAllowed() -> of((job.allowed() >>> region & 1) == 1);
            case Formula.NameIn(var name, var values) -> of(values.contains(job.name(name)));
            case Formula.Labelled(String label) -> of(job.isLabelled(label));
            case Formula.Not(Formula inner) -> not(truth(inner, region, slot));
            case Formula.All(List<Formula> parts) ->
                    first(parts, region, slot, Truth.FAILS, Truth.HOLDS);
            case Formula.Any(List<Formula> parts) ->
                    first(parts, region, slot, Truth.HOLDS, Truth.FAILS);
            case Formula.ForNext(Formula inner, long seconds) ->
                    forNext(inner, region, slot, seconds);
        };
    }

    private static Truth of(boolean holds) {
        return holds ? Truth.HOLDS : Truth.FAILS;
    }

    private static Truth not(Truth truth) {
        return switch (truth) {
            case HOLDS -> Truth.FAILS;
            case FAILS -> Truth.HOLDS;
            case ABSENT -> Truth.ABSENT;
        };
    }

    private Truth first(List<Formula> parts, int region, int slot, Truth decides, Truth otherwise) {
        boolean isAbsent = false;
        for (Formula part : parts) {
            Truth truth = truth(part, region, slot);
            if (truth == decides) {
                return decides;
            }
            isAbsent |= truth == Truth.ABSENT;
        }
        return isAbsent ? Truth.ABSENT : otherwise;
    }

    private Truth forNext(Formula inner, int region, int slot, long seconds) {
        boolean isAbsent = false;
        for (int at = slot; at == slot || (at - slot) * world.slotSeconds() < seconds; at++) {
            Truth truth = truth(inner, region, at);
            if (truth == Truth.FAILS) {
                return truth;
            }
            isAbsent |= truth == Truth.ABSENT;
        }
        return isAbsent ? Truth.ABSENT : Truth.HOLDS;
    }

    private Truth compared(Formula.Compare compare, int region, int slot) {
        double left = number(compare.left(), region, slot);
        double right = number(compare.right(), region, slot);
        return Double.isNaN(left) || Double.isNaN(right)
                ? Truth.ABSENT
                : of(compare.relation().holds(left, right));
    }

    /// NaN is no number.
    double number(Term term, int region, int slot) {
        ToDoubleFunction<Term> part = inner -> number(inner, region, slot);
        return switch (term) {
            case Term.Constant(double value) -> value;
            case Term.OfJob(var fact) -> job.number(fact);
            case Term.OfRegion(RegionFact fact) -> fact(fact, region, slot);
            case Term.OfHome(RegionFact fact) -> fact(fact, job.home(), 0);
            case Term.Sum(Term left, Term right) ->
                    part.applyAsDouble(left) + part.applyAsDouble(right);
            case Term.Difference(Term left, Term right) ->
                    part.applyAsDouble(left) - part.applyAsDouble(right);
            case Term.Product(Term left, Term right) ->
                    part.applyAsDouble(left) * part.applyAsDouble(right);
            case Term.Quotient(Term left, Term right) ->
                    part.applyAsDouble(left) / part.applyAsDouble(right);
            case Term.Least(List<Term> parts) ->
                    parts.stream().mapToDouble(part).reduce(Math::min).orElseThrow();
            case Term.Greatest(List<Term> parts) ->
                    parts.stream().mapToDouble(part).reduce(Math::max).orElseThrow();
            case Term.Percentile(RegionFact signal, double share, long seconds) ->
                    percentile(signal, share, seconds, region);
        };
    }

    private double fact(RegionFact fact, int region, int slot) {
        return switch (fact.reads()) {
            case CATALOGUE -> program.places().sites().get(region).gpuMemoryGib();
            case SIGNAL -> signal(fact, region, slot);
            case ROUTE, JOB -> pairing.value(fact, region, slot);
        };
    }

    private double signal(RegionFact signal, int region, int slot) {
        double known = known(signal, region, slot);
        Ladder ladder = program.ladders().get(signal);
        if (!Double.isNaN(known) || ladder == null) {
            return known;
        }
        for (Ladder.Rung rung : ladder.rungs()) {
            switch (rung) {
                case Ladder.Rung.Forecast() -> {
                    double said = world.forecast(signal, region, slot);
                    if (!Double.isNaN(said)) {
                        return said;
                    }
                }
                case Ladder.Rung.Assume(double value) -> {
                    return value;
                }
                case Ladder.Rung.Exclude(), Ladder.Rung.Skip() -> {
                    return Double.NaN;
                }
            }
        }
        return Double.NaN;
    }

    /// Now the reading while it is fresh; later the forecast.
    private double known(RegionFact signal, int region, int slot) {
        if (slot > 0) {
            return world.forecast(signal, region, slot);
        }
        Ladder ladder = program.ladders().get(signal);
        double fresh = ladder == null ? Double.POSITIVE_INFINITY : ladder.freshSeconds();
        return world.ageSeconds(signal, region) <= fresh
                ? world.reading(signal, region)
                : Double.NaN;
    }

    private double percentile(RegionFact signal, double share, long seconds, int region) {
        double[] known =
                IntStream.range(0, world.slots())
                        .filter(at -> at == 0 || at * world.slotSeconds() < seconds)
                        .mapToDouble(at -> known(signal, region, at))
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        if (known.length == 0) {
            return signal(signal, region, 0);
        }
        int rank = Math.clamp((int) Math.ceil(share * known.length), 1, known.length);
        return known[rank - 1];
    }

    /// Whether a fact of the world is asked for.
    static boolean readsWorld(Formula formula) {
        return switch (formula) {
            case Formula.Compare(Term left, var _, Term right, var _, var _) ->
                    readsWorld(left) || readsWorld(right);
            case Formula.Not(Formula inner) -> readsWorld(inner);
            case Formula.ForNext(Formula inner, long _) -> readsWorld(inner);
            case Formula.All(List<Formula> parts) -> parts.stream().anyMatch(Plain::readsWorld);
            case Formula.Any(List<Formula> parts) -> parts.stream().anyMatch(Plain::readsWorld);
            case Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    false;
        };
    }

    private static boolean readsWorld(Term term) {
        return switch (term) {
            case Term.Constant _, Term.OfJob _ -> false;
            case Term.OfRegion(RegionFact fact) -> fact.reads() != Reads.CATALOGUE;
            case Term.OfHome(RegionFact fact) -> fact.reads() != Reads.CATALOGUE;
            case Term.Percentile _ -> true;
            case Term.Sum(Term left, Term right) -> anyReads(left, right);
            case Term.Difference(Term left, Term right) -> anyReads(left, right);
            case Term.Product(Term left, Term right) -> anyReads(left, right);
            case Term.Quotient(Term left, Term right) -> anyReads(left, right);
            case Term.Least(List<Term> parts) -> parts.stream().anyMatch(Plain::readsWorld);
            case Term.Greatest(List<Term> parts) -> parts.stream().anyMatch(Plain::readsWorld);
        };
    }

    private static boolean anyReads(Term... terms) {
        return Arrays.stream(terms).anyMatch(Plain::readsWorld);
    }
}
