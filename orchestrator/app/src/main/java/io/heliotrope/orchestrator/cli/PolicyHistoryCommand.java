package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.edition.EditionText;
import io.heliotrope.orchestrator.edition.EditionsJson;
import io.heliotrope.orchestrator.edition.PolicyDesk;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The policies that an installation has had.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every policy that an installation has had: its number, since when, its digest as receipts"
                    + " name it in the catalogue of now, by what and whom, and why. The last one is in force.",
            "",
            "With --show, the texts of one."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy history",
            "  heliotrope policy history --show 3"
        })
final class PolicyHistoryCommand implements Callable<Integer> {
    private static final long NONE = -1;

    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(names = "--show", paramLabel = "NUMBER", description = "Print the texts of this one.")
    private long number = NONE;

    @Option(names = "--json", description = "Print one JSON document, with the texts.")
    private boolean json;

    PolicyHistoryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PolicyDesk desk = PolicyDesk.reading(connection.installation(context.environment()));
        if (json) {
            context.print(EditionsJson.render(desk.editions(), desk.catalogue()));
        } else if (number != NONE) {
            context.print(EditionText.texts(desk.editions().at(number).settings()));
        } else {
            context.print(EditionText.list(desk.editions(), desk.catalogue()));
        }
        return 0;
    }
}
