package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Reads;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/// Where a program's numbers of a region come from, case by case.
interface Source {
    /// When `guard` holds, which may be denied, the fact is `value`; empty is absent. The guards of
    /// all cases exclude each other, and one of them holds.
    record Case(int guard, Optional<Expr> value) {
        static List<Case> always(Quantity quantity) {
            return List.of(new Case(Sat.HOLDS, Optional.of(new Expr.Of(quantity))));
        }
    }

    List<Case> here(RegionFact fact, int moment);

    List<Case> atHome(RegionFact fact);

    /// Which of two programs has its own percentiles of a signal: 0 when it is one, or both agree.
    default int side(RegionFact signal) {
        return 0;
    }

    /// Whether the quantity, where a case names it, may still be without a number.
    boolean mayBeAbsent(Quantity quantity);

    /// Any reading is possible, and absence where the ladder comes to an end.
    static Source of(Program program, Vocabulary words) {
        return new Source() {
            @Override
            public List<Case> here(RegionFact fact, int moment) {
                return fact.reads() == Reads.CATALOGUE
                        ? byCatalogue(program.places(), words::region)
                        : Case.always(new Quantity.Here(fact, varies(fact) ? moment : 0));
            }

            @Override
            public List<Case> atHome(RegionFact fact) {
                return fact.reads() == Reads.CATALOGUE
                        ? byCatalogue(program.places(), words::home)
                        : Case.always(new Quantity.AtHome(fact));
            }

            @Override
            public boolean mayBeAbsent(Quantity quantity) {
                return Source.mayBeAbsent(program, quantity);
            }
        };
    }

    /// Whether it may be another in another slot.
    static boolean varies(RegionFact fact) {
        return fact.isSignal() || fact.changesOverTime();
    }

    /// The one fact of the catalogue is the memory of an accelerator.
    static List<Case> byCatalogue(Places places, LongToIntFunction where) {
        Map<Double, Long> sites = new TreeMap<>();
        for (int i = 0; i < places.sites().size(); i++) {
            long bit = RegionWord.NONE.with(i).bits();
            sites.merge(places.sites().get(i).gpuMemoryGib(), bit, (one, more) -> one | more);
        }
        return sites.entrySet().stream()
                .map(entry ->
                        new Case(
                                where.applyAsInt(entry.getValue()),
                                Optional.of(new Expr.Constant(entry.getKey()))))
                .toList();
    }

    static boolean mayBeAbsent(Program program, Quantity quantity) {
        return switch (quantity) {
            case Quantity.OfJob _, Quantity.Forecast _ -> false;
            case Quantity.Here(RegionFact fact, int _) -> mayBeAbsent(program, fact);
            case Quantity.AtHome(RegionFact fact) -> mayBeAbsent(program, fact);
            case Quantity.Percentile(RegionFact signal, double _, long _, int _) ->
                    mayBeAbsent(program, signal);
        };
    }

    private static boolean mayBeAbsent(Program program, RegionFact fact) {
        return fact.isSignal() ? assumed(program, fact).isEmpty() : fact == RegionFact.GRAMS;
    }

    /// What is taken for a signal of which nothing is known, if anything is.
    static Optional<Double> assumed(Program program, RegionFact signal) {
        Ladder ladder = program.ladders().get(signal);
        if (ladder == null) {
            return Optional.empty();
        }
        for (Ladder.Rung rung : ladder.rungs()) {
            switch (rung) {
                case Ladder.Rung.Forecast _ -> {}
                case Ladder.Rung.Assume(double value) -> {
                    return Optional.of(value);
                }
                case Ladder.Rung.Exclude _, Ladder.Rung.Skip _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// Within what a quantity lies, assumed values included.
    static Range bounds(List<Program> programs, Quantity quantity) {
        Range range = quantity.bounds();
        Optional<RegionFact> signal = quantity.ofRegion();
        for (Program program : programs) {
            Optional<Double> assumed = signal.flatMap(fact -> assumed(program, fact));
            if (assumed.isPresent()) {
                double value = assumed.get();
                range = new Range(Math.min(range.low(), value), Math.max(range.high(), value));
            }
        }
        return range;
    }
}
