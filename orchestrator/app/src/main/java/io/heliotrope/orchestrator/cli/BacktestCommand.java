package io.heliotrope.orchestrator.cli;

import io.heliotrope.backtest.Backtest;
import io.heliotrope.backtest.Report;
import io.heliotrope.backtest.optimum.NoOptimum;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.orchestrator.backtest.BacktestJson;
import io.heliotrope.orchestrator.backtest.BacktestPage;
import io.heliotrope.orchestrator.backtest.BacktestPlot;
import io.heliotrope.orchestrator.backtest.BacktestText;
import io.heliotrope.orchestrator.backtest.FailIf;
import io.heliotrope.orchestrator.backtest.Scenarios;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a policy would have made of recorded days.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Lives recorded days again with the code that decides live, in virtual time, and says what"
                    + " share of the saving of perfect foresight was captured, and whether any deadline,"
                    + " residency or latency rule was broken.",
            "",
            "Beside it: running everything at once at home, the best that perfect foresight can do in"
                    + " time alone, in place alone and in both, and the rules of others. No decision"
                    + " knows what comes after it.",
            "",
            "Ends with 1 when --fail-if holds."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope backtest docs/scenarios/s3-atlas.yaml --data traces",
            "  heliotrope backtest mine.yaml --policy new.helio --against old.helio",
            "  heliotrope backtest mine.yaml --fail-if 'deadline_miss > 0 or captured < 97 %'"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    private final Context context;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description = "Scenario files; see docs/backtest.md.")
    private List<Path> scenarios = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder that the files of the scenario lie in (default: that of the"
                            + " scenario).")
    private @Nullable Path data;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy that decides (default: the shipped one).")
    private @Nullable Path policy;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Another policy, to be set beside it.")
    private @Nullable Path against;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "Draw a week of the first episode: demand, intensity, what ran where.")
    private @Nullable Path plot;

    @Option(
            names = "--page",
            paramLabel = "FILE.md",
            description = "Write the figures of all scenarios into this page, between its marks.")
    private @Nullable Path page;

    @Option(
            names = "--fail-if",
            paramLabel = "CONDITION",
            description = "End with 1 when this holds, such as 'captured < 97 %%'.")
    private @Nullable String failIf;

    BacktestCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (scenarios.size() > 1 && (json || plot != null)) {
            throw new CannotRun(
                    Why.USAGE,
                    "--json and --plot are for one scenario, %d were given: leave out all but one"
                            .formatted(scenarios.size()));
        }
        BacktestPage figures = page == null ? null : page(page);
        Optional<FailIf> condition = Optional.ofNullable(failIf).map(BacktestCommand::condition);
        List<Report> reports = new ArrayList<>();
        for (Path scenario : scenarios) {
            reports.add(run(scenario));
        }
        if (page != null && figures != null) {
            write(page, figures.with(reports));
        }
        if (condition.filter(c -> reports.stream().anyMatch(c::holds)).isPresent()) {
            context.console().err().println("failed, since " + condition.get());
            return Why.NO.exitCode();
        }
        return 0;
    }

    private Report run(Path scenario) {
        long start = System.nanoTime();
        Recorded recorded = Scenarios.read(scenario, data);
        var threads = ManagementFactory.getThreadMXBean();
        Backtest backtest =
                new Backtest(recorded, threads::getCurrentThreadCpuTime, this::progress);
        Report report = report(backtest);
        double seconds = (System.nanoTime() - start) / NANOS;
        context.print(
                json
                        ? BacktestJson.render(report, seconds)
                        : BacktestText.render(report, seconds)
                                + (scenarios.size() > 1 ? "\n" : ""));
        if (plot != null) {
            write(plot, BacktestPlot.render(recorded, report));
        }
        return report;
    }

    private Report report(Backtest backtest) {
        Backtest.Named decides = PolicyFile.sound(backtest, policy);
        Optional<Backtest.Named> other =
                Optional.ofNullable(against).map(file -> PolicyFile.sound(backtest, file));
        try {
            return backtest.run(decides, other);
        } catch (NoOptimum none) {
            throw new CannotRun(Why.USAGE, String.valueOf(none.getMessage()), none);
        }
    }

    private static BacktestPage page(Path file) {
        try {
            return BacktestPage.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new CannotRun(
                    Why.USAGE,
                    "--page names %s, which cannot be read, %s"
                            .formatted(file, BacktestPage.EXPECTED),
                    unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, file + " " + wrong.getMessage(), wrong);
        }
    }

    private static FailIf condition(String text) {
        try {
            return FailIf.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, "--fail-if: " + wrong.getMessage());
        }
    }

    private void progress(int episode) {
        if (context.console().isLive() && !json) {
            context.print("\repisode %d is done\r".formatted(episode));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new CannotRun(Why.USAGE, file + " cannot be written: " + failed.getMessage());
        }
    }
}
