package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the page on the language and the code together: facts, names, units, limits, examples.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LanguageDocTest {
    private static final Path PAGE = Path.of("../docs/policy/language.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```helio\\n(.*?)^```$");
    private static final int EXAMPLES = 9;

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PAGE);
    }

    static Stream<List<String>> tables() {
        return Stream.of(
                LanguageTables.regionFacts(),
                LanguageTables.jobFacts(),
                LanguageTables.jobNames(),
                LanguageTables.units(),
                Arrays.stream(Limits.values()).map(Limits::row).toList());
    }

    static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    /// Whole, in their order, with nothing between.
    @ParameterizedTest
    @MethodSource("tables")
    void tables_are_as_the_code_has_them(List<String> rows) {
        assertThat(page).contains("| --- |\n" + String.join("\n", rows) + "\n\n");
    }

    @Test
    void there_are_examples_of_each_kind() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(EXAMPLES);
    }

    /// With a ladder for each signal where an example has none; those that it does not need warn.
    @ParameterizedTest
    @MethodSource("examples")
    void examples_compile(String example) {
        Compilation compilation = Texts.compile(whole(example));

        assertThat(compilation.program()).as(told(compilation)).isPresent();
        assertThat(compilation.diagnostics())
                .as(told(compilation))
                .extracting(Diagnostic::code)
                .isSubsetOf(Code.H038);
    }

    private static String told(Compilation compilation) {
        return Rendering.of(compilation.diagnostics());
    }

    private static String whole(String example) {
        return example.startsWith("language 1")
                ? example
                : "language 1\n" + ladders() + "\n" + example;
    }

    private static String ladders() {
        return Arrays.stream(RegionFact.values())
                .filter(RegionFact::isSignal)
                .map(fact -> "  " + fact.path() + " fresh for 15 min, then exclude region\n")
                .collect(Collectors.joining("", "signals {\n", "}\n"));
    }
}
