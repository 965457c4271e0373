package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks for an assignment that satisfies clauses and a theory, and learns a clause from each
/// conflict. The method is the usual one of learning the first unique implication point.
///
/// Deterministic. Of one thread.
final class Sat {
    static final int HOLDS = Assignment.HOLDS;
    static final int FAILS = Assignment.FAILS;
    private static final int[] NONE = Assignment.NONE;

    /// How a search ended.
    enum Answer {
        SATISFIED,
        CONTRADICTION,
        GAVE_UP
    }

    /// What clauses cannot say.
    interface Theory {
        /// Judges a full assignment.
        ///
        /// @return a clause that follows and that the assignment breaks; empty when it is accepted
        int[] objection(Sat sat);
    }

    private final Assignment assignment = new Assignment();
    private final Agenda agenda = new Agenda();
    private final List<int[]> problems = new ArrayList<>();
    private boolean[] wish = new boolean[16];
    private boolean[] seen = new boolean[16];
    private boolean isBroken;
    private long nodes;
    private int[] core = NONE;

    Sat() {
        clause(2 * variable(true));
    }

    /// A new variable; `wish` is tried first.
    int variable(boolean first) {
        int variable = assignment.variable();
        if (variable == wish.length) {
            wish = Arrays.copyOf(wish, 2 * variable);
            seen = Arrays.copyOf(seen, 2 * variable);
        }
        wish[variable] = first;
        agenda.add(variable);
        return variable;
    }

    /// What is decided; after [Answer#SATISFIED] all of it.
    Assignment assignment() {
        return assignment;
    }

    /// Clauses as they were asked for, without those that are only about what atoms mean.
    List<int[]> problems() {
        return problems;
    }

    /// Decisions and conflicts so far, all searches together.
    long nodes() {
        return nodes;
    }

    /// After [Answer#CONTRADICTION]: assumptions that contradict the clauses.
    int[] core() {
        return core.clone();
    }

    /// Asks for one of the literals.
    void clause(int... literals) {
        problems.add(literals.clone());
        fact(literals);
    }

    /// Says that one of the literals holds because of what they mean.
    void fact(int... literals) {
        assignment.undoTo(0, agenda);
        Ints kept = new Ints();
        for (int literal : literals) {
            if (assignment.isTrue(literal)) {
                return;
            }
            if (assignment.isOpen(literal)) {
                kept.add(literal);
            }
        }
        if (kept.isEmpty()) {
            isBroken = true;
        } else if (kept.size() == 1) {
            assignment.assign(kept.get(0), -1);
        } else {
            assignment.keep(kept.toArray());
        }
    }

    /// Searches; at most `budget` nodes.
    Answer solve(int[] assumptions, Theory theory, long budget) {
        long end = nodes + budget;
        assignment.undoTo(0, agenda);
        core = NONE;
        while (true) {
            int[] conflict = isBroken ? NONE : assignment.conclude();
            if (isBroken || conflict.length > 0) {
                if (!learns(conflict)) {
                    return Answer.CONTRADICTION;
                }
            } else {
                int next = next(assumptions);
                if (next == NO_LITERAL) {
                    return Answer.CONTRADICTION;
                } else if (next != ALL_DECIDED) {
                    step(next);
                } else {
                    int[] objection = theory.objection(this);
                    if (objection.length == 0) {
                        return Answer.SATISFIED;
                    }
                    if (!learns(objection)) {
                        return Answer.CONTRADICTION;
                    }
                }
            }
            if (nodes >= end) {
                return Answer.GAVE_UP;
            }
        }
    }

    private static final int NO_LITERAL = -1;
    private static final int ALL_DECIDED = -2;
    private static final int DEEPEN = -3;

    private void step(int next) {
        if (next == DEEPEN) {
            assignment.deepen();
        } else {
            nodes++;
            assignment.decide(next);
        }
    }

    private int next(int[] assumptions) {
        if (assignment.depth() < assumptions.length) {
            int assumption = assumptions[assignment.depth()];
            if (assignment.isFalse(assumption)) {
                core = blamed(assumption, assumptions);
                return NO_LITERAL;
            }
            return assignment.isTrue(assumption) ? DEEPEN : assumption;
        }
        while (!agenda.isEmpty()) {
            int variable = agenda.take();
            if (assignment.isOpen(2 * variable)) {
                return wish[variable] ? 2 * variable : 2 * variable + 1;
            }
        }
        return ALL_DECIDED;
    }

    /// Learns from a broken clause; says whether there is anything left to try.
    private boolean learns(int[] broken) {
        nodes++;
        int deepest = 0;
        for (int literal : broken) {
            deepest = Math.max(deepest, assignment.levelOf(literal));
        }
        if (isBroken || deepest == 0) {
            isBroken = true;
            return false;
        }
        assignment.undoTo(deepest, agenda);
        int[] learned = analysed(broken);
        agenda.fade();
        assignment.undoTo(learned.length == 1 ? 0 : assignment.levelOf(learned[1]), agenda);
        assignment.assign(learned[0], learned.length == 1 ? -1 : assignment.keep(learned));
        return true;
    }

    /// The clause to learn: first the literal that then follows, second the last of the others to
    /// become false.
    private int[] analysed(int[] broken) {
        Ints learned = new Ints();
        learned.add(0);
        int open = 0;
        int at = assignment.trailSize();
        int literal = -1;
        int[] clause = broken;
        do {
            for (int cause : clause) {
                int variable = cause >> 1;
                if (cause == literal || seen[variable] || assignment.levelOf(cause) == 0) {
                    continue;
                }
                seen[variable] = true;
                agenda.blame(variable);
                if (assignment.levelOf(cause) == assignment.depth()) {
                    open++;
                } else {
                    learned.add(cause);
                }
            }
            do {
                literal = assignment.trailAt(--at);
            } while (!seen[literal >> 1]);
            clause = assignment.reasonOf(literal);
            open--;
            seen[literal >> 1] = false;
        } while (open > 0);
        learned.set(0, literal ^ 1);
        int[] result = learned.toArray();
        int second = 1;
        for (int i = 1; i < result.length; i++) {
            seen[result[i] >> 1] = false;
            second =
                    assignment.levelOf(result[i]) > assignment.levelOf(result[second]) ? i : second;
        }
        if (result.length > 1) {
            int other = result[1];
            result[1] = result[second];
            result[second] = other;
        }
        return result;
    }

    /// The assumptions from which the opposite of one of them follows, that one included.
    private int[] blamed(int assumption, int[] assumptions) {
        boolean[] isBlamed = new boolean[assignment.variables()];
        isBlamed[assumption >> 1] = true;
        Ints result = new Ints();
        result.add(assumption);
        for (int at = assignment.trailSize() - 1; at >= 0; at--) {
            int literal = assignment.trailAt(at);
            if (!isBlamed[literal >> 1] || assignment.levelOf(literal) == 0) {
                continue;
            }
            int[] reason = assignment.reasonOf(literal);
            if (reason.length == 0 && literal != assumption) {
                result.add(literal);
            }
            for (int cause : reason) {
                isBlamed[cause >> 1] = true;
            }
        }
        int[] all = result.toArray();
        return Arrays.stream(assumptions).filter(one -> contains(all, one)).toArray();
    }

    private static boolean contains(int[] all, int one) {
        return Arrays.stream(all).anyMatch(item -> item == one);
    }

    int domain(long values) {
        return assignment.domain(values);
    }

    int group() {
        return assignment.group();
    }
}
