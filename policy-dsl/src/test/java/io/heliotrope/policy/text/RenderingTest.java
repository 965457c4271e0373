package io.heliotrope.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RenderingTest {
    @Test
    void marks_stand_under_what_they_mark_and_words_beside_or_below_them() {
        Source source =
                new Source(
                        "acme.helio",
                        "\n".repeat(41) + "  require clean: region.carbon <= 250 ms\n");
        Diagnostic told =
                Diagnostic.error(Code.H008, span(source, "<="), "carbon is no duration")
                        .and(span(source, "region.carbon"), "g/kWh, average")
                        .and(span(source, "250 ms"), "time")
                        .note("a note")
                        .help("did you mean `250 g/kWh`?", span(source, "250 ms"), "250 g/kWh");

        assertThat(Rendering.of(told))
                .isEqualTo(
                        """
                        error[H008]: carbon is no duration
                          --> acme.helio:42:32
                        42 |   require clean: region.carbon <= 250 ms
                           |                  ------------- ^^ ------ time
                           |                  g/kWh, average
                           = help: did you mean `250 g/kWh`?
                           = note: a note
                        """);
    }

    @Test
    void two_words_share_a_line_when_there_is_room_for_both() {
        Source source = new Source("x", "aaaaaaaaaaaa bbbb cccc");
        Diagnostic told =
                Diagnostic.warning(Code.H008, span(source, "cccc"), "m")
                        .labelled("three")
                        .and(span(source, "aaaaaaaaaaaa"), "one")
                        .and(span(source, "bbbb"), "two");

        assertThat(Rendering.of(told))
                .isEqualTo(
                        """
                        warning[H008]: m
                         --> x:1:19
                        1 | aaaaaaaaaaaa bbbb cccc
                          | ------------ ---- ^^^^ three
                          | one          two
                        """);
    }

    @Test
    void lines_apart_have_dots_between_and_numbers_in_one_column() {
        Source source = new Source("x", "open {\n\n\n\n\n\n\n\n\nclose");
        Diagnostic told =
                Diagnostic.error(Code.H009, span(source, "close"), "m")
                        .and(span(source, "{"), "opened here");

        assertThat(Rendering.of(told))
                .isEqualTo(
                        """
                        error[H009]: m
                          --> x:10:1
                         1 | open {
                           |      - opened here
                        ...
                        10 | close
                           | ^^^^^
                        """);
    }

    @Test
    void a_span_of_several_lines_is_marked_at_its_first_and_its_last() {
        Source source = new Source("x", "a {\n  b\n  c\n  }");
        Diagnostic told =
                Diagnostic.error(Code.H008, source.span(2, source.text().length()), "m")
                        .labelled("all of it");

        assertThat(Rendering.of(told))
                .isEqualTo(
                        """
                        error[H008]: m
                         --> x:1:3
                        1 | a {
                          |   ^
                        ...
                        4 |   }
                          |   ^ all of it
                        """);
    }

    @Test
    void a_place_in_another_text_is_shown_behind_it() {
        Source source = new Source("x", "abc");
        Source other = new Source("y", "\ndef");
        Diagnostic told =
                Diagnostic.error(Code.H011, source.whole(), "m")
                        .and(span(other, "def"), "the first one");

        assertThat(Rendering.of(told))
                .isEqualTo(
                        """
                        error[H011]: m
                         --> x:1:1
                        1 | abc
                          | ^^^
                         ::: y:2:1
                        2 | def
                          | --- the first one
                        """);
    }

    @Test
    void tabs_wide_and_combined_characters_take_their_columns() {
        Source source = new Source("x", "\t\u4E16e\u0301\t\uD83C\uDF31 here");

        assertThat(Rendering.of(Diagnostic.error(Code.H001, span(source, "here"), "m")))
                .isEqualTo(
                        """
                        error[H001]: m
                         --> x:1:8
                        1 |     \u4E16e\u0301 \uD83C\uDF31 here
                          |            ^^^^
                        """);
    }

    @Test
    void what_could_steer_a_terminal_is_not_printed() {
        Source source = new Source("a\u001Bb", "\u001B[31m \u202E here");

        assertThat(Rendering.of(Diagnostic.error(Code.H001, span(source, "here"), "m")))
                .isEqualTo(
                        """
                        error[H001]: m
                         --> a\uFFFDb:1:9
                        1 | \uFFFD[31m \uFFFD here
                          |         ^^^^
                        """);
    }

    @Test
    void of_a_long_line_only_the_surroundings_are_shown() {
        Source source = new Source("x", "a".repeat(1000) + " here " + "b".repeat(1000));

        List<String> lines =
                Rendering.of(Diagnostic.error(Code.H001, span(source, "here"), "m"))
                        .lines()
                        .toList();

        assertThat(lines.get(2))
                .hasSize(4 + 3 + 160 + 3)
                .startsWith("1 | ...aaa")
                .endsWith("bbb...");
        assertThat(lines.get(3)).endsWith(" ^^^^");
        assertThat(lines.get(2).indexOf("here")).isEqualTo(lines.get(3).indexOf("^^^^"));
    }

    @Test
    void the_end_of_a_text_can_be_marked() {
        Source source = new Source("x", "ab\n");

        assertThat(Rendering.of(Diagnostic.error(Code.H008, source.span(2, 2), "m")))
                .contains("1 | ab\n  |   ^\n");
        assertThat(Rendering.of(Diagnostic.error(Code.H008, source.span(3, 3), "m")))
                .contains("2 |\n  | ^\n");
    }

    private static Span span(Source source, String words) {
        int start = source.text().indexOf(words);
        return source.span(start, start + words.length());
    }
}
