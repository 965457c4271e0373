package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What bounds a text, at the bound and beyond it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LimitsTest {
    private static final int MOST = Parser.MOST_BYTES;

    @Test
    void a_text_of_256_KiB_is_read_and_a_byte_more_is_refused() {
        String head = "language 1\n//";

        assertThat(parse(head + "x".repeat(MOST - head.length())).isWhole()).isTrue();
        assertThat(codes(head + "x".repeat(MOST - head.length() + 1))).containsExactly(Code.H014);
    }

    @Test
    void bytes_count_and_not_characters() {
        String head = "language 1\n//";

        assertThat(codes(head + "\u4E16".repeat(MOST / 3))).containsExactly(Code.H014);
        assertThat(parse(head + "\uD83C\uDF31".repeat((MOST - head.length()) / 4)).isWhole())
                .isTrue();
    }

    @Test
    void brackets_lie_64_deep_and_no_deeper() {
        assertThat(codes(nested("(", 63, ")"))).isEmpty();
        assertThat(codes(nested("(", 64, ")"))).containsExactly(Code.H015);
        assertThat(codes(nested("not ", 63, ""))).isEmpty();
        assertThat(codes(nested("not ", 64, ""))).containsExactly(Code.H015);
        assertThat(codes(nested("not (", 32, ")"))).containsExactly(Code.H015);
    }

    @Test
    void an_expression_has_256_operators_and_no_more() {
        assertThat(codes(rule("region.x <= 1" + " + 1".repeat(256)))).isEmpty();
        assertThat(codes(rule("region.x <= 1" + " * 1".repeat(257)))).containsExactly(Code.H015);
        assertThat(
                        codes(
                                rule(
                                        "region.x <= 1"
                                                + " - 1".repeat(200)
                                                + " and region.x >= 1"
                                                + " / 1".repeat(57))))
                .containsExactly(Code.H015);
    }

    @Test
    void of_very_many_errors_the_first_hundred_are_told() {
        List<Diagnostic> told = parse("language 1\n" + "regions = a\n".repeat(500)).diagnostics();

        assertThat(told).hasSize(100);
        assertThat(told.getLast().notes())
                .containsExactly("there are more errors; only the first 100 are told");
    }

    @Test
    void the_largest_texts_of_one_sign_are_answered() {
        for (String sign :
                List.of(
                        "(",
                        ")",
                        "{",
                        "}",
                        "not ",
                        "a ",
                        "a.",
                        "1 ",
                        "1.",
                        "- ",
                        "1 + ",
                        "a or ",
                        "1 < ",
                        "a, ",
                        "\"",
                        ",",
                        "@",
                        "\u00e9",
                        "policy a { ",
                        "require ",
                        "= ",
                        "20:00:")) {
            String text = "language 1\n" + sign.repeat((MOST - 11) / 4 / sign.length());

            assertThat(parse(text).isWhole()).as("many of %s", sign).isFalse();
            assertThat(parse(rule(sign.repeat(10_000)) + "}").isWhole()).isFalse();
        }
    }

    @Test
    void a_rule_that_fills_a_text_is_read() {
        String rule =
                rule(
                        "tenant in (a"
                                + ", b".repeat(40_000)
                                + ") or labelled c"
                                + " or labelled d".repeat(8_000));

        assertThat(parse(rule).isWhole()).isTrue();
    }

    private static String nested(String open, int times, String close) {
        return rule(open.repeat(times) + "labelled x" + close.repeat(times));
    }

    private static String rule(String expression) {
        return "language 1\npolicy p {\n  for jobs\n  require a: " + expression + "\n}\n";
    }

    private static List<Code> codes(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static Parsed parse(String text) {
        return Parser.parse(new Source("limits.helio", text));
    }
}
