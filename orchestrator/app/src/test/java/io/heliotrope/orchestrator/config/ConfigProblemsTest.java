package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.yaml.YamlReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every message about wrong settings, word for word, from `src/test/cases/config`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigProblemsTest {
    private static final Path CASES = Path.of("src/test/cases/config");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all-mistakes-at-once",
                "environment",
                "no-yaml",
                "lists-and-twice",
                "secrets",
                "sealing",
                "empty"
            })
    void names_every_mistake_with_place_value_and_expectation(String name) throws IOException {
        Path folder = CASES.resolve(name);
        String text = Files.readString(folder.resolve("heliotrope.yaml"));
        Path file = folder.resolve("heliotrope.yaml");

        ConfigLoad load = ConfigLoad.text(Path.of("heliotrope.yaml"), text, environment(folder));

        assertThat(load).as("settings %s", file).isInstanceOf(ConfigLoad.Refused.class);
        assertThat(load.toString())
                .isEqualToIgnoringNewLines(Files.readString(folder.resolve("expected")));
    }

    @Test
    void a_file_that_is_not_there_is_one_line(@TempDir Path folder) {
        Path file = folder.resolve("heliotrope.yaml");

        ConfigLoad load = ConfigLoad.file(file, Map.of());

        assertThat(load).hasToString(file + ": does not exist, expected a YAML file of settings");
    }

    @Test
    void a_file_that_is_no_text_is_one_line(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("heliotrope.yaml"), new byte[] {(byte) 0xC3, 0x28});

        ConfigLoad load = ConfigLoad.file(file, Map.of());

        assertThat(load).hasToString(file + ": is no UTF-8 text, expected a YAML file of settings");
    }

    @Test
    void a_file_beyond_the_longest_text_is_refused_unread() {
        String text = "#".repeat(YamlReading.LONGEST_TEXT + 1);

        ConfigLoad load = ConfigLoad.text(Path.of("heliotrope.yaml"), text, Map.of());

        assertThat(load)
                .hasToString("heliotrope.yaml: has 1048577 characters, expected at most 1048576");
    }

    @Test
    void a_secret_that_stands_in_the_settings_is_not_quoted() throws IOException {
        String text =
                Files.readString(CASES.resolve("secrets").resolve("heliotrope.yaml"))
                        .replace("hunter2", Canary.INLINE_PASSWORD.text());

        ConfigLoad load = ConfigLoad.text(Path.of("heliotrope.yaml"), text, Map.of());

        assertThat(load.toString())
                .contains("sasl.jaas.config looks like a secret")
                .doesNotContain(Canary.INLINE_PASSWORD.text());
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        Path file = folder.resolve("environment");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return environment;
    }
}
