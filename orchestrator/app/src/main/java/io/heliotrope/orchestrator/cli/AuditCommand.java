package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.ProvenanceScan;
import io.heliotrope.orchestrator.provenance.Provenance;
import io.heliotrope.orchestrator.provenance.ProvenanceJson;
import io.heliotrope.orchestrator.provenance.ProvenanceText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where a result comes from.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Reconstructs a result from the topics: region, worker, start and end, model and its file's"
                    + " digest, input, policy, every decision with who took it, when and on which readings,"
                    + " attempts and work done in vain; and every record that says so, with its seal.",
            "",
            "Ends with 1 when the id is not known."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope audit chat-0042 --bootstrap kafka:9092",
            "  heliotrope audit result/1f2e-europe-0-17/3c4d-eu-north-1-5 --json"
        })
final class AuditCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Mixin private final Trust trust = new Trust();

    @Parameters(
            index = "0",
            paramLabel = "RESULT",
            description = "The job's id, or the result's: the CloudEvents id of its record.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    AuditCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation =
                connection.installation(context.environment()).trusting(trust.keys());
        Provenance found =
                ProvenanceScan.find(installation, id)
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        "'"
                                                + id
                                                + "' is neither a job nor a result in clusters "
                                                + installation.homes()));
        context.print(json ? ProvenanceJson.render(found) : ProvenanceText.render(found));
        return 0;
    }
}
