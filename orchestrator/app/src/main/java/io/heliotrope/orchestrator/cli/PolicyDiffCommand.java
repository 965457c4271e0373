package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.policy.PolicyDiff;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Comparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What one policy allows and another does not.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what two policies allow: which jobs may run where, at each relaxation and by each"
                    + " fall-back, whatever the signals say. Each difference comes with a job, which has"
                    + " been replayed; no difference is a proof. What is preferred and when jobs wait is"
                    + " not compared.",
            "",
            "Exit code 0 when both allow the same, 1 when not, 2 when it cannot be told: neither a"
                    + " difference was found nor a proof, or a text has errors."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy diff acme.helio acme-new.helio",
            "  heliotrope policy diff acme.helio acme-new.helio --json"
        })
final class PolicyDiffCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Parameters(index = "0", paramLabel = "OLD", description = "The main module as it was.")
    private Path oldFile = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The main module as it is to be.")
    private Path newFile = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PolicyDiffCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PolicyDiff diff = PolicyDiff.of(oldFile, newFile, program(oldFile), program(newFile));
        context.print(json ? diff.json() : diff.text());
        return switch (diff.found()) {
            case Comparison.Same _ -> 0;
            case Comparison.Changed _ -> Why.NO.exitCode();
            case Comparison.Undecided _, Comparison.OtherRegions _ -> Why.USAGE.exitCode();
        };
    }

    private Program program(Path file) {
        CheckedText text = ground.checked(file, context.environment());
        return text.compilation()
                .program()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.USAGE,
                                file
                                        + " has errors, so nothing was compared\n"
                                        + CheckText.findings(text)));
    }
}
