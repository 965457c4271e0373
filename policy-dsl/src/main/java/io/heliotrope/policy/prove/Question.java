package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Clauses about one job and one place, and the search for an example of them that a judge accepts.
///
/// Several searches may be done one after the other, each under assumptions; what one learns serves
/// the next. Of one thread.
final class Question {
    /// Examples that the judge may refuse before the search gives up.
    private static final int MOST_DOUBTS = 40;

    /// Values that are tried for a number that is multiplied by another.
    private static final int MOST_TRIALS = 96;

    private final Vocabulary words;
    private final Moments moments;
    private final Program program;

    /// Over the places of the first of the programs, which share jobs and world.
    Question(List<Program> programs) {
        program = programs.getFirst();
        moments = Moments.of(programs);
        int relaxations = programs.stream().mapToInt(Rulebook::relaxations).max().orElse(0);
        words =
                new Vocabulary(
                        program.places(),
                        relaxations,
                        quantity -> Source.bounds(programs, quantity));
    }

    Vocabulary words() {
        return words;
    }

    Moments moments() {
        return moments;
    }

    /// The clauses of one of the programs.
    Rulebook rulebook(Program of) {
        return new Rulebook(of, words, formulas(of));
    }

    Formulas formulas(Program of) {
        return new Formulas(words, moments, Source.of(of, words));
    }

    /// What a search came to.
    sealed interface Finding {
        record Found(Witness witness) implements Finding {}

        record Nothing() implements Finding {}

        record Open(Proof.Reason reason) implements Finding {}
    }

    /// Searches for a witness under assumptions, which are literals that may be denied.
    Finding search(List<Integer> assumptions, Predicate<Witness> judge, long budget) {
        words.isHome();
        words.isAllowed();
        int act = 2 * words.sat().variable(true);
        List<Integer> all = new ArrayList<>(assumptions);
        all.add(act);
        Judging judging = new Judging(act, judge);
        int[] literals = all.stream().mapToInt(Integer::intValue).toArray();
        return switch (words.sat().solve(literals, judging, budget)) {
            case SATISFIED ->
                    judging.found
                            .<Finding>map(Finding.Found::new)
                            .orElse(new Finding.Open(Proof.Reason.NO_REPLAY));
            case CONTRADICTION ->
                    judging.doubts == 0
                            ? new Finding.Nothing()
                            : new Finding.Open(Proof.Reason.NO_REPLAY);
            case GAVE_UP -> new Finding.Open(Proof.Reason.BUDGET);
        };
    }

    /// Objects to what arithmetic contradicts, for good, and to what the judge refuses, for this
    /// search.
    private final class Judging implements Sat.Theory {
        private final int act;
        private final Predicate<Witness> judge;
        private Optional<Witness> found = Optional.empty();
        private int doubts;

        Judging(int act, Predicate<Witness> judge) {
            this.act = act;
            this.judge = judge;
        }

        @Override
        public int[] objection(Sat sat) {
            Implicant implicant = new Implicant(sat, words.numbers());
            Arithmetic arithmetic = new Arithmetic(words.numbers(), implicant);
            switch (arithmetic.solve(Arithmetic.Taste.ROUND, Map.of())) {
                case Arithmetic.Outcome.Contradiction(Set<Integer> literals) -> {
                    return literals.stream().mapToInt(literal -> literal ^ 1).toArray();
                }
                case Arithmetic.Outcome.Solution(Map<Quantity, Double> values) ->
                        found = accepted(implicant, arithmetic, values);
                case Arithmetic.Outcome.Unsettled() -> {}
            }
            if (found.isPresent() || ++doubts > MOST_DOUBTS) {
                return Assignment.NONE;
            }
            Ints clause = new Ints();
            clause.add(act ^ 1);
            for (int i = 0; i < implicant.literals().size(); i++) {
                clause.add(implicant.literals().get(i) ^ 1);
            }
            return clause.toArray();
        }

        private Optional<Witness> accepted(
                Implicant implicant, Arithmetic arithmetic, Map<Quantity, Double> values) {
            Optional<Witness> first = judged(implicant, values);
            if (first.isPresent()) {
                return first;
            }
            for (Arithmetic.Taste taste :
                    List.of(Arithmetic.Taste.CLEAR, Arithmetic.Taste.AS_FOUND)) {
                if (first.isEmpty()
                        && arithmetic.solve(taste, Map.of())
                                instanceof
                                Arithmetic.Outcome.Solution(Map<Quantity, Double> others)) {
                    first = judged(implicant, others);
                }
            }
            List<Quantity> tangled = List.copyOf(arithmetic.tangled());
            for (int i = 0; i < MOST_TRIALS && first.isEmpty() && !tangled.isEmpty(); i++) {
                if (arithmetic.solve(Arithmetic.Taste.ROUND, trial(arithmetic, tangled, values, i))
                        instanceof Arithmetic.Outcome.Solution(Map<Quantity, Double> others)) {
                    first = judged(implicant, others);
                }
            }
            return first;
        }

        private Optional<Witness> judged(Implicant implicant, Map<Quantity, Double> values) {
            return new Witnesses(words, moments, program.places())
                    .of(implicant, values).stream().filter(judge).findFirst();
        }
    }

    /// Settles all tangled quantities, in each trial otherwise, but for one that stays open.
    private static Map<Quantity, Double> trial(
            Arithmetic arithmetic,
            List<Quantity> tangled,
            Map<Quantity, Double> values,
            int number) {
        Map<Quantity, Double> fixed = new LinkedHashMap<>();
        int left = number / (tangled.size() + 1);
        int open = number % (tangled.size() + 1);
        for (int i = 0; i < tangled.size(); i++) {
            Quantity quantity = tangled.get(i);
            Range range = arithmetic.limits(quantity).range();
            List<Double> choices = choices(range, values.getOrDefault(quantity, range.low()));
            if (i != open) {
                fixed.put(quantity, choices.get(left % choices.size()));
                left /= choices.size();
            }
        }
        return fixed;
    }

    private static List<Double> choices(Range range, double found) {
        Set<Double> choices = new LinkedHashSet<>();
        choices.add(found);
        choices.add(range.high());
        choices.add(range.low());
        choices.add(Nice.between(range.low(), range.high(), 1));
        choices.add(Nice.between(range.low(), range.high(), 100));
        choices.add(range.low() / 2 + range.high() / 2);
        return List.copyOf(choices);
    }
}
