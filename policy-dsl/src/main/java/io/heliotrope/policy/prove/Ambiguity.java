package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for jobs that two policies could lead although no `priority`, said or following from what
/// is said, tells which does, and no third one that goes before both leads it. Of one thread.
final class Ambiguity {
    private static final int MOST = 32;

    private final Program program;
    private final long budget;
    private final Set<Precedence> above;
    private final List<Integer> leaders = new ArrayList<>();

    Ambiguity(Program program, Set<Precedence> ordered, long budget) {
        this.program = program;
        this.budget = budget;
        above = closed(ordered);
        for (int i = 0; i < program.policies().size(); i++) {
            if (program.policies().get(i).canLead()) {
                leaders.add(i);
            }
        }
    }

    private static Set<Precedence> closed(Set<Precedence> ordered) {
        Set<Precedence> closed = new HashSet<>(ordered);
        boolean isNew = true;
        while (isNew) {
            Set<Precedence> more = new HashSet<>();
            for (Precedence one : closed) {
                for (Precedence next : closed) {
                    if (one.below().equals(next.above())) {
                        more.add(new Precedence(one.above(), next.below()));
                    }
                }
            }
            isNew = closed.addAll(more);
        }
        return closed;
    }

    private boolean isAbove(int one, int other) {
        return above.contains(new Precedence(name(one), name(other)));
    }

    private String name(int policy) {
        return program.policies().get(policy).name();
    }

    List<Remark> remarks() {
        Question question = new Question(List.of(program));
        Rulebook rulebook = question.rulebook(program);
        Circuit circuit = question.words().circuit();
        Sat sat = question.words().sat();
        int[] first = leaders.stream().mapToInt(_ -> 2 * sat.variable(false)).toArray();
        int[] second = leaders.stream().mapToInt(_ -> 2 * sat.variable(false)).toArray();
        circuit.ask(first);
        for (int i = 0; i < leaders.size(); i++) {
            circuit.ask(first[i] ^ 1, rulebook.holds(leaders.get(i)));
            circuit.ask(second[i] ^ 1, rulebook.holds(leaders.get(i)));
            Ints partners = new Ints();
            partners.add(first[i] ^ 1);
            for (int j = i + 1; j < leaders.size(); j++) {
                if (!isOrdered(leaders.get(i), leaders.get(j))) {
                    partners.add(second[j]);
                }
            }
            circuit.ask(partners.toArray());
        }
        return pairs(question, rulebook, first, second);
    }

    private boolean isOrdered(int one, int other) {
        return isAbove(one, other) || isAbove(other, one);
    }

    private List<Remark> pairs(Question question, Rulebook rulebook, int[] first, int[] second) {
        List<Remark> remarks = new ArrayList<>();
        while (remarks.size() < MOST) {
            Question.Finding found = question.search(List.of(), _ -> true, budget);
            if (found instanceof Question.Finding.Nothing) {
                break;
            }
            if (found instanceof Question.Finding.Open(Proof.Reason reason)) {
                var span = program.policies().getFirst().span();
                remarks.add(new Remark.Undecided(Remark.Check.PREFERENCE, "", span, reason));
                break;
            }
            Assignment assignment = question.words().sat().assignment();
            int one = 0;
            while (!assignment.isTrue(first[one])) {
                one++;
            }
            int other = one + 1;
            while (!assignment.isTrue(second[other])
                    || isOrdered(leaders.get(one), leaders.get(other))) {
                other++;
            }
            remark(question, rulebook, leaders.get(one), leaders.get(other), remarks);
            question.words().circuit().ask(first[one] ^ 1, second[other] ^ 1);
        }
        return remarks;
    }

    private void remark(
            Question question, Rulebook rulebook, int one, int other, List<Remark> remarks) {
        List<Integer> asked = new ArrayList<>(List.of(rulebook.holds(one), rulebook.holds(other)));
        for (int third : leaders) {
            if (isAbove(third, one) && isAbove(third, other)) {
                asked.add(rulebook.holds(third) ^ 1);
            }
        }
        Rules policy = program.policies().get(one);
        Rules partner = program.policies().get(other);
        Set<String> both = Set.of(policy.name(), partner.name());
        Question.Finding found =
                question.search(asked, witness -> holding(witness).containsAll(both), budget);
        switch (found) {
            case Question.Finding.Found(Witness job) ->
                    remarks.add(
                            new Remark.Ambiguous(
                                    policy.name(),
                                    partner.name(),
                                    policy.span(),
                                    partner.span(),
                                    job));
            case Question.Finding.Nothing() -> {}
            case Question.Finding.Open(Proof.Reason reason) ->
                    remarks.add(
                            new Remark.Undecided(
                                    Remark.Check.PREFERENCE, policy.name(), policy.span(), reason));
        }
    }

    private Set<String> holding(Witness witness) {
        return PlainReplayer.holding(program, witness).stream()
                .map(Rules::name)
                .collect(Collectors.toSet());
    }
}
