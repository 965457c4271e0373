package io.heliotrope.orchestrator.start;

import io.heliotrope.orchestrator.ledger.Report;
import java.util.function.Consumer;

/// Runs what the long commands ask for. Each call blocks until it is over and returns the exit
/// code; what cannot be run is a [CannotRun] that says why in one line.
public interface Starter {
    /// Runs the demo and hands its report to `report` once. With [DemoOptions#hold] it goes on
    /// until the process is told to end. Progress goes to the console's error side only.
    int demo(DemoOptions options, Console console, Consumer<Report> report);

    /// Runs every role of the settings in this process until it is told to end.
    int up(UpOptions options, Console console);

    /// Runs one region's pool, and its home cluster's router and agent, until told to end.
    int region(RegionOptions options, Console console);

    /// Runs one worker until told to end.
    int worker(WorkerOptions options, Console console);

    /// Starts brokers and roles as processes of their own, kills them, and prints what it found.
    int drill(DrillOptions options, Console console);

    /// Measures the interactive path against a bare relay and prints what it found.
    int benchDispatch(BenchOptions options, Console console);

    /// Asks every feed of the settings about every zone and prints what it found.
    int doctor(DoctorOptions options, Console console);
}
