package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.Accounts;
import io.heliotrope.orchestrator.policy.AccountsJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why a policy decides as it does.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says for the job and world of each test in a policy's main module what becomes of the job,"
                    + " and of each region of the test which rules remove it, by how much, or by what"
                    + " preference another one is better. 'heliotrope explain JOB' says it of a job in"
                    + " the running system.",
            "",
            "Exit code 0, whether the test passes or not; 1 when the text has errors, 2 when it has no"
                    + " such test."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy explain acme.helio",
            "  heliotrope policy explain acme.helio --test \"the batch waits for the wind\" --json"
        })
final class PolicyExplainCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Mixin private final ChosenTests tests = new ChosenTests();

    @Parameters(index = "0", paramLabel = "FILE", description = "The main module.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PolicyExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Accounts accounts = tests.accounts(file, ground.checked(file, context.environment()));
        context.print(json ? AccountsJson.render(file, accounts, _ -> true) : accounts.text());
        return 0;
    }
}
