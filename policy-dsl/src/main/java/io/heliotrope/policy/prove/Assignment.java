package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is decided so far, and what follows from it.
///
/// Variable `v` is the literals `2v`, that it holds, and `2v + 1`, that it does not. Variable 0
/// always holds. Beside clauses there are domains, whose members say that one value of up to 64 is
/// in a mask, and groups, of whose members at most one holds. Of one thread.
final class Assignment {
    static final int HOLDS = 0;
    static final int FAILS = 1;

    /// No conflict.
    static final int[] NONE = {};

    private static final int DECIDED = -1;
    private static final int BY_DOMAIN = -2;
    private static final int BY_LITERAL = -3;
    private static final int[] NO_GROUP = {};

    private int variables;
    private byte[] truth = new byte[16];
    private int[] level = new int[16];
    private int[] why = new int[16];
    private int[] position = new int[16];
    private int[] domainOf = new int[16];
    private long[] mask = new long[16];
    private int[] groupOf = new int[16];
    private Ints[] watchers = new Ints[32];

    private final Ints trail = new Ints();
    private final Ints limits = new Ints();
    private int head;

    private final List<int[]> clauses = new ArrayList<>();
    private final List<Domain> domains = new ArrayList<>();
    private final List<Ints> groups = new ArrayList<>();

    int variable() {
        if (variables == truth.length) {
            int more = 2 * variables;
            truth = Arrays.copyOf(truth, more);
            level = Arrays.copyOf(level, more);
            why = Arrays.copyOf(why, more);
            position = Arrays.copyOf(position, more);
            domainOf = Arrays.copyOf(domainOf, more);
            mask = Arrays.copyOf(mask, more);
            groupOf = Arrays.copyOf(groupOf, more);
            watchers = Arrays.copyOf(watchers, 2 * more);
        }
        domainOf[variables] = -1;
        groupOf[variables] = -1;
        watchers[2 * variables] = new Ints();
        watchers[2 * variables + 1] = new Ints();
        return variables++;
    }

    int domain(long values) {
        domains.add(new Domain(values));
        return domains.size() - 1;
    }

    void join(int variable, int domain, long values) {
        domainOf[variable] = domain;
        mask[variable] = values;
        domains.get(domain).members().add(variable);
    }

    int group() {
        groups.add(new Ints());
        return groups.size() - 1;
    }

    void join(int variable, int group) {
        groupOf[variable] = group;
        groups.get(group).add(variable);
    }

    long left(int domain) {
        return domains.get(domain).left();
    }

    int variables() {
        return variables;
    }

    int depth() {
        return limits.size();
    }

    int levelOf(int literal) {
        return level[literal >> 1];
    }

    boolean isOpen(int literal) {
        return truth[literal >> 1] == 0;
    }

    boolean isTrue(int literal) {
        return truth[literal >> 1] == ((literal & 1) == 0 ? 1 : -1);
    }

    boolean isFalse(int literal) {
        return truth[literal >> 1] == ((literal & 1) == 0 ? -1 : 1);
    }

    int trailSize() {
        return trail.size();
    }

    int trailAt(int index) {
        return trail.get(index);
    }

    /// Keeps a clause of at least two literals; the first two must not be false, or be the last to
    /// become so. Its number is a reason.
    int keep(int[] clause) {
        clauses.add(clause);
        watchers[clause[0]].add(clauses.size() - 1);
        watchers[clause[1]].add(clauses.size() - 1);
        return clauses.size() - 1;
    }

    void decide(int literal) {
        limits.add(trail.size());
        assign(literal, DECIDED);
    }

    /// A level without a decision, for an assumption that holds anyway.
    void deepen() {
        limits.add(trail.size());
    }

    /// @param clause the number of the clause from which it follows, below 0 when it is a fact
    void assign(int literal, int clause) {
        int variable = literal >> 1;
        truth[variable] = (byte) ((literal & 1) == 0 ? 1 : -1);
        level[variable] = limits.size();
        why[variable] = clause;
        position[variable] = trail.size();
        trail.add(literal);
    }

    void undoTo(int depth, Agenda agenda) {
        if (limits.size() <= depth) {
            return;
        }
        int keep = limits.get(depth);
        while (trail.size() > keep) {
            int variable = trail.removeLast() >> 1;
            truth[variable] = 0;
            if (domainOf[variable] >= 0) {
                domains.get(domainOf[variable]).widen(variable);
            }
            agenda.offer(variable);
        }
        limits.cutTo(depth);
        head = keep;
    }

