package io.heliotrope.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is looked for in the whole suite is somewhere put into the product.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanariesTest {
    private List<String> tests = List.of();

    @BeforeAll
    void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../.."))) {
            tests =
                    files.filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
                            .filter(file -> !file.toString().contains("/canaries/"))
                            .map(CanariesTest::text)
                            .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Canary.class)
    void each_is_planted_by_a_test(Canary canary) {
        assertThat(tests).anyMatch(text -> text.contains("Canary." + canary.name()));
    }
}
