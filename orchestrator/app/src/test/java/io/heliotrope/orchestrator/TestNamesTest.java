package io.heliotrope.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Maven runs `*Test` and `*IT` and silently skips any other test class: there must be none.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestNamesTest {

    private static final Pattern TEST_METHOD =
            Pattern.compile(
                    "^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|Nested)\\b",
                    Pattern.MULTILINE);

    private static final Pattern ABSTRACT_CLASS =
            Pattern.compile("^abstract class (\\w+)", Pattern.MULTILINE);

    private static final Pattern RUN_BY_MAVEN = Pattern.compile(".*(Test|IT)\\.java");

    @Test
    void every_test_class_is_run() throws IOException {
        List<Path> tests = testClasses();

        assertThat(tests).anyMatch(file -> file.endsWith("TestNamesTest.java"));
        assertThat(tests).allMatch(file -> RUN_BY_MAVEN.matcher(file.toString()).matches());
    }

    @Test
    void every_abstract_test_is_run_by_a_class_that_is_not() throws IOException {
        List<Path> tests = testClasses();
        String all = tests.stream().map(TestNamesTest::text).collect(Collectors.joining());

        assertThat(tests.stream().map(file -> ABSTRACT_CLASS.matcher(text(file))))
                .filteredOn(Matcher::find)
                .extracting(declared -> declared.group(1))
                .contains("LanesIT")
                .allSatisfy(name -> assertThat(all).contains(" extends " + name + " {"));
    }

    private static List<Path> testClasses() throws IOException {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> root.relativize(file).toString().contains("src/test/java"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> TEST_METHOD.matcher(text(file)).find())
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
