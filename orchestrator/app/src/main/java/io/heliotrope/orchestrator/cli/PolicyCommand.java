package io.heliotrope.orchestrator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Policies as text.
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description =
                "Checks, formats, tests, proves, compares and explains policies, puts them in force and"
                        + " takes them back, and serves the editors that write them.",
        footer = {
            "",
            "Examples:",
            "  heliotrope policy check acme.helio",
            "  heliotrope policy fmt --check acme.helio",
            "  heliotrope policy test acme.helio",
            "  heliotrope policy prove acme.helio",
            "  heliotrope policy diff acme.helio acme-new.helio",
            "  heliotrope policy explain acme.helio",
            "  heliotrope policy why-not eu-north acme.helio",
            "  heliotrope policy apply acme.helio",
            "  heliotrope policy rollback",
            "  heliotrope policy lsp"
        })
final class PolicyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
