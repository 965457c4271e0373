package io.heliotrope.orchestrator;

import io.heliotrope.orchestrator.bench.BenchReport;
import io.heliotrope.orchestrator.bench.DispatchBench;
import io.heliotrope.orchestrator.bench.Measurement;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.demo.Demo;
import io.heliotrope.orchestrator.drill.DrillFailed;
import io.heliotrope.orchestrator.drill.Show;
import io.heliotrope.orchestrator.drill.Site;
import io.heliotrope.orchestrator.feeds.Examination;
import io.heliotrope.orchestrator.feeds.FeedKeys;
import io.heliotrope.orchestrator.installation.Processes;
import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.roles.Scratch;
import io.heliotrope.orchestrator.start.BenchOptions;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.DoctorOptions;
import io.heliotrope.orchestrator.start.DrillOptions;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Starter;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// Starts roles in this process.
final class LocalStarter implements Starter {
    private final InstantSource realTime;
    private final Map<String, String> environment;

    LocalStarter(InstantSource realTime, Map<String, String> environment) {
        this.realTime = realTime;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public int demo(DemoOptions options, Console console, Consumer<Report> report) {
        return Demo.run(options, console, realTime, report);
    }

    @Override
    public int up(UpOptions options, Console console) {
        return new Processes(console, realTime, environment).up(options);
    }

    @Override
    public int region(RegionOptions options, Console console) {
        return new Processes(console, realTime, environment).region(options);
    }

    @Override
    public int worker(WorkerOptions options, Console console) {
        return new Processes(console, realTime, environment).worker(options);
    }

    @Override
    public int drill(DrillOptions options, Console console) {
        try (Scratch scratch = Scratch.make("heliotrope-drill-")) {
            Site site = Site.in(scratch.folder(), options.program().toAbsolutePath().toString());
            return new Show(console).run(site, options.json());
        } catch (IOException e) {
            throw new CannotRun(
                    CannotRun.Why.UNAVAILABLE, "no folder for the drill: " + e.getMessage(), e);
        } catch (DrillFailed failed) {
            throw new CannotRun(
                    CannotRun.Why.NO, "the drill failed: " + failed.getMessage(), failed);
        }
    }

    @Override
    public int benchDispatch(BenchOptions options, Console console) {
        HeliotropeConfig config =
                switch (ConfigLoad.shipped(Map.of())) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused ->
                            throw new IllegalStateException(
                                    "the shipped settings are wrong: " + refused);
                };
        try (Scratch scratch = Scratch.make("heliotrope-bench-")) {
            DispatchBench bench =
                    new DispatchBench(
                            config.catalogue(),
                            config.policy(),
                            realTime,
                            line -> {
                                console.err().println(line);
                                console.err().flush();
                            });
            Map<String, Measurement> medians =
                    bench.run(scratch.folder(), options.length(), options.jobsPerSecond());
            console.out()
                    .print(options.json() ? BenchReport.json(medians) : BenchReport.table(medians));
            console.out().flush();
            return 0;
        } catch (IOException e) {
            throw new CannotRun(
                    CannotRun.Why.UNAVAILABLE, "no folder for the bench: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    @Override
    public int doctor(DoctorOptions options, Console console) {
        try {
            console.err().println("asking: up to two minutes where a provider does not answer");
            console.err().flush();
            Examination examination =
                    Examination.of(
                            options.config(), new FeedKeys(environment), options.data(), realTime);
            console.out().print(options.json() ? examination.json() : examination.text());
            console.out().flush();
            return 0;
        } catch (IOException e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
