package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.ledger.ReceiptReplay;
import io.heliotrope.orchestrator.ledger.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Recomputes every decision from the control topics.
@Command(
        name = "verify-ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Replays every receipt from the control topics: each decision must come out again, identical"
                    + " field by field. Judges residency of every dispatch anew, and that no job ended twice.",
            "",
            "Ends with 1 when anything does not hold."
        },
        footer = {"", "Example:", "  heliotrope verify-ledger --config heliotrope.yaml --json"})
final class VerifyLedgerCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    VerifyLedgerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment());
        LedgerScan.Found found = LedgerScan.read(installation);
        Verdict verdict =
                Verdict.of(
                        found.ledger(),
                        installation.catalogue(),
                        ReceiptReplay.of(found.proofs(), found.history()),
                        found.orphans(),
                        found.unreadable());
        context.print(json ? verdict.json() : verdict.text(context.ink()));
        return verdict.isClean() ? 0 : 1;
    }
}
