package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.policy.MutantsText;
import io.heliotrope.orchestrator.policy.TestsJson;
import io.heliotrope.orchestrator.policy.TestsJunit;
import io.heliotrope.orchestrator.policy.TestsText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.mutate.Coverage;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.CompiledJudge;
import io.heliotrope.policy.test.TestResult;
import io.heliotrope.policy.test.TestRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The tests that a policy carries.
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the tests in a policy's main module with the evaluator that decides in the running"
                    + " system. A test that fails tells what was expected, what came, and the rule,"
                    + " value and bound that made it so (exit code 1).",
            "",
            "A file without tests is exit code 2: nothing was tested.",
            "",
            "With --mutants, when all tests pass, each number and rule of the policy is changed a"
                    + " little, and what no test notices is told. That changes no exit code."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy test acme.helio",
            "  heliotrope policy test acme.helio --junit",
            "  heliotrope policy test acme.helio --mutants"
        })
final class PolicyTestCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Parameters(index = "0", paramLabel = "FILE", description = "The main module.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--junit", description = "Print JUnit's XML, which build servers read.")
    private boolean junit;

    @Option(
            names = "--mutants",
            description =
                    "Tell also what no test would notice: limits shifted by one, rules that say the"
                            + " opposite or are left out, preferences in another order.")
    private boolean mutants;

    PolicyTestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (json && junit) {
            throw new CannotRun(Why.USAGE, "--json and --junit were both given: leave one out");
        }
        if (mutants && junit) {
            throw new CannotRun(Why.USAGE, "--mutants and --junit were both given: leave one out");
        }
        CheckedText text = ground.checked(file, context.environment());
        Optional<Program> program = text.compilation().program();
        if (program.isEmpty()) {
            throw new CannotRun(
                    Why.NO, file + " has errors, so no test was run\n" + CheckText.findings(text));
        }
        if (text.compilation().tests().isEmpty()) {
            throw new CannotRun(Why.USAGE, file + " has no tests, expected at least one");
        }
        List<TestResult> results =
                new TestRunner(new CompiledJudge())
                        .run(program.orElseThrow(), text.compilation().tests());
        boolean allPassed = results.stream().allMatch(TestResult.Passed.class::isInstance);
        Coverage coverage =
                mutants && allPassed
                        ? Coverage.of(
                                program.orElseThrow(),
                                text.compilation().tests(),
                                new CompiledJudge())
                        : null;
        print(results, coverage);
        return allPassed ? 0 : Why.NO.exitCode();
    }

    private void print(List<TestResult> results, @Nullable Coverage coverage) {
        if (json) {
            context.print(
                    coverage == null
                            ? TestsJson.render(file, results)
                            : TestsJson.render(file, results, coverage));
        } else if (junit) {
            context.print(TestsJunit.render(file, results));
        } else {
            context.print(TestsText.render(file, results));
            if (coverage != null) {
                context.print(MutantsText.render(file, coverage));
            } else if (mutants) {
                context.print("mutants were not tried: mend the tests that fail first\n");
            }
        }
    }
}
