package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What docs/policy/commands.md and language.md show is what the commands print: files are the
/// blocks behind `FILE:`, outputs the blocks behind commands, each with its exit code.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyCommandsDocTest {
    private static final Pattern FILE =
            Pattern.compile("(?ms)^`([a-z-]+\\.helio)`:\\R\\R```helio\\R(.*?)^```$");
    private static final Pattern SHOWN =
            Pattern.compile(
                    "(?ms)^```sh\\R(heliotrope [^\\n]*)\\R```\\R\\R```\\w*\\R(.*?)^```\\R\\R"
                            + "Exit code (\\d)\\.");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"docs/policy/commands.md, 13", "docs/policy/language.md, 1", "README.md, 2"})
    void every_example_is_real_output(String path, int examples) throws IOException {
        String page = Documents.of(path).text();
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        List<MatchResult> shown = SHOWN.matcher(page).results().toList();

        assertThat(shown).hasSize(examples);
        for (MatchResult each : shown) {
            CliRun run = CliRun.of(new RecordingStarter(), arguments(each.group(1)));

            assertThat(run.out().replace(folder + "/", ""))
                    .as("%s: %s", each.group(1), run.err())
                    .isEqualTo(each.group(2));
            assertThat(run.exitCode()).hasToString(each.group(3));
        }
    }

    private String[] arguments(String command) {
        List<String> words = new ArrayList<>();
        for (String word : Documents.words(command)) {
            words.add(word.endsWith(".helio") ? folder.resolve(word).toString() : word);
        }
        return words.toArray(String[]::new);
    }
}
