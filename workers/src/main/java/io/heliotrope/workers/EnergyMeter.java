package io.heliotrope.workers;

import io.heliotrope.model.Job;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.protocol.MeteredEnergy;
import java.time.Duration;
import java.util.List;

/// Says what a run drew at the accelerator's plug, without PUE. Safe from any thread.
@FunctionalInterface
public interface EnergyMeter {
    Metered meter(Run run);

    /// Watches one run of `job`; for meters that must see it happen.
    default Watch watch(Job job) {
        return this::meter;
    }

    /// What was read of each model since this meter began, in order of what was served; nothing by
    /// who reads no hardware.
    default List<MeteredEnergy> told() {
        return List.of();
    }

    /// Stands by one run. [#begin] and [#end] are called once each, by the thread that is in the
    /// engine, however the run ends; [#meter] after that, for a run that is complete.
    @FunctionalInterface
    interface Watch {
        /// The run enters its engine.
        default void begin() {}

        /// The run has left its engine.
        default void end() {}

        Metered meter(Run run);
    }

    /// A complete run: counted tokens, the job time for which it held its slot, and how many runs
    /// of its lane this worker had in hand when it started, itself included.
    record Run(
            Job job,
            int promptTokens,
            int outputTokens,
            Duration service,
            Duration held,
            int together) {
        public Run {
            if (together < 1) {
                throw new IllegalArgumentException("runs together must be >= 1, was " + together);
            }
        }
    }

    /// Energy, the name of the method that gave it, and how many sequences shared the accelerators
    /// with the run, itself included: 1 or more.
    record Metered(KilowattHours energy, String method, double meanBatch) {}
}
