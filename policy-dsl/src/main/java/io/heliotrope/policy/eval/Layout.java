package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is worked out of a world before any job comes, slot by slot: rows of numbers by region and
/// parts of formulas that read regions only.
///
/// A row that reads the world itself is an *input*. All else says which inputs it reads, as a word,
/// so that a change is followed no further than it goes.
///
/// Immutable, safe from any thread.
record Layout(
        Places places,
        List<Row> rows,
        List<Part> parts,
        List<Deferral.Hours> hours,
        List<Long> rowReads,
        List<Long> partReads,
        Map<RegionFact, Integer> rowOfFact,
        Map<Term.Percentile, Integer> rowOfPercentile) {

    /// A number of each region.
    sealed interface Row {
        record Signal(RegionFact fact, Ladder ladder) implements Row {}

        record Memory() implements Row {}

        /// `signal` is the row of the signal.
        record Percentile(Term.Percentile term, Ladder ladder, int signal) implements Row {}

        /// Of other rows.
        record Value(Term term) implements Row {}

        /// Weight x distance.
        record Distance(Preference.Anchor anchor) implements Row {}
    }

    /// A formula, or its negation.
    record Signed(Formula formula, boolean positive) {}

    /// Formulas all of which, or any of which, are to hold.
    record Part(boolean isAll, List<Signed> formulas) {
        Part {
            formulas = List.copyOf(formulas);
        }
    }

    int regions() {
        return places.sites().size();
    }

    int row(RegionFact fact) {
        return known(rowOfFact.get(fact), fact);
    }

    int row(Term.Percentile percentile) {
        return known(rowOfPercentile.get(percentile), percentile);
    }

    private static int known(@Nullable Integer row, Object what) {
        if (row == null) {
            throw new IllegalArgumentException("the program does not read " + what);
        }
        return row;
    }

    /// Grows while a program is written; belongs to one thread.
    static final class Builder {
        private final Program program;
        private final Map<Row, Integer> rows = new LinkedHashMap<>();
        private final Map<RegionFact, Integer> rowOfFact = new LinkedHashMap<>();
        private final Map<Term.Percentile, Integer> rowOfPercentile = new LinkedHashMap<>();
        private final Map<Part, Integer> parts = new LinkedHashMap<>();
        private final List<Deferral.Hours> hours = new ArrayList<>();

        Builder(Program program) {
            this.program = program;
        }

        /// The row of a term that reads regions only.
        int row(Term term) {
            return switch (term) {
                case Term.OfRegion(var fact) -> row(fact);
                case Term.Percentile percentile -> row(percentile);
                default -> {
                    inputs(term);
                    yield place(rows, new Row.Value(term));
                }
            };
        }

        int row(RegionFact fact) {
            Row row = fact.isSignal() ? new Row.Signal(fact, ladder(fact)) : new Row.Memory();
            int place = place(rows, row);
            rowOfFact.put(fact, place);
            return place;
        }

        private int row(Term.Percentile percentile) {
            RegionFact signal = percentile.signal();
            if (!signal.isSignal()) {
                throw new IllegalArgumentException(
                        "a percentile is of a signal, and " + signal.path() + " is none");
            }
            int place = place(rows, new Row.Percentile(percentile, ladder(signal), row(signal)));
            rowOfPercentile.put(percentile, place);
            return place;
        }

        /// The row of an anchor's weight x distance.
        int row(Preference.Anchor anchor) {
            inputs(anchor.term());
            return place(rows, new Row.Distance(anchor));
        }

        int part(Part part) {
            part.formulas().forEach(signed -> inputs(signed.formula()));
            return place(parts, part);
        }

        int hours(Deferral.Hours of) {
            if (!hours.contains(of)) {
                hours.add(of);
            }
            return hours.indexOf(of);
        }

        private Ladder ladder(RegionFact signal) {
            Ladder ladder = program.ladders().get(signal);
            if (ladder == null) {
                throw new IllegalArgumentException(
                        signal.path() + " is read and has no ladder in " + program.module());
            }
            return ladder;
        }

        private void inputs(Term term) {
            Leaves.of(term).forEach(this::row);
        }

        private void inputs(Formula formula) {
            Leaves.of(formula).forEach(this::row);
        }

        private static <T> int place(Map<T, Integer> places, T what) {
            places.putIfAbsent(what, places.size());
            return places.get(what);
        }

        Layout build() {
            List<Row> all = List.copyOf(rows.keySet());
            List<Part> parts = List.copyOf(this.parts.keySet());
            return new Layout(
                    program.places(),
                    all,
                    parts,
                    List.copyOf(hours),
                    all.stream().map(this::reads).toList(),
                    parts.stream().map(this::reads).toList(),
                    Map.copyOf(rowOfFact),
                    Map.copyOf(rowOfPercentile));
        }

        private long reads(Row row) {
            return switch (row) {
                case Row.Value(var term) -> reads(Leaves.of(term));
                case Row.Distance(var anchor) -> reads(Leaves.of(anchor.term()));
                case Row.Signal _, Row.Memory _, Row.Percentile _ -> 0;
            };
        }

        private long reads(Part part) {
            long word = 0;
            for (Signed signed : part.formulas()) {
                word |= reads(Leaves.of(signed.formula()));
            }
            return word;
        }

        private long reads(List<Term> leaves) {
            return leaves.stream()
                    .mapToLong(leaf -> bit(row(leaf)))
                    .reduce(0, (one, other) -> one | other);
        }
    }

    /// The bit of an input; those from 63 on share one.
    static long bit(int row) {
        return 1L << Math.min(row, Long.SIZE - 1);
    }
}
