package io.heliotrope.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each `NAME.helio` gives what `NAME.txt` says: its diagnostics, or its tree when there are none.
///
/// With `-Dheliotrope.golden=write` the expectations are written anew: read the difference before
/// it is committed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenTest {
    private static final java.nio.file.Path FOLDER =
            java.nio.file.Path.of("src/test/resources/golden/syntax");
    private static final boolean WRITE = "write".equals(System.getProperty("heliotrope.golden"));

    @TestFactory
    Stream<DynamicTest> texts() throws IOException {
        return cases().stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(java.nio.file.Path file) throws IOException {
        java.nio.file.Path expected =
                file.resolveSibling(file.getFileName().toString().replace(".helio", ".txt"));

        Parsed parsed = parsed(file);
        String told =
                parsed.isWhole()
                        ? TreeText.of(parsed.module())
                        : Rendering.of(parsed.diagnostics());

        if (WRITE) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    @Test
    void what_is_ok_by_its_name_is_whole_and_nothing_else() throws IOException {
        for (java.nio.file.Path file : cases()) {
            assertThat(parsed(file).isWhole())
                    .as(file.toString())
                    .isEqualTo(file.getFileName().toString().startsWith("ok-"));
        }
    }

    @Test
    void there_are_many_and_each_code_of_the_syntax_has_its_own() throws IOException {
        Set<Code> told = EnumSet.noneOf(Code.class);
        int errors = 0;
        for (java.nio.file.Path file : cases()) {
            List<Diagnostic> diagnostics = parsed(file).diagnostics();
            diagnostics.forEach(one -> told.add(one.code()));
            errors += diagnostics.isEmpty() ? 0 : 1;
        }

        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(errors).isGreaterThanOrEqualTo(45);
        // A text of 256 KiB is no small file: LimitsTest has it.
        assertThat(told).containsExactlyElementsOf(SyntaxCodes.allBut(Code.H014));
    }

    private static List<java.nio.file.Path> cases() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".helio")).sorted().toList();
        }
    }

    private static Parsed parsed(java.nio.file.Path file) throws IOException {
        return Parser.parse(new Source(file.getFileName().toString(), Files.readString(file)));
    }
}
