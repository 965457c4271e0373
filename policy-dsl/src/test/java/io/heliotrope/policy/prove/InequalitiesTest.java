package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InequalitiesTest {
    private static final Inequalities.Taste ROUND = (_, found) -> Nice.near(found);
    private static final int MOST = 6;

    private record Asked(int x, int y, int z, int most, boolean isStrict) {
        boolean holds(double a, double b, double c) {
            double sum = x * a + y * b + z * c;
            return isStrict ? sum < most : sum <= most;
        }
    }

    /// Whole numbers and halves from 0 to [#MOST]: a solution there is one, none there proves
    /// little.
    private static boolean hasSolution(List<Asked> all) {
        for (double a = 0; a <= MOST; a += 0.5) {
            for (double b = 0; b <= MOST; b += 0.5) {
                for (double c = 0; c <= MOST; c += 0.5) {
                    double x = a;
                    double y = b;
                    double z = c;
                    if (all.stream().allMatch(asked -> asked.holds(x, y, z))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<Asked> random(Random random) {
        List<Asked> all = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            all.add(
                    new Asked(
                            random.nextInt(7) - 3,
                            random.nextInt(7) - 3,
                            random.nextInt(7) - 3,
                            random.nextInt(13) - 6,
                            random.nextInt(3) == 0));
        }
        return all;
    }

    private static Inequalities.Outcome solve(List<Asked> all) {
        Inequalities inequalities = new Inequalities(MOST, MOST, MOST);
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            double[] factors = {asked.x(), asked.y(), asked.z()};
            inequalities.add(factors, asked.most(), asked.isStrict(), i);
        }
        return inequalities.solve(ROUND);
    }

    @Test
    void solutions_are_found_and_contradictions_are_none() {
        int contradictions = 0;
        for (int seed = 0; seed < 3000; seed++) {
            List<Asked> all = random(new Random(seed));

            switch (solve(all)) {
                case Inequalities.Outcome.Contradiction(BitSet origins) -> {
                    contradictions++;
                    assertThat(hasSolution(all)).as("seed " + seed).isFalse();
                    List<Asked> blamed = origins.stream().mapToObj(all::get).toList();
                    assertThat(solve(blamed))
                            .as("seed " + seed)
                            .isInstanceOf(Inequalities.Outcome.Contradiction.class);
                }
                case Inequalities.Outcome.Solution(List<Double> values) ->
                        assertThat(all)
                                .as("seed " + seed + ": " + values)
                                .allMatch(asked -> near(asked, values));
                case Inequalities.Outcome.Unsettled() ->
                        throw new AssertionError("too many rows, seed " + seed);
            }
        }
        assertThat(contradictions).isBetween(300, 2700);
    }

    /// But for rounding.
    private static boolean near(Asked asked, List<Double> values) {
        Asked wider = new Asked(asked.x(), asked.y(), asked.z(), asked.most(), false);
        double off = 1e-9;
        return wider.holds(values.get(0), values.get(1), values.get(2))
                || wider.x() * values.get(0) + wider.y() * values.get(1) + wider.z() * values.get(2)
                        <= wider.most() + off;
    }

    @Test
    void a_strict_bound_that_meets_its_opposite_is_a_contradiction() {
        List<Asked> meet = List.of(new Asked(1, -1, 0, 0, false), new Asked(-1, 1, 0, 0, true));
        List<Asked> touch = List.of(new Asked(1, -1, 0, 0, false), new Asked(-1, 1, 0, 0, false));

        assertThat(solve(meet)).isInstanceOf(Inequalities.Outcome.Contradiction.class);
        assertThat(solve(touch)).isInstanceOf(Inequalities.Outcome.Solution.class);
    }

    @Test
    void what_is_said_roughly_and_exactly_counts_exactly() {
        Inequalities inequalities = new Inequalities(60, 60);
        inequalities.add(new double[] {1, 0}, 54, false, 0);
        inequalities.add(new double[] {0, -1}, -54, false, 1);
        inequalities.add(new double[] {0, -1}, -Math.nextDown(54.0), true, 1);
        inequalities.add(new double[] {-1, 1}, 0, true, 2);

        assertThat(inequalities.solve(ROUND))
                .isInstanceOf(Inequalities.Outcome.Contradiction.class);
    }

    @Test
    void the_smallest_of_numbers_are_not_taken_for_nothing() {
        Inequalities inequalities = new Inequalities(9, 9);
        inequalities.add(new double[] {1, 0}, 1e-15, false, 0);
        inequalities.add(new double[] {0.5, 0}, 0, false, 1);
        inequalities.add(new double[] {-1, 1}, 0, true, 2);

        assertThat(inequalities.solve(ROUND))
                .isInstanceOf(Inequalities.Outcome.Contradiction.class);
    }

    @Test
    void rounding_never_makes_a_contradiction() {
        Inequalities inequalities = new Inequalities(9, 9);
        inequalities.add(new double[] {0.1, 0.2}, 0.3, false, 0);
        inequalities.add(new double[] {-0.1, -0.2}, -0.3, false, 1);

        assertThat(inequalities.solve(ROUND)).isInstanceOf(Inequalities.Outcome.Solution.class);
    }

    @Test
    void the_verdict_is_the_eliminations_own() {
        var above = new Inequalities.Row(List.of(1.0, 1.0), 1, false, 0);
        var near = new Inequalities.Row(List.of(-1.0, -1.0), -1, false, 1);
        var below = new Inequalities.Row(List.of(-1.0, -1.0), -1, true, 2);
        var far = new Inequalities.Row(List.of(-1.0, -1.0), Math.nextDown(-1.0), false, 3);

        assertThat(Elimination.isContradiction(List.of(above, near), 2)).isFalse();
        assertThat(Elimination.isContradiction(List.of(above, below), 2)).isTrue();
        assertThat(Elimination.isContradiction(List.of(above, far), 2)).isTrue();
        assertThat(Elimination.isContradiction(List.of(below, far), 2)).isFalse();
    }

    @Test
    void many_inequalities_are_no_matter() {
        Random random = new Random(11);
        int size = 8;
        for (int round = 0; round < 20; round++) {
            double[] middle = random.doubles(size, 1, 9).toArray();
            double[] highest = new double[size];
            Arrays.fill(highest, 10);
            Inequalities inequalities = new Inequalities(highest);
            for (int i = 0; i < 150; i++) {
                double[] factors = random.doubles(size, -3, 3).toArray();
                double most = 0.1;
                for (int j = 0; j < size; j++) {
                    most += factors[j] * middle[j];
                }
                inequalities.add(factors, most, random.nextBoolean(), i);
            }

            assertThat(inequalities.solve(ROUND)).isInstanceOf(Inequalities.Outcome.Solution.class);
        }
    }
}
