package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.carbon.CarbonCsv;
import io.heliotrope.orchestrator.carbon.CarbonJson;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.carbon.CarbonQuestion;
import io.heliotrope.orchestrator.carbon.CarbonReport;
import io.heliotrope.orchestrator.carbon.CarbonTable;
import io.heliotrope.orchestrator.carbon.GroupBy;
import io.heliotrope.orchestrator.inspect.CarbonScan;
import io.heliotrope.orchestrator.inspect.HistoryText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.recorded.EmbodiedFile;
import io.heliotrope.signals.recorded.MarketFile;
import io.heliotrope.signals.recorded.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What done jobs emitted.
@Command(
        name = "carbon",
        mixinStandardHelpOptions = true,
        description = {
            "Accounts for every done job of a ledger by what the signals topic tells of the time when it"
                    + " ran, and adds up by tenant, region, model or day: energy, grams with their"
                    + " 80 %% interval, what the same jobs would have emitted at once at home, embodied"
                    + " carbon, network, and grams by functional unit.",
            "",
            "What is not known is said to be unknown, with the number of jobs, and counts nowhere as 0.",
            "Marginal and market-based grams have columns of their own and enter no other sum."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope report carbon --by tenant --from 2026-03-01 --to 2026-03-31",
            "  heliotrope report carbon --by day --zone-id Europe/Berlin --csv",
            "  heliotrope report carbon --by region --market contracts.csv --json"
        })
final class ReportCarbonCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "GROUP",
            description = "What to add up by: ${COMPLETION-CANDIDATES}.")
    private GroupBy by = GroupBy.REGION;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only jobs whose run started on this day or later, such as 2026-03-01.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "Only jobs whose run started on this day or earlier.")
    private @Nullable LocalDate to;

    @Option(
            names = "--zone-id",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            converter = ZoneOption.class,
            description =
                    "The time zone of days, such as Europe/Berlin (default: ${DEFAULT-VALUE}). Days on"
                            + " which clocks change have 23 or 25 hours.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--market",
            paramLabel = "FILE",
            description =
                    "Market-based factors, CSV: region,grams_per_kwh,source. Without one a region's"
                            + " market-based grams are unknown.")
    private @Nullable Path market;

    @Option(
            names = "--embodied",
            paramLabel = "FILE",
            description =
                    "Embodied carbon of your hardware, CSV: accelerator,kg_per_slot,years,source. H100"
                            + " and A100 have a figure; others are unknown without one.")
    private @Nullable Path embodied;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Account for what 'heliotrope history' wrote to this file instead.")
    private @Nullable Path history;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--csv", description = "Print comma-separated values, a line for each row.")
    private boolean csv;

    ReportCarbonCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (json && csv) {
            throw new CannotRun(Why.USAGE, "--json and --csv were both given: leave one out");
        }
        CarbonQuestion question = question();
        EmbodiedFigures hardware =
                embodied == null
                        ? EmbodiedFigures.shipped()
                        : EmbodiedFigures.shipped()
                                .with(sound("--embodied", EmbodiedFile.read(embodied)));
        CarbonLedger ledger =
                history == null
                        ? CarbonScan.read(connection.installation(context.environment()))
                        : replayed(history);
        CarbonReport report = CarbonReport.of(ledger, question, factors(ledger), hardware);
        if (json) {
            context.print(CarbonJson.render(report));
        } else if (csv) {
            context.print(CarbonCsv.render(report));
        } else {
            context.print(CarbonTable.render(report, context.ink()));
        }
        return 0;
    }

    private CarbonQuestion question() {
        if (from != null && to != null && to.isBefore(from)) {
            throw new CannotRun(
                    Why.USAGE, "--to %s is before --from %s: give a later day".formatted(to, from));
        }
        CarbonQuestion question = CarbonQuestion.ofAll(by, zone);
        question = from == null ? question : question.from(from);
        return to == null ? question : question.through(to);
    }

    private MarketFactors factors(CarbonLedger ledger) {
        return market == null
                ? MarketFactors.NONE
                : sound(
                        "--market",
                        MarketFile.read(
                                market,
                                ledger.catalogue().regions().stream().map(r -> r.id()).toList()));
    }

    private static <T> T sound(String option, Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Sound<T>(T value) -> value;
            case Parsed.Refused<T> refused ->
                    throw new CannotRun(Why.USAGE, option + ": " + refused.message());
        };
    }

    private static CarbonLedger replayed(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return CarbonScan.of(HistoryText.read(lines));
        } catch (IOException | UncheckedIOException e) {
            throw new CannotRun(
                    Why.USAGE, "--history " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CannotRun(Why.USAGE, "--history " + file + ": " + e.getMessage(), e);
        }
    }
}
