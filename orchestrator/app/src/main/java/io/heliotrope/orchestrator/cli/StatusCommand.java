package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.orchestrator.explain.ExplanationJson;
import io.heliotrope.orchestrator.inspect.Installation;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Where a job stands.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says where a job stands, in one line: DISPATCHED, ACCEPTED, HELD, DONE, FAILED, EXPIRED,"
                    + " CANCELLED or REFUSED.",
            "",
            "Ends with 1 when the job failed, expired or was refused, or is not known."
        },
        footer = {"", "Example:", "  heliotrope status chat-0042 --json --bootstrap kafka:9092"})
final class StatusCommand implements Callable<Integer> {
    private static final Set<String> BAD = Set.of("FAILED", "EXPIRED", "REFUSED");
    private static final Set<String> SHOWN =
            Set.of("job", "origin", "lane", "state", "region", "quote");

    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "JOB", description = "The job's id.")
    private String job = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation = connection.installation(context.environment());
        Explained found = ExplainCommand.known(installation, job);
        context.print(json ? json(found) : line(found));
        return BAD.contains(found.word()) ? 1 : 0;
    }

    static String line(Explained found) {
        String where = found.ranIn().map(region -> " in " + region).orElse("");
        String why = found.trouble().isEmpty() ? "" : "  " + found.trouble() + "\n";
        String quote = found.quote().isEmpty() ? "" : "  " + found.quote() + "\n";
        return "%s   %s%s   (%s job from %s)%n%s%s"
                .formatted(
                        found.job(),
                        found.word(),
                        where,
                        found.lane().word(),
                        found.origin(),
                        why,
                        quote);
    }

    static String json(Explained found) {
        ObjectNode node = ExplanationJson.node(found).retain(SHOWN);
        return node.toPrettyString() + "\n";
    }
}
