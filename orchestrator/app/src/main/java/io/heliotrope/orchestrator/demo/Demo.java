package io.heliotrope.orchestrator.demo;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.roles.Scratch;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.DemoOptions.Source;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.SyntheticWorld;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// The demo command: builds the scenario, runs it in a folder of its own, reports, and cleans up.
public final class Demo {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    private Demo() {}

    /// Runs the demo; returns the report's exit code.
    public static int run(
            DemoOptions options, Console console, InstantSource realTime, Consumer<Report> show) {
        Scenario scenario = scenario(options);
        try (Parts parts = new Parts();
                Scratch scratch = Scratch.make("heliotrope-demo-")) {
            PrometheusMeterRegistry registry =
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            DemoRun.Ending ending =
                    options.hold()
                            ? (report, running) -> {
                                show.accept(report);
                                Listen listen = options.config().admin();
                                parts.keep(Hold.serve(listen, running, registry, console));
                                scratch.deletedByCloseAlone();
                                parts.awaitEnd();
                            }
                            : (report, running) -> show.accept(report);
            Path keys = scratch.folder().resolve("keys");
            return new DemoRun(
                            PersonalJobs.of(scenario, keys),
                            options.config(),
                            realTime,
                            registry,
                            new ProgressLine(console, scenario))
                    .run(scratch.folder(), ending)
                    .exitCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CannotRun(
                    CannotRun.Why.UNAVAILABLE, "the demo stopped: " + e.getMessage(), e);
        }
    }

    private static Scenario scenario(DemoOptions options) {
        HeliotropeConfig config = options.config();
        return switch (options.source()) {
            case Source.Shipped s ->
                    SyntheticScenario.of(
                            config,
                            SyntheticFeed.of(
                                    config.regions(),
                                    config.signals(),
                                    SyntheticWorld.around(DAY, options.seed())),
                            SyntheticScenario.Settings.day(
                                    options.seed(),
                                    DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                    options.dayIn(),
                                    marker()));
            case Source.Traces traces -> traced(options, traces);
        };
    }

    private static Scenario traced(DemoOptions options, Source.Traces traces) {
        TraceScenario.Settings settings =
                new TraceScenario.Settings(
                        options.seed(), options.dayIn(), options.days(), marker());
        return switch (TraceScenario.read(options.config(), traces, settings)) {
            case Parsed.Sound<Scenario>(Scenario scenario) -> scenario;
            case Parsed.Refused<Scenario> refused ->
                    throw new CannotRun(
                            CannotRun.Why.USAGE,
                            "the recorded files are refused\n"
                                    + refused.message().indent(2).stripTrailing());
        };
    }

    /// A text that no other run has left on a disk.
    private static String marker() {
        return "heliotrope-canary-" + Long.toHexString(System.nanoTime());
    }
}
