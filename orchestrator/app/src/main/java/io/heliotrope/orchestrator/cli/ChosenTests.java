package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.Accounts;
import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.TestCase;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says which tests of a text are asked about.
final class ChosenTests {
    @Option(
            names = "--test",
            paramLabel = "NAME",
            description = "The name of one test. Without it: all of them.")
    private @Nullable String name;

    /// @throws CannotRun when the text has errors, or no such test
    Accounts accounts(Path file, CheckedText text) {
        Program program =
                text.compilation()
                        .program()
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        file
                                                + " has errors, so nothing can be explained\n"
                                                + CheckText.findings(text)));
        List<TestCase> all = text.compilation().tests();
        if (all.isEmpty()) {
            throw new CannotRun(Why.USAGE, file + " has no tests, expected at least one");
        }
        List<TestCase> chosen =
                all.stream().filter(test -> name == null || test.title().equals(name)).toList();
        if (chosen.isEmpty()) {
            throw new CannotRun(
                    Why.USAGE,
                    "%s has no test \"%s\": there are %s"
                            .formatted(file, name, all.stream().map(TestCase::title).toList()));
        }
        return Accounts.of(program, chosen);
    }
}
