package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.config.Version;
import io.heliotrope.orchestrator.policy.CheckJson;
import io.heliotrope.orchestrator.policy.CheckText;
import io.heliotrope.orchestrator.policy.CheckedText;
import io.heliotrope.orchestrator.policy.Sarif;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is wrong with a policy's text.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads policies with the modules that they use, and checks syntax, names, types and signals"
                    + " against the regions, jurisdictions and models of the settings; then what can be"
                    + " said without running them: guarantees that do not hold, rules that leave no"
                    + " region or change nothing, two policies that could lead one job, starts that are"
                    + " too late. Nothing that runs is asked or changed.",
            "",
            "Exit code 1 when there is an error; warnings alone are 0. What the language can say and"
                    + " this version does not do yet is an error."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy check",
            "  heliotrope policy check acme.helio --config heliotrope.yaml",
            "  heliotrope policy check acme.helio --sarif"
        })
final class PolicyCheckCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final PolicyGround ground = new PolicyGround();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Main modules. Without any: the policy of the settings.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--sarif",
            description = "Print SARIF 2.1.0, which code hosts and editors show beside the lines.")
    private boolean sarif;

    PolicyCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (json && sarif) {
            throw new CannotRun(Why.USAGE, "--json and --sarif were both given: leave one out");
        }
        List<CheckedText> texts =
                files.isEmpty()
                        ? List.of(ground.checked(context.environment()).advised())
                        : files.stream()
                                .map(file -> ground.checked(file, context.environment()).advised())
                                .toList();
        if (json) {
            context.print(CheckJson.render(texts));
        } else if (sarif) {
            context.print(Sarif.render(texts, Version.current().program()));
        } else {
            context.print(CheckText.render(texts));
        }
        return texts.stream().allMatch(CheckedText::isSound) ? 0 : Why.NO.exitCode();
    }
}
