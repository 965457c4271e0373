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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each `NAME.helio` gives what `NAME.txt` says: its diagnostics, and its program where there is
/// one. Modules that cases use are in `used`.
///
/// With `-Dheliotrope.golden=write` the expectations are written anew: read the difference before
/// it is committed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/check");
    private static final boolean WRITE = "write".equals(System.getProperty("heliotrope.golden"));

    @TestFactory
    Stream<DynamicTest> texts() throws IOException {
        return cases().stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Path expected =
                file.resolveSibling(file.getFileName().toString().replace(".helio", ".txt"));

        String told = told(compiled(file));

        if (WRITE) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    private static String told(Compilation compilation) {
        String diagnostics = Rendering.of(compilation.diagnostics());
        String program =
                compilation.program().map(so -> ProgramText.of(so, compilation.tests())).orElse("");
        return diagnostics + (diagnostics.isEmpty() || program.isEmpty() ? "" : "\n") + program;
    }

    @Test
    void what_is_ok_by_its_name_has_a_program_and_nothing_else() throws IOException {
        for (Path file : cases()) {
            assertThat(compiled(file).program().isPresent())
                    .as(file.toString())
                    .isEqualTo(isOk(file));
        }
    }

    private static boolean isOk(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("ok-") || name.startsWith("warn-");
    }

    @Test
    void there_are_many_and_each_code_of_the_checker_has_its_own() throws IOException {
        Set<Code> told = EnumSet.noneOf(Code.class);
        int errors = 0;
        for (Path file : cases()) {
            List<Diagnostic> diagnostics = compiled(file).diagnostics();
            diagnostics.forEach(one -> told.add(one.code()));
            errors += diagnostics.stream().anyMatch(Diagnostic::isError) ? 1 : 0;
        }

        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(errors).isGreaterThanOrEqualTo(60);
        assertThat(told).containsAll(codes());
    }

    /// H020 to H059.
    private static List<Code> codes() {
        return Arrays.stream(Code.values())
                .filter(code -> code.name().matches("H0[2-5][0-9]"))
                .toList();
    }

    private static List<Path> cases() throws IOException {
        return texts(FOLDER);
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".helio")).sorted().toList();
        }
    }

    private static Compilation compiled(Path file) throws IOException {
        List<Source> sources = new ArrayList<>();
        sources.add(source(file, file.getFileName().toString()));
        for (Path used : texts(FOLDER.resolve("used"))) {
            sources.add(source(used, "used/" + used.getFileName()));
        }
        return Policies.compile(Catalogue.acme(), sources);
    }

    private static Source source(Path file, String name) throws IOException {
        return new Source(name, Files.readString(file));
    }
}
