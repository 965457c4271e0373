package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.inspect.History;
import io.heliotrope.orchestrator.inspect.HistoryReplay;
import io.heliotrope.orchestrator.inspect.HistoryText;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verifies the ledger: receipts, ends, seals.
@Command(
        name = "verify-ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Replays every receipt from the control topics: each decision must come out again, identical"
                    + " field by field. Judges residency of every dispatch anew, that no job ended twice, and"
                    + " that every submitted job came to its end or still may.",
            "Compares every record of the ledger with what notaries have sealed: one that was changed, added"
                    + " or taken out is named by topic, partition and offset.",
            "",
            "Ends with 1 when anything does not hold."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope verify-ledger --config heliotrope.yaml --json",
            "  heliotrope verify-ledger --history ledger.jsonl"
        })
final class VerifyLedgerCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Mixin private final Trust trust = new Trust();

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description =
                    "Verify what 'heliotrope history' wrote to this file instead, with --trust's keys or, when"
                            + " there is none, those in the file.")
    private @Nullable Path history;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    VerifyLedgerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Verdict verdict = history == null ? running() : replayed(history);
        context.print(json ? verdict.json() : verdict.text(context.ink()));
        return verdict.isClean() ? 0 : 1;
    }

    private Verdict running() {
        Installation installation =
                connection.installation(context.environment()).trusting(trust.keys());
        return LedgerScan.read(installation).verdict(installation.catalogue());
    }

    private Verdict replayed(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            History read = HistoryText.read(lines);
            return HistoryReplay.verify(
                    trust.keys().isEmpty() ? read : read.trusting(trust.keys()));
        } catch (IOException | UncheckedIOException e) {
            throw new CannotRun(
                    Why.USAGE, "--history " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CannotRun(Why.USAGE, "--history " + file + ": " + e.getMessage(), e);
        }
    }
}
