package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.config.Version;
import io.heliotrope.orchestrator.inspect.History;
import io.heliotrope.orchestrator.inspect.HistoryExport;
import io.heliotrope.orchestrator.inspect.HistoryText;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes a small ledger out of Kafka.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a small installation's ledger to a text file that replays without Kafka: checkpoints,"
                    + " dispatches, statuses and control topics, byte for byte. verify-ledger --history reads it.",
            "",
            "Payloads stay out, so that dispatches which carry one cannot be compared with their seals."
        },
        footer = {"", "Example:", "  heliotrope history ledger.jsonl --bootstrap kafka:9092"})
final class HistoryCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Mixin private final Trust trust = new Trust();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("ledger.jsonl");

    @Option(
            names = "--with-payloads",
            description = "Payloads too: for runs whose payloads are nobody's.")
    private boolean withPayloads;

    @Option(
            names = "--most",
            paramLabel = "RECORDS",
            defaultValue = "100000",
            description = "Give up when there are more records (default: ${DEFAULT-VALUE}).")
    private int most = 100_000;

    HistoryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation =
                connection.installation(context.environment()).trusting(trust.keys());
        History history =
                HistoryExport.of(installation, Version.current().program(), withPayloads, most);
        List<String> lines = HistoryText.lines(history).toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new CannotRun(
                    Why.NO, file + " cannot be written: " + e.getClass().getSimpleName(), e);
        }
        context.print(file + ": " + lines.size() + " lines\n");
        return 0;
    }
}
