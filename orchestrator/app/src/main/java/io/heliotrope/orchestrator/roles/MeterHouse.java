package io.heliotrope.orchestrator.roles;

import io.heliotrope.orchestrator.config.MeterSettings;
import io.heliotrope.workers.HardwareEnergy;
import io.heliotrope.workers.meter.EnergyShares;
import io.heliotrope.workers.meter.NvidiaSmi;
import io.heliotrope.workers.meter.PowerSource;
import io.heliotrope.workers.meter.Powercap;
import io.heliotrope.workers.meter.Sampler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// The meters of this process, one for each piece of hardware, shared by all workers on it.
///
/// Belongs to the thread that starts the process; close it once, after the workers.
public final class MeterHouse implements AutoCloseable {
    private final LongSupplier nanos;
    private final Map<MeterSettings, Meter> open = new HashMap<>();

    private record Meter(String method, EnergyShares shares, Sampler sampler) {}

    /// `nanos` is a clock that never steps back.
    public MeterHouse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// What a worker with these settings is metered by; a meter begins to look when it is first
    /// asked for.
    public WorkerRole.Metering of(MeterSettings settings) {
        return switch (settings) {
            case MeterSettings.None _ -> WorkerRole.Metering.NONE;
            case MeterSettings.Packages packages ->
                    metering(
                            open.computeIfAbsent(
                                    packages,
                                    _ ->
                                            start(
                                                    new Powercap(packages.root(), nanos),
                                                    packages.every())));
            case MeterSettings.Gpus gpus ->
                    metering(
                            open.computeIfAbsent(
                                    gpus,
                                    _ ->
                                            start(
                                                    new NvidiaSmi(
                                                            gpus.command(),
                                                            gpus.gpus(),
                                                            gpus.timeout()),
                                                    gpus.every())));
        };
    }

    private static WorkerRole.Metering metering(Meter meter) {
        return (stated, accelerator, batchTime) ->
                new HardwareEnergy(meter.shares(), meter.method(), accelerator, batchTime, stated);
    }

    private Meter start(PowerSource source, Duration every) {
        EnergyShares shares = new EnergyShares(nanos);
        Sampler sampler = new Sampler(source, shares, every);
        sampler.start();
        return new Meter(source.method(), shares, sampler);
    }

    @Override
    public void close() {
        open.values().forEach(meter -> meter.sampler().close());
    }
}
