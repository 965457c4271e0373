package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the page of diagnostics and the parser together.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosticsDocTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^## (H\\d{3}): (.*)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```helio\\n(.*?)^```$");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(java.nio.file.Path.of("../docs/policy/diagnostics.md"));
    }

    static List<Code> codes() {
        return SyntaxCodes.all();
    }

    @Test
    void every_code_has_a_section_with_its_title_in_order() {
        List<MatchResult> headings = HEADING.matcher(page).results().toList();

        assertThat(headings.stream().map(one -> one.group(1) + ": " + one.group(2)))
                .containsSubsequence(
                        codes().stream().map(code -> code + ": " + code.title()).toList());
        assertThat(headings.stream().map(one -> one.group(1)))
                .as("codes that exist")
                .allMatch(code -> Code.valueOf(code).title().length() > 0)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_example_of_a_code_gets_that_code_alone(Code code) {
        String example = examples(code).getFirst();
        String text = code == Code.H014 ? manyTimes(example) : example;

        assertThat(parse(text).diagnostics().stream().map(Diagnostic::code).distinct())
                .containsExactly(code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_mended_example_gets_none(Code code) {
        assertThat(examples(code)).hasSize(2);
        assertThat(parse(examples(code).getLast()).diagnostics()).isEmpty();
    }

    /// With its last line ten thousand times.
    private static String manyTimes(String example) {
        return example + example.lines().toList().getLast().concat("\n").repeat(10_000);
    }

    private static List<String> examples(Code code) {
        int start = page.indexOf("## " + code + ":");
        int end = page.indexOf("\n## ", start + 1);
        String section = page.substring(start, end < 0 ? page.length() : end);
        return FENCE.matcher(section).results().map(one -> one.group(1)).toList();
    }

    private static Parsed parse(String text) {
        return Parser.parse(new Source("page.helio", text));
    }
}
