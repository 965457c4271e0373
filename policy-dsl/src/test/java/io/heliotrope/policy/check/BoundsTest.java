package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BoundsTest {
    /// Seed 11: whatever two numbers are within their bounds, what is made of them is within its.
    @Test
    void results_lie_within_the_bounds_of_results() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            Bounds a = any(random);
            Bounds b = any(random);
            double x = in(a, random);
            double y = in(b, random);

            assertHolds(a.plus(b), x + y);
            assertHolds(a.minus(b), x - y);
            assertHolds(a.times(b), x * y);
            assertHolds(a.min(b), Math.min(x, y));
            assertHolds(a.max(b), Math.max(x, y));
            if (!b.hasZero()) {
                assertHolds(a.over(b), x / y);
            }
        }
    }

    private static void assertHolds(Bounds bounds, double value) {
        double slack = 1e-9 * (1 + Math.abs(value));
        assertThat(value).isBetween(bounds.least() - slack, bounds.most() + slack);
    }

    private static Bounds any(Random random) {
        double one = random.nextInt(-5, 6) * random.nextDouble();
        double other = random.nextInt(-5, 6) * random.nextDouble();
        return new Bounds(Math.min(one, other), Math.max(one, other));
    }

    private static double in(Bounds bounds, Random random) {
        return bounds.least() + random.nextDouble() * (bounds.most() - bounds.least());
    }

    @Test
    void what_touches_zero_is_no_divisor() {
        assertThat(new Bounds(0, 3).hasZero()).isTrue();
        assertThat(new Bounds(-1, 0).hasZero()).isTrue();
        assertThat(new Bounds(1, 3).hasZero()).isFalse();
        assertThat(new Bounds(-3, -1).hasZero()).isFalse();
    }

    @Test
    void infinity_and_what_is_no_number_are_beyond_the_limit() {
        assertThat(Bounds.exactly(1e30).isWithinLimit()).isTrue();
        assertThat(Bounds.exactly(1.1e30).isWithinLimit()).isFalse();
        assertThat(new Bounds(Double.NEGATIVE_INFINITY, 0).isWithinLimit()).isFalse();
        assertThat(Bounds.exactly(Double.NaN).isWithinLimit()).isFalse();
    }
}
