package io.heliotrope.policy.prove;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Conjunctions and disjunctions as single literals.
///
/// A literal that is made here says only that its parts hold when it does, so it may be asked for
/// and must never be denied. Of one thread.
final class Circuit {
    private final Sat sat;
    private final Map<List<Integer>, Integer> known = new HashMap<>();

    Circuit(Sat sat) {
        this.sat = sat;
    }

    int all(int... parts) {
        int[] kept = distinct(parts, Sat.HOLDS);
        if (kept.length == 0) {
            return Sat.HOLDS;
        }
        if (kept.length == 1 || Arrays.stream(kept).anyMatch(part -> part == Sat.FAILS)) {
            return kept.length == 1 ? kept[0] : Sat.FAILS;
        }
        return named(kept, -1);
    }

    int any(int... parts) {
        int[] kept = distinct(parts, Sat.FAILS);
        if (kept.length == 0) {
            return Sat.FAILS;
        }
        if (kept.length == 1 || isAlwaysTrue(kept)) {
            return kept.length == 1 ? kept[0] : Sat.HOLDS;
        }
        return named(kept, -2);
    }

    /// Asks for one of the parts.
    void ask(int... parts) {
        int[] kept = distinct(parts, Sat.FAILS);
        if (!isAlwaysTrue(kept)) {
            sat.clause(kept);
        }
    }

    private static int[] distinct(int[] parts, int neutral) {
        return Arrays.stream(parts).filter(part -> part != neutral).distinct().sorted().toArray();
    }

    /// `sorted` has a literal and its opposite, or what always holds.
    private static boolean isAlwaysTrue(int[] sorted) {
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] == Sat.HOLDS || (i > 0 && (sorted[i] ^ 1) == sorted[i - 1])) {
                return true;
            }
        }
        return false;
    }

    private int named(int[] parts, int kind) {
        int[] key = Arrays.copyOf(parts, parts.length + 1);
        key[parts.length] = kind;
        return known.computeIfAbsent(
                Arrays.stream(key).boxed().toList(),
                _ -> kind == -1 ? conjunction(parts) : disjunction(parts));
    }

    private int conjunction(int[] parts) {
        int name = 2 * sat.variable(false);
        for (int part : parts) {
            sat.clause(name ^ 1, part);
        }
        return name;
    }

    private int disjunction(int[] parts) {
        int name = 2 * sat.variable(false);
        int[] clause = Arrays.copyOf(parts, parts.length + 1);
        clause[parts.length] = name ^ 1;
        sat.clause(clause);
        return name;
    }
}
