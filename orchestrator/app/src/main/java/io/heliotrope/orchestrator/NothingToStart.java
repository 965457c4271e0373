package io.heliotrope.orchestrator;

import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.start.BenchOptions;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Starter;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.util.function.Consumer;

/// A program without roles: it can ask, and start nothing.
final class NothingToStart implements Starter {
    @Override
    public int demo(DemoOptions options, Console console, Consumer<Report> report) {
        throw without("demo");
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
        return new CannotRun(Why.USAGE, command + " is not part of this program");
    }
}
