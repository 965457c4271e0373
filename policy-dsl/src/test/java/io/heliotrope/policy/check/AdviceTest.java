package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Advice;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the page of diagnostics to what is said without running a policy.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdviceTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```helio\\n(.*?)^```$");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/policy/diagnostics.md"));
    }

    static List<Code> codes() {
        return Arrays.stream(Code.values())
                .filter(code -> code.name().matches("H1[0-3][0-9]"))
                .toList();
    }

    private static Program program(String text) {
        Compilation compilation =
                Policies.compile(Catalogue.acme(), List.of(new Source("page.helio", text)));
        assertThat(Rendering.of(compilation.diagnostics())).isEmpty();
        return compilation.program().orElseThrow();
    }

    private static List<Diagnostic> advice(String text) {
        return Advice.of(program(text));
    }

    private static List<String> examples(Code code) {
        int start = page.indexOf("## " + code + ": " + code.title() + "\n");
        assertThat(start).as(code.toString()).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        String section = page.substring(start, end < 0 ? page.length() : end);
        return EXAMPLE.matcher(section).results().map(one -> one.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_example_of_a_code_gets_it_once_and_nothing_else(Code code) {
        assertThat(advice(examples(code).getFirst()))
                .extracting(Diagnostic::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void the_mended_example_gets_none(Code code) {
        assertThat(examples(code)).hasSize(2);
        assertThat(Rendering.of(advice(examples(code).getLast()))).isEmpty();
    }

    @Test
    void only_what_a_guarantee_the_order_of_the_text_or_a_deadline_hangs_on_is_an_error() {
        Set<Code> errors = EnumSet.of(Code.H101, Code.H102, Code.H105, Code.H106);
        for (Code code : codes()) {
            assertThat(advice(examples(code).getFirst()))
                    .allMatch(one -> one.isError() == errors.contains(code));
        }
    }

    @Test
    void a_start_is_told_of_the_same_errors_but_for_guarantees() {
        Set<Code> errors = EnumSet.of(Code.H105, Code.H106);
        for (Code code : codes()) {
            String text = examples(code).getFirst();
            assertThat(Advice.errors(program(text)))
                    .isEqualTo(errors.contains(code) ? advice(text) : List.of());
        }
    }

    @Test
    void the_rules_that_exclude_each_other_are_shown_with_a_job() {
        assertThat(Rendering.of(advice(examples(Code.H104).getFirst())))
                .isEqualTo(
                        """
                        warning[H104]: no region ever meets all of `law.in-the-eea`, `health.in-the-us`
                          --> page.helio:5:3
                         5 |   require in-the-eea: region.jurisdiction is EEA
                           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                        ...
                        10 |   require in-the-us: region.jurisdiction is US
                           |   --------------------------------------------
                           = help: let one of them give way with `relax`, or narrow its policy's jobs
                           = note: such a job is always refused: class batch; state accepted; labels eu-personal, phi; home edge-berlin
                        """);
    }

    @Test
    void what_a_used_text_has_decided_needs_no_priority() {
        String house =
                """
                language 1
                module house

                policy house {
                  for jobs where class is batch
                  prefer lower region.grams
                }
                """;
        String team =
                """
                language 1
                use jobs from "t1"

                policy team {
                  for jobs where tenant is acme
                  prefer lower region.latency
                }
                """;

        assertThat(Rendering.of(Advice.of(Texts.program(team, house)))).isEmpty();
    }

    @Test
    void the_reference_has_nothing_to_be_told() {
        var program = Policies.compile(Catalogue.acme(), Texts.reference()).program().orElseThrow();

        assertThat(Rendering.of(Advice.of(program))).isEmpty();
    }
}
