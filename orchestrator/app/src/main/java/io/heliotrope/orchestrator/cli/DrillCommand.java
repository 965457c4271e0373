package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.DrillOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Real processes, killed for show.
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Starts two brokers and every role as processes of their own, gives them work, and does to"
                    + " them once each what machines and networks do. Tells when work went on, and"
                    + " checks from the topics alone that nothing was lost, done twice or let out of"
                    + " its law.",
            "",
            "Takes about three minutes and a gigabyte of memory. Ends with 1 when anything does not"
                    + " hold."
        },
        footer = {"", "Example:", "  heliotrope drill --json"})
final class DrillCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DrillCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path program = Path.of(System.getProperty("java.class.path"));
        return context.starter().drill(new DrillOptions(program, json), context.console());
    }
}
