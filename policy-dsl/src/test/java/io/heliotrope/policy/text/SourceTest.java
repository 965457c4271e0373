package io.heliotrope.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceTest {
    @Test
    void lines_end_in_three_ways() {
        Source source = new Source("x", "a\nb\r\nc\rd");

        assertThat(source.line(source.text().indexOf('a'))).isEqualTo(1);
        assertThat(source.line(source.text().indexOf('b'))).isEqualTo(2);
        assertThat(source.line(source.text().indexOf('c'))).isEqualTo(3);
        assertThat(source.line(source.text().indexOf('d'))).isEqualTo(4);
        assertThat(source.column(source.text().indexOf('d'))).isEqualTo(1);
        assertThat(source.lineEnd(2)).isEqualTo(3);
    }

    @Test
    void columns_count_code_points() {
        Source source = new Source("x", "\n\uD83C\uDF31\tb");

        assertThat(source.span(4, 5)).hasToString("x:2:3");
        assertThat(source.span(4, 5).text()).isEqualTo("b");
    }

    @Test
    void spans_lie_in_their_text_and_join_within_it() {
        Source source = new Source("x", "abcdef");

        assertThat(source.span(1, 2).to(source.span(4, 5)).text()).isEqualTo("bcde");
        assertThat(source.span(1, 2).after().isEmpty()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.span(3, 7))
                .withMessage("a span lies within 0..6 of x, was 3..7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.span(1, 2).to(new Source("y", "abc").whole()))
                .withMessage("spans of x and y can't be joined");
    }

    @Test
    void equal_texts_have_equal_spans() {
        assertThat(new Source("x", "ab").span(0, 1)).isEqualTo(new Source("x", "ab").span(0, 1));
        assertThat(new Source("x", "ab").span(0, 1)).isNotEqualTo(new Source("y", "ab").span(0, 1));
    }
}
