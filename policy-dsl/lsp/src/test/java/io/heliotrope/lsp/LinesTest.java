package io.heliotrope.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinesTest {
    @Test
    void lines_end_in_three_ways() {
        Lines lines = new Lines("a\nb\r\nc\rd");

        assertThat(lines.position(2)).isEqualTo(new Position(1, 0));
        assertThat(lines.position(5)).isEqualTo(new Position(2, 0));
        assertThat(lines.position(7)).isEqualTo(new Position(3, 0));
        assertThat(lines.whole().getEnd()).isEqualTo(new Position(3, 1));
    }

    @Test
    void offsets_and_positions_are_one_another() {
        String text = "ä🚀\n\r\n\r x\r\n";
        Lines lines = new Lines(text);
        for (int offset = 0; offset <= text.length(); offset++) {
            boolean isWithinAnEnd = offset > 0 && text.startsWith("\r\n", offset - 1);
            if (!isWithinAnEnd) {
                assertThat(lines.offset(lines.position(offset))).isEqualTo(offset);
            }
        }
    }

    @Test
    void what_lies_outside_counts_as_its_nearest_place() {
        Lines lines = new Lines("ab\r\ncd");

        assertThat(lines.offset(new Position(0, 99))).isEqualTo(2);
        assertThat(lines.offset(new Position(9, 0))).isEqualTo(6);
        assertThat(lines.offset(new Position(-1, -1))).isZero();
    }
}
