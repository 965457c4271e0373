package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.policy.Proofs;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The guarantees that a policy makes.
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Proves or refutes every guarantee of a policy: for every job, combination of policies,"
                    + " relaxation, fall-back, region and signal. A guarantee that does not hold comes"
                    + " with a job that would be placed against it, which has been replayed.",
            "",
            "Exit code 1 when one is refuted, or when the search ends without an answer. A policy"
                    + " without guarantees has nothing to prove: 0."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy prove acme.helio",
            "  heliotrope policy prove acme.helio --json"
        })
final class PolicyProveCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Parameters(index = "0", paramLabel = "FILE", description = "The main module.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PolicyProveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CheckedText text = ground.checked(file, context.environment());
        Proofs proofs =
                text.compilation()
                        .program()
                        .map(program -> Proofs.of(file, program))
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        file
                                                + " has errors, so nothing was proved\n"
                                                + CheckText.findings(text)));
        context.print(json ? proofs.json() : proofs.text());
        return proofs.isProved() ? 0 : Why.NO.exitCode();
    }
}
