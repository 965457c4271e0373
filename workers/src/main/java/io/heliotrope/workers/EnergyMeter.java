package io.heliotrope.workers;

import io.heliotrope.model.Job;
import io.heliotrope.model.KilowattHours;
import java.time.Duration;

/// Says what a run drew at the accelerator's plug, without PUE. Safe from any thread.
@FunctionalInterface
public interface EnergyMeter {
    Metered meter(Run run);

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

    /// Energy and the name of the method that gave it.
    record Metered(KilowattHours energy, String method) {}
}
