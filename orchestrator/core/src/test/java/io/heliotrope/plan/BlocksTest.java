package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlocksTest {
    @Test
    void grow_from_one_slot_to_six() {
        Blocks blocks = Blocks.growing(96, 1);
        assertThat(
                        IntStream.range(0, blocks.size())
                                .map(b -> blocks.start(b + 1) - blocks.start(b)))
                .containsExactly(
                        1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "7,1", "95,1", "384,4", "5,9", "380,380"})
    void every_slot_lies_in_one_block(int slots, int unit) {
        Blocks blocks = Blocks.growing(slots, unit);
        assertThat(blocks.start(0)).isZero();
        assertThat(blocks.start(blocks.size())).isEqualTo(slots);
        assertThat(blocks.start(1)).isEqualTo(1);
        for (int slot = 0; slot < slots; slot++) {
            int block = blocks.of(slot);
            assertThat(slot).isBetween(blocks.start(block), blocks.start(block + 1) - 1);
        }
        assertThat(blocks.of(slots)).isEqualTo(blocks.size());
    }

    @Test
    void with_a_unit_as_long_as_all_each_slot_is_a_block() {
        assertThat(Blocks.growing(50, 50).size()).isEqualTo(50);
    }

    @Test
    void nothing_to_plan_is_refused() {
        assertThatThrownBy(() -> Blocks.growing(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("had 0 and 1");
    }
}
