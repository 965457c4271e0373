package io.heliotrope.orchestrator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Reports over a ledger.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Adds up what an installation's ledger tells.",
        footer = {"", "Example:", "  heliotrope report carbon --by tenant --bootstrap kafka:9092"})
final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
