package io.heliotrope.orchestrator.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Carbon, weather and what is made of them.
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description =
                "Looks at carbon signals, what was known of them, and how well they are forecast.",
        footer = {
            "",
            "Examples:",
            "  heliotrope signals doctor",
            "  heliotrope signals score --intensity intensity.csv --from 2021-01-01 --to"
                    + " 2021-06-27",
            "  heliotrope signals export --archive signals --zone DE --parquet germany.parquet"
        })
final class SignalsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
