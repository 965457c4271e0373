package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.util.ArrayList;
import java.util.List;
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
                    + " field by field. Judges residency of every dispatch anew, that no job ended twice, and"
                    + " that every submitted job came to its end or still may.",
            "Compares every record of the ledger with what notaries have sealed: one that was changed, added"
                    + " or taken out is named by topic, partition and offset.",
            "",
            "Ends with 1 when anything does not hold."
        },
        footer = {"", "Example:", "  heliotrope verify-ledger --config heliotrope.yaml --json"})
final class VerifyLedgerCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description =
                    "A public key of a notary whose seals count, beside those of notary.trusted; may be"
                            + " given more than once.")
    private List<String> trust = new ArrayList<>();

    VerifyLedgerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment()).trusting(keys());
        LedgerScan.Found found = LedgerScan.read(installation);
        Verdict verdict = found.verdict(installation.catalogue());
        context.print(json ? verdict.json() : verdict.text(context.ink()));
        return verdict.isClean() ? 0 : 1;
    }

    private List<TrustedKey> keys() {
        try {
            return trust.stream().map(TrustedKey::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, "--trust " + wrong.getMessage(), wrong);
        }
    }
}
