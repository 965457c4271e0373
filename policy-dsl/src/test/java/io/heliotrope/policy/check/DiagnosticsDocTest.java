package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the page of diagnostics and the checker together.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosticsDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```helio\\n(.*?)^```$");
    private static final Pattern OTHER = Pattern.compile("(?ms)^```helio (\\S+)\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (H\\d{3}: .*)$");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/policy/diagnostics.md"));
    }

    static List<Code> codes() {
        return Arrays.stream(Code.values())
                .filter(code -> code.name().matches("H0[2-5][0-9]"))
                .toList();
    }

    @Test
    void every_code_has_a_section_with_its_title_in_order() {
        assertThat(HEADING.matcher(page).results().map(one -> one.group(1)))
                .containsSubsequence(
                        codes().stream().map(code -> code + ": " + code.title()).toList());
    }

    @Test
    void limits_are_told() {
        for (Limits limit : Limits.values()) {
            assertThat(section(Code.H050)).contains(limit.row());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_example_of_a_code_gets_that_code_alone(Code code) {
        Compilation compilation = compile(code, examples(code).getFirst());

        assertThat(compilation.diagnostics())
                .as(Rendering.of(compilation.diagnostics()))
                .isNotEmpty()
                .extracting(Diagnostic::code)
                .containsOnly(code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_mended_example_gets_none(Code code) {
        assertThat(examples(code)).hasSize(2);
        Compilation compilation = compile(code, examples(code).getLast());

        assertThat(Rendering.of(compilation.diagnostics())).isEmpty();
        assertThat(compilation.program()).isPresent();
    }

    private static Compilation compile(Code code, String example) {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source("page.helio", example));
        OTHER.matcher(section(code))
                .results()
                .map(one -> new Source(one.group(1), one.group(2)))
                .forEach(sources::add);
        return Policies.compile(Catalogue.acme(), sources);
    }

    private static List<String> examples(Code code) {
        return EXAMPLE.matcher(section(code)).results().map(one -> one.group(1)).toList();
    }

    private static String section(Code code) {
        int start = page.indexOf("## " + code + ":");
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
