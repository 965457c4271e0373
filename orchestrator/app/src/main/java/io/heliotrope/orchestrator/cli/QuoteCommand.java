package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.inspect.WorldScan;
import io.heliotrope.orchestrator.quote.Offer;
import io.heliotrope.orchestrator.quote.QuoteJson;
import io.heliotrope.orchestrator.quote.QuoteText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a batch job could be had for.
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        description = {
            "Says what a batch job could be had for if it were sent now: where and when it could run,"
                    + " the grams of each choice with their 80 %% interval, what two more hours of"
                    + " slack would save, and the same job now at home. Nothing is enqueued.",
            "",
            "The job is a JSON document: its origin, and the headers of a batch job without"
                    + " 'heliotrope-'.",
            "",
            "Ends with 1 when the job would be refused."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope quote nightly.json",
            "  heliotrope quote nightly.json --json --bootstrap kafka:9092"
        })
final class QuoteCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(
            index = "0",
            paramLabel = "JOB.json",
            description =
                    "Such as {\"origin\": \"eu-east\", \"model\": \"tiny-classifier\", \"gpu-time\":"
                            + " \"30m\", \"deadline\": \"8h\"}.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    QuoteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        byte[] document = document();
        WorldScan now = WorldScan.read(connection.installation(context.environment()));
        return switch (Offer.of(document, now.world(), now.taken(), new SecureRandom())) {
            case Offer.Answer.Wrong(List<String> problems) ->
                    throw new CannotRun(
                            Why.USAGE,
                            file + " cannot be quoted\n  " + String.join("\n  ", problems));
            case Offer.Answer.Made(Offer offer) -> {
                context.print(json ? QuoteJson.render(offer) : QuoteText.render(offer));
                yield offer.isRefused() ? 1 : 0;
            }
        };
    }

    private byte[] document() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CannotRun(
                    Why.USAGE, "JOB.json was '" + file + "', expected a readable file", unreadable);
        }
    }
}
