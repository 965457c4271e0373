package io.heliotrope.orchestrator;

import io.heliotrope.orchestrator.demo.Demo;
import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.start.BenchOptions;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Starter;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Starts roles in this process.
final class LocalStarter implements Starter {
    private final InstantSource realTime;

    LocalStarter(InstantSource realTime) {
        this.realTime = realTime;
    }

    @Override
    public int demo(DemoOptions options, Console console, Consumer<Report> report) {
        return Demo.run(options, console, realTime, report);
    }

    @Override
    public int up(UpOptions options, Console console) {
        throw without("up");
    }

    @Override
    public int region(RegionOptions options, Console console) {
        throw without("region");
    }

    @Override
    public int worker(WorkerOptions options, Console console) {
        throw without("worker");
    }

    @Override
    public int benchDispatch(BenchOptions options, Console console) {
        throw without("bench dispatch");
    }

    private static CannotRun without(String command) {
        return new CannotRun(CannotRun.Why.USAGE, command + " is not part of this program");
    }
}
