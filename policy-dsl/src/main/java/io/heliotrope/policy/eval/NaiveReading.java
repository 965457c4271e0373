package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Terms and formulas, read from the tree each time that somebody asks.
///
/// NaN stands for a number that is not known.
record NaiveReading(Program program, WorldView world, JobView job, Pairing pairing) {

    /// The three values of a formula.
    enum Truth {
        TRUE,
        FALSE,
        ABSENT;

        static Truth of(boolean holds) {
            return holds ? TRUE : FALSE;
        }
    }

    boolean holds(Formula formula, int region, int slot) {
        return truth(formula, region, slot) == Truth.TRUE;
    }

    Truth truth(Formula formula, int region, int slot) {
        return switch (formula) {
            case Formula.Always(boolean holds) -> Truth.of(holds);
            case Formula.Compare compare -> compare(compare, region, slot);
            case Formula.InRegions(var regions) -> Truth.of(regions.has(region));
            case Formula.HomeIn(var regions) -> Truth.of(regions.has(job.home()));
            case Formula.IsHome() -> Truth.of(region == job.home());
            case Formula.IsAllowed() -> Truth.of((job.allowed() >>> region & 1) == 1);
            case Formula.NameIn(var name, var values) -> Truth.of(values.contains(job.name(name)));
            case Formula.Labelled(var label) -> Truth.of(job.isLabelled(label));
            case Formula.Not(var inner) -> not(truth(inner, region, slot));
            case Formula.All(var formulas) -> {
                List<Truth> parts = new ArrayList<>();
                formulas.forEach(part -> parts.add(truth(part, region, slot)));
                yield all(parts);
            }
            case Formula.Any(var formulas) -> {
                List<Truth> parts = new ArrayList<>();
                formulas.forEach(part -> parts.add(truth(part, region, slot)));
                yield any(parts);
            }
            case Formula.ForNext(var inner, long seconds) -> {
                List<Truth> parts = new ArrayList<>();
                for (int at : within(slot, (double) seconds)) {
                    parts.add(truth(inner, region, at));
                }
                yield all(parts);
            }
        };
    }

    private Truth compare(Formula.Compare compare, int region, int slot) {
        double left = number(compare.left(), region, slot);
        double right = number(compare.right(), region, slot);
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Truth.ABSENT;
        }
        return Truth.of(compare.relation().holds(left, right));
    }

    private static Truth not(Truth truth) {
        return switch (truth) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case ABSENT -> Truth.ABSENT;
        };
    }

    private static Truth all(List<Truth> parts) {
        if (parts.contains(Truth.FALSE)) {
            return Truth.FALSE;
        }
        return parts.contains(Truth.ABSENT) ? Truth.ABSENT : Truth.TRUE;
    }

    private static Truth any(List<Truth> parts) {
        if (parts.contains(Truth.TRUE)) {
            return Truth.TRUE;
        }
        return parts.contains(Truth.ABSENT) ? Truth.ABSENT : Truth.FALSE;
    }

    /// The slots within `seconds` of a start; of those beyond the world's last one, which are all
    /// alike, the first only.
    List<Integer> within(int slot, double seconds) {
        List<Integer> slots = new ArrayList<>(List.of(slot));
        double start = slot == 0 ? world.elapsedSeconds() : slot * world.slotSeconds();
        for (int next = slot + 1; next <= world.slots(); next++) {
            double after =
                    slot == 0
                            ? next * world.slotSeconds() - start
                            : (next - slot) * world.slotSeconds();
            if (after < seconds) {
                slots.add(next);
            }
        }
        return slots;
    }

    double number(Term term, int region, int slot) {
        return switch (term) {
            case Term.Constant(double value) -> value;
            case Term.OfJob(var fact) -> job.number(fact);
            case Term.OfRegion(var fact) -> fact(fact, region, slot);
            case Term.OfHome(var fact) -> fact(fact, job.home(), 0);
            case Term.Sum(var left, var right) ->
                    number(left, region, slot) + number(right, region, slot);
            case Term.Difference(var left, var right) ->
                    number(left, region, slot) - number(right, region, slot);
            case Term.Product(var left, var right) ->
                    number(left, region, slot) * number(right, region, slot);
            case Term.Quotient(var left, var right) ->
                    number(left, region, slot) / number(right, region, slot);
            case Term.Least(var terms) ->
                    terms.stream()
                            .mapToDouble(each -> number(each, region, slot))
                            .reduce(Double.POSITIVE_INFINITY, Math::min);
            case Term.Greatest(var terms) ->
                    terms.stream()
                            .mapToDouble(each -> number(each, region, slot))
                            .reduce(Double.NEGATIVE_INFINITY, Math::max);
            case Term.Percentile(var signal, double share, long seconds) ->
                    percentile(signal, share, seconds, region, slot);
        };
    }

    double fact(RegionFact fact, int region, int slot) {
        int at = fact.changesOverTime() ? slot : 0;
        return switch (fact.reads()) {
            case CATALOGUE -> program.places().sites().get(region).gpuMemoryGib();
            case SIGNAL -> signal(fact, region, at);
            case ROUTE, JOB -> at < world.slots() ? pairing.value(fact, region, at) : Double.NaN;
        };
    }

    private double signal(RegionFact signal, int region, int slot) {
        double known = known(signal, region, slot, false);
        if (!Double.isNaN(known)) {
            return known;
        }
        Ladder ladder = ladder(signal);
        for (Ladder.Rung rung : ladder.rungs()) {
            double value =
                    switch (rung) {
                        case Ladder.Rung.Forecast() -> forecast(signal, region, slot);
                        case Ladder.Rung.Assume(double assumed) -> assumed;
                        case Ladder.Rung.Exclude(), Ladder.Rung.Skip() -> Double.NaN;
                    };
            boolean ends = rung instanceof Ladder.Rung.Exclude || rung instanceof Ladder.Rung.Skip;
            if (ends || !Double.isNaN(value)) {
                return value;
            }
        }
        return Double.NaN;
    }

    private Ladder ladder(RegionFact signal) {
        Ladder ladder = program.ladders().get(signal);
        if (ladder == null) {
            throw new IllegalArgumentException(
                    signal.path() + " is read and has no ladder in " + program.module());
        }
        return ladder;
    }

    /// What is known without an assumption: now a fresh reading, later a forecast. For now a
    /// forecast is another rung, unless `orForecast`.
    private double known(RegionFact signal, int region, int slot, boolean orForecast) {
        if (slot > 0) {
            return forecast(signal, region, slot);
        }
        double reading = world.reading(signal, region);
        boolean isFresh = world.ageSeconds(signal, region) <= ladder(signal).freshSeconds();
        if (isFresh && !Double.isNaN(reading)) {
            return reading;
        }
        return orForecast ? forecast(signal, region, 0) : Double.NaN;
    }

    private double forecast(RegionFact signal, int region, int slot) {
        return slot < world.slots() ? world.forecast(signal, region, slot) : Double.NaN;
    }

    private double percentile(RegionFact signal, double share, long seconds, int region, int slot) {
        List<Double> values = new ArrayList<>();
        for (int at : within(0, (double) seconds)) {
            double value = known(signal, region, signal.changesOverTime() ? at : 0, true);
            if (!Double.isNaN(value)) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            return fact(signal, region, slot);
        }
        Collections.sort(values);
        int rank = (int) Math.ceil(share * values.size() - 1e-9);
        return values.get(Math.max(rank, 1) - 1);
    }
}
