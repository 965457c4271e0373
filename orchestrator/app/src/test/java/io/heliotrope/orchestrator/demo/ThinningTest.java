package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThinningTest {
    private static List<Long> kept(Thinning thinning) {
        return IntStream.range(0, thinning.kept()).mapToObj(thinning::index).toList();
    }

    @Test
    void three_of_ten_are_evenly_spread() {
        assertThat(kept(new Thinning(10, 3))).containsExactly(3L, 6L, 9L);
    }

    @Test
    void all_of_few_are_kept_in_order() {
        assertThat(kept(Thinning.atMost(4, 100))).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void nothing_of_nothing_is_the_whole() {
        assertThat(Thinning.atMost(0, 100).share()).isEqualTo(1);
    }

    @Test
    void a_million_millions_can_be_thinned() {
        Thinning thinning = Thinning.atMost(1_000_000_000_000L / 1_000, 4_000);

        assertThat(thinning.index(3_999)).isEqualTo(999_999_999L);
    }

    @Test
    void no_stretch_holds_more_than_its_share_and_one() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            int total = 1 + random.nextInt(500);
            Thinning thinning = new Thinning(total, 1 + random.nextInt(total));
            int from = random.nextInt(total);
            int to = from + random.nextInt(total - from) + 1;
            long inside = kept(thinning).stream().filter(i -> i >= from && i < to).count();
            assertThat(inside)
                    .as("seed %d round %d: %s from %d to %d", seed, round, thinning, from, to)
                    .isLessThanOrEqualTo((long) Math.ceil((to - from) * thinning.share()) + 1);
        }
    }

    @Test
    void more_than_there_is_cannot_be_kept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thinning(3, 4))
                .withMessage("cannot keep 4 of 3");
    }
}
