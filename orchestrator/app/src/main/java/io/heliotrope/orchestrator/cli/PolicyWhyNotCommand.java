package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.policy.Accounts;
import io.heliotrope.orchestrator.policy.AccountsJson;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Why a policy does not choose a region.
@Command(
        name = "why-not",
        mixinStandardHelpOptions = true,
        description = {
            "Says for the job and world of each test in a policy's main module why it does not run in a"
                    + " region: the rules that remove it with value, bound and distance, or by what"
                    + " preference the chosen one is better.",
            "",
            "Exit code 0; 1 when the text has errors, 2 when there is no such region or test."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy why-not eu-north acme.helio",
            "  heliotrope policy why-not eu-north acme.helio --test \"nothing runs on coal\" --json"
        })
final class PolicyWhyNotCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Mixin private final ChosenTests tests = new ChosenTests();

    @Parameters(index = "0", paramLabel = "REGION", description = "The region asked about.")
    private String region = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The main module.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PolicyWhyNotCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Accounts accounts = tests.accounts(file, ground.checked(file, context.environment()));
        Places places = accounts.program().places();
        int asked = places.indexOf(region);
        if (asked < 0) {
            throw new CannotRun(
                    Why.USAGE,
                    "no region is called '%s': there are %s"
                            .formatted(
                                    region,
                                    places.sites().stream()
                                            .map(Site::id)
                                            .collect(Collectors.joining(", "))));
        }
        context.print(
                json
                        ? AccountsJson.render(file, accounts, each -> each == asked)
                        : accounts.whyNot(asked));
        return 0;
    }
}
