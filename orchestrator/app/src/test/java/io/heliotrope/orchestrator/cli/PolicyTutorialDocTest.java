package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Follows docs/policy/tutorial.md as a reader does: writes, adds to and changes the file as it is
/// told, runs each command as it stands there, and compares what comes.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyTutorialDocTest {
    private static final String BLOCK = "\\n\\n```helio\\n(?<%s>(?:(?!```).)*)^```$";
    private static final Pattern STEP =
            Pattern.compile(
                    "(?ms)^(?:Make a file )?`(?<whole>[a-z]+\\.helio)` [^\\n]*:"
                            + BLOCK.formatted("text")
                            + "|^Add to `(?<longer>[a-z]+\\.helio)`:"
                            + BLOCK.formatted("more")
                            + "|^In `(?<changed>[a-z]+\\.helio)`, change"
                            + BLOCK.formatted("old")
                            + "\\n\\nto"
                            + BLOCK.formatted("new")
                            + "|^```sh\\n(?<command>heliotrope [^\\n]*)\\n```\\n\\n"
                            + "```text\\n(?<told>(?:(?!```).)*)^```\\n\\nExit code (?<code>\\d)\\.");
    private static final int CHANGES = 12;
    private static final int COMMANDS = 12;

    @TempDir private Path folder;

    @Test
    void every_step_does_what_it_says() throws IOException {
        String page = Documents.of("docs/policy/tutorial.md").text();
        List<MatchResult> steps = STEP.matcher(page).results().toList();

        assertThat(steps).hasSize(CHANGES + COMMANDS);
        assertThat(steps).filteredOn(step -> has(step, "command")).hasSize(COMMANDS);
        for (MatchResult step : steps) {
            take(step);
        }
    }

    /// What is no step would be read by people and by no test.
    @Test
    void every_block_is_part_of_a_step() {
        String page = Documents.of("docs/policy/tutorial.md").text();

        assertThat(STEP.matcher(page).replaceAll("")).doesNotContain("```");
    }

    private void take(MatchResult step) throws IOException {
        if (has(step, "whole")) {
            Files.writeString(file(step, "whole"), step.group("text"));
        } else if (has(step, "longer")) {
            Path file = file(step, "longer");
            Files.writeString(file, Files.readString(file) + step.group("more"));
        } else if (has(step, "changed")) {
            change(file(step, "changed"), step.group("old"), step.group("new"));
        } else {
            run(step);
        }
    }

    private static void change(Path file, String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text.split(Pattern.quote(old), -1)).as("once: %s", old).hasSize(2);
        Files.writeString(file, text.replace(old, changed));
    }

    private void run(MatchResult step) {
        String command = step.group("command");
        String[] words =
                Documents.words(command).stream()
                        .map(word ->
                                word.endsWith(".helio") ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);

        CliRun run = CliRun.of(new RecordingStarter(), words);

        assertThat(run.out().replace(folder + "/", ""))
                .as("%s: %s", command, run.err())
                .isEqualTo(step.group("told"));
        assertThat(run.exitCode()).as(command).hasToString(step.group("code"));
    }

    private Path file(MatchResult step, String name) {
        return folder.resolve(step.group(name));
    }

    private static boolean has(MatchResult step, String name) {
        return step.group(name) != null;
    }
}
