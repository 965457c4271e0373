package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.carbon.CarbonQuestion;
import io.heliotrope.orchestrator.carbon.GroupBy;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.CarbonScan;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.restate.RestateJson;
import io.heliotrope.orchestrator.restate.RestateText;
import io.heliotrope.orchestrator.restate.RestatementLog;
import io.heliotrope.orchestrator.restate.Restater;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.Restated;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// States anew what done jobs emitted.
@Command(
        name = "restate",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what was stated of every done job, by what was known when its run ended and by"
                    + " earlier restatements, with what the signals topic tells now, and appends a"
                    + " record for each that differs: old and new values, the difference, and what was"
                    + " revised. Earlier records stay. Doing it twice appends nothing more.",
            "",
            "Needs the rights of the home clusters' routers, with --dry-run those of an observer."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope report restate --from 2026-03-01 --to 2026-03-31 --dry-run",
            "  heliotrope report restate --json"
        })
final class ReportRestateCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

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
                    "The time zone of days, such as Europe/Berlin (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--dry-run", description = "Tell what differs, and write nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ReportRestateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CarbonQuestion question = question();
        HeliotropeConfig config = connection.config(context.environment());
        List<Restated> all = new ArrayList<>();
        int jobs = 0;
        if (dryRun) {
            Installation installation = connection.installation(config, Role.observer());
            CarbonLedger ledger = CarbonScan.read(installation);
            all.addAll(anew(ledger, question));
            jobs = jobs(ledger, question);
        } else {
            ClusterId first = config.regions().getFirst().home();
            Installation installation = connection.installation(config, new Role.Home(first));
            for (ClusterId home : installation.homes()) {
                CarbonLedger ledger = CarbonScan.read(installation, home);
                List<Restated> anew = anew(ledger, question);
                append(installation, home, anew);
                all.addAll(anew);
                jobs += jobs(ledger, question);
            }
        }
        context.print(
                json
                        ? RestateJson.render(all, jobs, dryRun)
                        : RestateText.render(
                                new RestateText.Summary(all, jobs, question.period(), dryRun),
                                context.ink()));
        return 0;
    }

    private CarbonQuestion question() {
        if (from != null && to != null && to.isBefore(from)) {
            throw new CannotRun(
                    Why.USAGE, "--to %s is before --from %s: give a later day".formatted(to, from));
        }
        CarbonQuestion question = CarbonQuestion.ofAll(GroupBy.DAY, zone);
        question = from == null ? question : question.from(from);
        return to == null ? question : question.through(to);
    }

    private List<Restated> anew(CarbonLedger ledger, CarbonQuestion question) {
        return Restater.of(ledger, question::includes);
    }

    private static int jobs(CarbonLedger ledger, CarbonQuestion question) {
        return (int) ledger.jobs().stream().filter(question::includes).count();
    }

    private static void append(Installation installation, ClusterId home, List<Restated> anew) {
        if (!anew.isEmpty()) {
            try (RestatementLog log = new RestatementLog(installation, home)) {
                log.append(anew);
            }
        }
    }
}
