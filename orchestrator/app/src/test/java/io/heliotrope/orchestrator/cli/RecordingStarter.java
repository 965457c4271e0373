package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.start.BenchOptions;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.DoctorOptions;
import io.heliotrope.orchestrator.start.DrillOptions;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Starter;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Starts nothing and remembers what it was asked to start.
public final class RecordingStarter implements Starter {
    private final List<Object> asked = new ArrayList<>();
    private final List<Report> reports;

    /// The demo hands out `reports` and ends with the last one's exit code.
    public RecordingStarter(Report... reports) {
        this.reports = List.of(reports);
    }

    List<Object> asked() {
        return asked;
    }

    @Override
    public int demo(DemoOptions options, Console console, Consumer<Report> report) {
        asked.add(options);
        reports.forEach(report);
        return reports.isEmpty() ? 0 : reports.getLast().exitCode();
    }

    @Override
    public int up(UpOptions options, Console console) {
        asked.add(options);
        return 0;
    }

    @Override
    public int region(RegionOptions options, Console console) {
        asked.add(options);
        return 0;
    }

    @Override
    public int worker(WorkerOptions options, Console console) {
        asked.add(options);
        return 0;
    }

    @Override
    public int drill(DrillOptions options, Console console) {
        asked.add(options);
        return 0;
    }

    @Override
    public int benchDispatch(BenchOptions options, Console console) {
        asked.add(options);
        throw new IllegalStateException("the broker\nfell over");
    }

    @Override
    public int doctor(DoctorOptions options, Console console) {
        asked.add(options);
        return 0;
    }
}
