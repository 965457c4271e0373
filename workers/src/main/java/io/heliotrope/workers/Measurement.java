package io.heliotrope.workers;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Measured;
import io.heliotrope.workers.engine.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The frame of a complete run: how long it waited for its slot (real time), when it began and
/// ended (job time), and how many ran together.
record Measurement(Duration queued, Instant from, Instant to, int together) {
    /// What the run of `job` took, with the energy that `watch` finds; `model` is the digest of the
    /// model's file, if the engine told it.
    Measured of(Job job, Completion done, EnergyMeter.Watch watch, Optional<Digest> model) {
        EnergyMeter.Metered metered =
                watch.meter(
                        new EnergyMeter.Run(
                                job,
                                done.promptTokens(),
                                done.outputTokens(),
                                done.total(),
                                Duration.between(from, to),
                                together));
        return new Measured(
                queued,
                done.timeToFirstToken(),
                done.total(),
                from,
                to,
                done.promptTokens(),
                done.outputTokens(),
                metered.energy(),
                metered.method(),
                metered.meanBatch(),
                model.orElse(null));
    }
}
