package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.prove.Advice;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Rendering;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is said of each `NAME.helio` as a whole is what `NAME.txt` says. Modules that cases use are
/// in `used`. Written anew as in [GoldenTest].
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GoldenAdviceTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/advice");
    private static final boolean WRITE = "write".equals(System.getProperty("heliotrope.golden"));

    @TestFactory
    Stream<DynamicTest> texts() throws IOException {
        return texts(FOLDER).stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        Path expected =
                file.resolveSibling(file.getFileName().toString().replace(".helio", ".txt"));

        String told = Rendering.of(advice(file));

        if (WRITE) {
            Files.writeString(expected, told);
        }
        assertThat(told).isEqualTo(Files.readString(expected));
    }

    private static List<Diagnostic> advice(Path file) throws IOException {
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
        for (Path used : texts(FOLDER.resolve("used"))) {
            sources.add(new Source("used/" + used.getFileName(), Files.readString(used)));
        }
        Compilation compilation = Policies.compile(Catalogue.acme(), sources);
        return Advice.of(
                compilation
                        .program()
                        .orElseThrow(
                                () -> new AssertionError(Rendering.of(compilation.diagnostics()))));
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".helio")).sorted().toList();
        }
    }
}
