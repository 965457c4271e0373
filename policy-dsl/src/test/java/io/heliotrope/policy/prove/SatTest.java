package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SatTest {
    private static final Sat.Theory NO_OBJECTION = _ -> Assignment.NONE;
    private static final int[] FREE = {};
    private static final int DEPTH = 10;
    private static final int VALUES = 5;
    private static final int CASES = 300;

    /// Clauses over plain variables, a domain of five values and a group, and who satisfies them.
    private static final class Case {
        private final Sat sat = new Sat();
        private final List<int[]> clauses = new ArrayList<>();
        private final int[] plain = new int[DEPTH];
        private final int[] members = new int[3];
        private final int[] masked = new int[4];
        private final long[] masks = new long[4];

        Case(Random random) {
            int group = sat.group();
            int domain = sat.domain((1L << VALUES) - 1);
            List<Integer> literals = new ArrayList<>();
            for (int i = 0; i < DEPTH; i++) {
                plain[i] = sat.variable(random.nextBoolean());
                literals.add(2 * plain[i]);
            }
            for (int i = 0; i < members.length; i++) {
                members[i] = sat.variable(random.nextBoolean());
                sat.assignment().join(members[i], group);
                literals.add(2 * members[i]);
            }
            for (int i = 0; i < masked.length; i++) {
                masked[i] = sat.variable(random.nextBoolean());
                masks[i] = 1 + random.nextLong((1L << VALUES) - 2);
                sat.assignment().join(masked[i], domain, masks[i]);
                literals.add(2 * masked[i]);
            }
            int count = 40 + random.nextInt(45);
            for (int i = 0; i < count; i++) {
                int[] clause =
                        random.ints(3, 0, literals.size())
                                .map(at -> literals.get(at) ^ random.nextInt(2))
                                .distinct()
                                .toArray();
                clauses.add(clause);
                sat.clause(clause);
            }
        }

        /// By trying everything.
        boolean isSatisfiable() {
            for (int bits = 0; bits < 1 << DEPTH; bits++) {
                for (int member = -1; member < members.length; member++) {
                    for (int value = 0; value < VALUES; value++) {
                        if (satisfies(bits, member, value)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private boolean satisfies(int bits, int member, int value) {
            boolean[] truth = new boolean[sat.assignment().variables()];
            truth[0] = true;
            for (int i = 0; i < DEPTH; i++) {
                truth[plain[i]] = (bits >> i & 1) == 1;
            }
            for (int i = 0; i < members.length; i++) {
                truth[members[i]] = i == member;
            }
            for (int i = 0; i < masked.length; i++) {
                truth[masked[i]] = (masks[i] >> value & 1) == 1;
            }
            for (int[] clause : clauses) {
                if (!isMet(clause, truth)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isMet(int[] clause, boolean[] truth) {
            for (int one : clause) {
                if (truth[one >> 1] == ((one & 1) == 0)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void answers_are_those_of_trying_everything() {
        int satisfiable = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Case one = new Case(new Random(seed));

            Sat.Answer answer = one.sat.solve(FREE, NO_OBJECTION, 100_000);

            boolean expected = one.isSatisfiable();
            satisfiable += expected ? 1 : 0;
            assertThat(answer)
                    .as("seed " + seed)
                    .isEqualTo(expected ? Sat.Answer.SATISFIED : Sat.Answer.CONTRADICTION);
        }
        assertThat(satisfiable).isBetween(CASES / 8, CASES - CASES / 8);
    }

    @Test
    void contradicted_assumptions_are_named_and_the_rest_stays_usable() {
        Sat sat = new Sat();
        int[] one = {2 * sat.variable(true), 2 * sat.variable(true), 2 * sat.variable(true)};
        sat.clause(one[0] ^ 1, one[2] ^ 1);

        Sat.Answer answer = sat.solve(one, NO_OBJECTION, 100);

        assertThat(answer).isEqualTo(Sat.Answer.CONTRADICTION);
        assertThat(sat.core()).containsExactlyInAnyOrder(one[0], one[2]);
        assertThat(sat.solve(new int[] {one[2]}, NO_OBJECTION, 100))
                .isEqualTo(Sat.Answer.SATISFIED);
        assertThat(sat.assignment().isFalse(one[0])).isTrue();
    }

    @Test
    void an_implicant_meets_every_clause_by_itself() {
        for (int seed = 0; seed < 300; seed++) {
            Case one = new Case(new Random(seed));
            if (one.sat.solve(FREE, NO_OBJECTION, 100_000) == Sat.Answer.SATISFIED) {
                Implicant implicant = new Implicant(one.sat, new Numbers(one.sat, _ -> Range.ALL));

                assertThat(one.clauses)
                        .as("seed " + seed)
                        .allMatch(clause -> Arrays.stream(clause).anyMatch(implicant::isChosen));
            }
        }
    }
}