    /// Draws all conclusions.
    ///
    /// @return literals that are all false and must not be; empty when there is no conflict
    int[] conclude() {
        while (head < trail.size()) {
            int literal = trail.get(head++);
            int[] conflict = narrow(literal);
            conflict = conflict.length > 0 ? conflict : exclude(literal);
            conflict = conflict.length > 0 ? conflict : watch(literal ^ 1);
            if (conflict.length > 0) {
                return conflict;
            }
        }
        return NONE;
    }

    private long allowedBy(int literal) {
        return (literal & 1) == 0 ? mask[literal >> 1] : ~mask[literal >> 1];
    }

    private int[] narrow(int literal) {
        if (domainOf[literal >> 1] < 0) {
            return NONE;
        }
        Domain domain = domains.get(domainOf[literal >> 1]);
        if (!domain.narrows(literal, allowedBy(literal))) {
            return NONE;
        }
        long left = domain.left();
        if (left == 0) {
            int[] conflict = domain.narrowing().toArray();
            for (int i = 0; i < conflict.length; i++) {
                conflict[i] ^= 1;
            }
            return conflict;
        }
        for (int i = 0; i < domain.members().size(); i++) {
            int member = domain.members().get(i);
            if (truth[member] == 0) {
                if ((left & ~mask[member]) == 0) {
                    assign(2 * member, BY_DOMAIN);
                } else if ((left & mask[member]) == 0) {
                    assign(2 * member + 1, BY_DOMAIN);
                }
            }
        }
        return NONE;
    }

    private int[] exclude(int literal) {
        int group = groupOf[literal >> 1];
        if (group < 0 || (literal & 1) == 1) {
            return NO_GROUP;
        }
        Ints members = groups.get(group);
        for (int i = 0; i < members.size(); i++) {
            int other = 2 * members.get(i);
            if (other != literal && isTrue(other)) {
                return new int[] {literal ^ 1, other ^ 1};
            }
            if (isOpen(other)) {
                assign(other ^ 1, BY_LITERAL - literal);
            }
        }
        return NO_GROUP;
    }

    /// Looks at the clauses that watch a literal which has become false.
    private int[] watch(int falseLiteral) {
        Ints watching = watchers[falseLiteral];
        int kept = 0;
        for (int i = 0; i < watching.size(); i++) {
            int number = watching.get(i);
            int[] clause = clauses.get(number);
            if (clause[0] == falseLiteral) {
                clause[0] = clause[1];
                clause[1] = falseLiteral;
            }
            if (!isTrue(clause[0]) && moves(clause, number)) {
                continue;
            }
            watching.set(kept++, number);
            if (isFalse(clause[0])) {
                for (int j = i + 1; j < watching.size(); j++) {
                    watching.set(kept++, watching.get(j));
                }
                watching.cutTo(kept);
                return clause;
            }
            if (isOpen(clause[0])) {
                assign(clause[0], number);
            }
        }
        watching.cutTo(kept);
        return NONE;
    }

    private boolean moves(int[] clause, int number) {
        for (int j = 2; j < clause.length; j++) {
            if (!isFalse(clause[j])) {
                int other = clause[j];
                clause[j] = clause[1];
                clause[1] = other;
                watchers[other].add(number);
                return true;
            }
        }
        return false;
    }

    /// The clause from which a true literal followed, it included; empty when it was decided.
    int[] reasonOf(int literal) {
        int reason = why[literal >> 1];
        if (reason >= 0) {
            return clauses.get(reason);
        }
        if (reason == DECIDED) {
            return NONE;
        }
        return reason == BY_DOMAIN
                ? narrowed(literal)
                : new int[] {literal, (BY_LITERAL - reason) ^ 1};
    }

    private int[] narrowed(int literal) {
        Ints narrowing = domains.get(domainOf[literal >> 1]).narrowing();
        Ints clause = new Ints();
        clause.add(literal);
        for (int i = 0; i < narrowing.size(); i++) {
            int cause = narrowing.get(i);
            if (position[cause >> 1] < position[literal >> 1]) {
                clause.add(cause ^ 1);
            }
        }
        return clause.toArray();
    }
}
