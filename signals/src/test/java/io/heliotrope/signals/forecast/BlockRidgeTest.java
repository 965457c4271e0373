package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.forecast.SlotPenalties.Reach;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlockRidgeTest {
    private static final int INPUTS = 2 + LagBlocks.PLAIN;
    private static final int STEPS_PER_DAY = 24;
    private static final double[] ASKED = {3, -1, 1, 0, 0, 0, 0, 0, 0, 0};

    private final Random random = new Random(2);

    private static BlockRidge ridge(double penalty, double penaltyBeyond) {
        return new BlockRidge(
                INPUTS,
                3,
                List.of(new Reach(0, 2, penalty), new Reach(2, 3, penaltyBeyond)),
                STEPS_PER_DAY);
    }

    /// What follows is `slope * a + b`, `a + 5` and `b`, with `a` and `b` drawn anew each time.
    private void learn(BlockRidge ridge, int reach, int block, double slope) {
        for (int i = 0; i < 600; i++) {
            double a = 10 * random.nextGaussian();
            double b = random.nextGaussian();
            ridge.learn(
                    reach,
                    block,
                    new double[] {a, b, 1, 0, 0, 0, 0, 0, 0, 0},
                    new double[] {slope * a + b, a + 5, b});
        }
    }

    @Test
    void what_follows_from_what_is_seen_is_found_for_each_reach() {
        BlockRidge ridge = ridge(1e-6, 1e-6);
        learn(ridge, 0, 2, 2);
        learn(ridge, 1, 2, 2);
        ridge.fit();

        assertThat(ridge.foretell(2, ASKED, 3))
                .containsExactly(new double[] {5, 8, -1}, within(1e-4));
    }

    @Test
    void a_strong_penalty_forgets_what_was_learnt_of_its_own_reach_only() {
        BlockRidge ridge = ridge(1e9, 1e-6);
        learn(ridge, 0, 2, 2);
        learn(ridge, 1, 2, 2);
        ridge.fit();

        assertThat(ridge.foretell(2, ASKED, 3))
                .containsExactly(new double[] {0, 0, -1}, within(1e-3));
    }

    @Test
    void neighbouring_blocks_learn_from_each_other_and_others_do_not() {
        BlockRidge ridge = ridge(1e-6, 1e-6);
        learn(ridge, 0, 5, 2);
        ridge.fit();

        assertThat(ridge.foretell(0, ASKED, 1)[0]).isCloseTo(5, within(1e-4));
        assertThat(ridge.foretell(4, ASKED, 1)[0]).isCloseTo(5, within(1e-4));
        assertThat(ridge.foretell(1, ASKED, 1)[0]).isZero();
        assertThat(ridge.foretell(3, ASKED, 1)[0]).isZero();
    }

    @Test
    void nothing_is_foretold_before_the_fit() {
        BlockRidge ridge = ridge(1, 1);
        learn(ridge, 0, 2, 2);

        assertThat(ridge.foretell(2, ASKED, 3)).containsOnly(0);
    }
}
