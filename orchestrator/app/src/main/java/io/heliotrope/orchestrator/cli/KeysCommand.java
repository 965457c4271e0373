package io.heliotrope.orchestrator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Keys that payloads and outputs are sealed to.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes and publishes the keys that payloads and outputs are sealed to.",
        footer = {"", "Example:", "  heliotrope keys new --region eu-central --keys keys"})
final class KeysCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
