package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.PolicyTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The policies that people copy pass check, test and prove, as the commands judge them, and have
/// what makes them worth copying: tests, among them a region that is refused by a rule, and a
/// guarantee.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyLibraryDocTest {
    private static final Path FOLDER = Documents.root().resolve("docs/policy/library");
    private static final Path SETTINGS = FOLDER.resolve("settings.yaml");
    private static final Path TESTS_OF_DEFAULT = Path.of("src/test/cases/policy/of-default.helio");
    private static final Path REFERENCE = Path.of("reference/acme.helio");
    private static final int FEWEST_TESTS = 3;

    @TempDir private Path folder;

    /// The texts of the library, and the main module of the reference's, by their place in it.
    static List<Path> texts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> texts = new ArrayList<>(files.map(FOLDER::relativize).sorted().toList());
            texts.removeIf(file -> !file.toString().endsWith(".helio"));
            texts.add(REFERENCE);
            return texts;
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void passes_check_test_and_prove_without_a_warning(Path text) {
        assertThat(complaints(FOLDER.resolve(text))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shows_what_it_does(Path text) throws IOException {
        String written = Files.readString(FOLDER.resolve(text));

        assertThat(written.split("(?m)^test \"", -1).length - 1)
                .as("tests of %s", text)
                .isGreaterThanOrEqualTo(FEWEST_TESTS);
        assertThat(written)
                .as(text.toString())
                .containsPattern("expect \\S+ +refused by \\S+")
                .containsPattern("(?m)^guarantee ");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void is_formatted_and_told_of(Path text) {
        CliRun fmt = run("fmt", "--check", FOLDER.resolve(text).toString());

        assertThat(fmt.exitCode()).as(fmt.out()).isZero();
        assertThat(Documents.of("docs/policy/library/README.md").links()).contains(text.toString());
    }

    @Test
    void there_are_ten() throws IOException {
        assertThat(texts())
                .filteredOn(text -> !text.equals(REFERENCE))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void the_shipped_policy_does_what_its_tests_say() throws IOException {
        Files.writeString(folder.resolve("default.helio"), PolicyTexts.shipped().text());
        Path tests = Files.copy(TESTS_OF_DEFAULT, folder.resolve("of-default.helio"));

        assertThat(complaints(folder.resolve("default.helio"), "check", "prove")).isEmpty();
        assertThat(complaints(tests)).isEmpty();
    }

    @Test
    void several_are_used_as_the_page_shows() throws IOException {
        String page = Documents.of("docs/policy/library/README.md").text();
        Matcher main = Pattern.compile("(?ms)^```helio\\n(.*?)^```$").matcher(page);
        assertThat(main.find()).isTrue();
        for (Path text : texts()) {
            Path copy = folder.resolve(String.valueOf(text.getFileName()));
            Files.copy(FOLDER.resolve(text), copy);
        }
        Path file = Files.writeString(folder.resolve("main.helio"), main.group(1));

        assertThat(complaints(file, "check", "prove")).isEmpty();
        assertThat(on("prove", file).out()).contains("4 guarantees, 4 proved");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_broken_line_is_told_with_its_file_and_number(Path text) throws IOException {
        String written = Files.readString(FOLDER.resolve(text));
        String name = String.valueOf(text.getFileName());
        copyOfReference();
        Path broken =
                Files.writeString(
                        folder.resolve(name), written.replaceFirst("(?m)^  require ", "  requir "));

        assertThat(complaints(broken))
                .singleElement()
                .asString()
                .contains(name + ":", "error[H007]", "`require`");
    }

    @Test
    void a_hole_in_a_rule_is_told_by_its_guarantee() throws IOException {
        String law = Files.readString(FOLDER.resolve("residency.helio"));
        Path holed =
                Files.writeString(
                        folder.resolve("residency.helio"),
                        law.replace(
                                "labelled eu-personal\n  require",
                                "labelled eu-personal and tenant is not acme\n  require"));

        assertThat(complaints(holed))
                .singleElement()
                .asString()
                .contains("error[H101]", "guarantee `residency` does not hold");
    }

    @Test
    void a_wrong_band_is_told_by_its_test() throws IOException {
        String law = Files.readString(FOLDER.resolve("cheap-under-a-cap.helio"));
        Path narrow =
                Files.writeString(
                        folder.resolve("cheap-under-a-cap.helio"),
                        law.replace("within 5 %", "within 3 %"));

        assertThat(complaints(narrow))
                .singleElement()
                .asString()
                .contains("FAIL  \"for 5 % more it is the cleaner one\"");
    }

    private void copyOfReference() throws IOException {
        for (String used : List.of("catalog/acme.helio", "archive/clinical-v1.helio")) {
            Path copy = folder.resolve(used);
            Files.createDirectories(copy.resolveSibling(""));
            Files.copy(FOLDER.resolve("reference").resolve(used), copy);
        }
    }

    /// What is wrong with a text, by the first command that finds something; empty when nothing is.
    private static List<String> complaints(Path file) {
        return complaints(file, "check", "test", "prove");
    }

    private static List<String> complaints(Path file, String... commands) {
        return Stream.of(commands)
                .map(command -> on(command, file))
                .filter(run -> run.out().contains("warning[") || run.exitCode() != 0)
                .map(run -> run.out() + run.err())
                .limit(1)
                .toList();
    }

    private static CliRun on(String command, Path file) {
        return run(command, file.toString(), "--config", SETTINGS.toString());
    }

    private static CliRun run(String... arguments) {
        return CliRun.of(
                new RecordingStarter(),
                Stream.concat(Stream.of("policy"), Stream.of(arguments)).toArray(String[]::new));
    }
}
