package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares what two programs allow: which jobs may be placed where, at each step and by each
/// fall-back. Preferences, deferrals and words are not compared. Both see the same readings,
/// however their ladders differ.
///
/// Deterministic. Immutable, safe from any thread.
public final class Comparer {
    private final Program before;
    private final Program after;
    private final Replayer replayer;
    private final long budget;

    /// At most `budget` nodes for each difference.
    public Comparer(Program before, Program after, Replayer replayer, long budget) {
        this.before = Bare.of(before);
        this.after = Bare.of(after);
        this.replayer = replayer;
        this.budget = budget;
    }

    /// With the plain replayer and the usual budget.
    public static Comparer of(Program before, Program after) {
        return new Comparer(before, after, new PlainReplayer(), Prover.BUDGET);
    }

    /// At most `limit` differences.
    public Comparison compare(int limit) {
        if (!ids(before).equals(ids(after))) {
            return new Comparison.OtherRegions();
        }
        Search search = new Search();
        for (boolean isNew : new boolean[] {true, false}) {
            search.look(isNew, limit);
        }
        long nodes = search.question.words().sat().nodes();
        if (!search.found.isEmpty()) {
            return new Comparison.Changed(search.found, search.extent);
        }
        return search.extent == Comparison.Extent.ALL
                ? new Comparison.Same(nodes)
                : new Comparison.Undecided(search.reason);
    }

    private static List<String> ids(Program program) {
        return program.places().sites().stream().map(Site::id).toList();
    }

    /// The clauses of both programs over one job and world. Of one thread.
    private final class Search {
        private final Question question = new Question(List.of(before, after));
        private final Vocabulary words = question.words();
        private final Rulebook old = rulebook(before, after, 1);
        private final Rulebook young = rulebook(after, before, 2);
        private final List<Comparison.Difference> found = new ArrayList<>();
        private Comparison.Extent extent = Comparison.Extent.ALL;
        private Proof.Reason reason = Proof.Reason.BUDGET;

        private Rulebook rulebook(Program program, Program other, int side) {
            Source source = new TwoLadders(program, other, side, words);
            return new Rulebook(program, words, new Formulas(words, question.moments(), source));
        }

        void look(boolean isNew, int limit) {
            int direction = 2 * words.sat().variable(true);
            Rulebook allowing = isNew ? young : old;
            Rulebook denying = isNew ? old : young;
            allowing.needs(false)
                    .forEach(need -> words.circuit().ask(direction ^ 1, need.literal()));
            Ints denied = new Ints();
            denied.add(direction ^ 1);
            denying.needs(true).forEach(need -> denied.add(need.literal()));
            words.circuit().ask(denied.toArray());
            while (extent == Comparison.Extent.ALL) {
                switch (question.search(
                        List.of(direction), witness -> differs(witness, isNew), budget)) {
                    case Question.Finding.Found(Witness witness) when found.size() == limit ->
                            extent = Comparison.Extent.FIRST_ONES;
                    case Question.Finding.Found(Witness witness) -> {
                        found.add(difference(witness, isNew));
                        exclude(witness, direction);
                    }
                    case Question.Finding.Nothing() -> {
                        return;
                    }
                    case Question.Finding.Open(Proof.Reason why) -> {
                        extent = Comparison.Extent.OPEN;
                        reason = why;
                    }
                }
            }
        }

        private boolean differs(Witness witness, boolean isNew) {
            return replayer.isPlaced(after, witness) == isNew
                    && replayer.isPlaced(before, witness) != isNew;
        }

        private Comparison.Difference difference(Witness witness, boolean isNew) {
            Set<String> policies = new TreeSet<>();
            for (Program program : List.of(before, after)) {
                Set<Rules> others =
                        new HashSet<>((program.equals(before) ? after : before).policies());
                PlainReplayer.holding(program, witness).stream()
                        .filter(rules -> !others.contains(rules))
                        .forEach(rules -> policies.add(rules.name()));
            }
            return new Comparison.Difference(
                    List.copyOf(policies), witness.region(), witness.way(), isNew, witness);
        }

        /// Looks for other regions, ways and shapes from now on.
        private void exclude(Witness witness, int direction) {
            Ints clause = new Ints();
            clause.add(direction ^ 1);
            clause.add(words.region(1L << witness.region()) ^ 1);
            long step =
                    switch (witness.way()) {
                        case Witness.Way.Step(int taken) -> 1L << taken;
                        case Witness.Way.FallBack() -> words.fallBack();
                    };
            clause.add(words.step(step) ^ 1);
            shape(old, after, witness, clause);
            shape(young, before, witness, clause);
            words.circuit().ask(clause.toArray());
        }

        private void shape(Rulebook rulebook, Program other, Witness witness, Ints clause) {
            List<Rules> policies = rulebook.program().policies();
            List<Rules> holding = PlainReplayer.holding(rulebook.program(), witness);
            Set<Rules> others = new HashSet<>(other.policies());
            for (int i = 0; i < policies.size(); i++) {
                if (!others.contains(policies.get(i))) {
                    boolean holds = holding.contains(policies.get(i));
                    clause.add(rulebook.holds(i) ^ (holds ? 1 : 0));
                }
            }
        }
    }
}
