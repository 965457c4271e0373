package io.heliotrope.orchestrator.notary;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.micrometer.core.instrument.Counter;

/// What a notary counts. Safe from any thread.
final class SealTally {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Counter records;
    private volatile long lag;
    private volatile long sealedAt = System.nanoTime();

    /// `notary` is the process's part: `all`, `control` or `home-CLUSTER`.
    SealTally(Meters meters, String notary) {
        records = meters.counter(MetricNames.SEALED_RECORDS, notary);
        meters.gauge(MetricNames.NOTARY_LAG, () -> lag, notary);
        meters.gauge(
                MetricNames.CHECKPOINT_AGE,
                () -> (System.nanoTime() - sealedAt) / NANOS_PER_SECOND,
                notary);
    }

    void sealed(int count) {
        records.increment(count);
        sealedAt = System.nanoTime();
    }

    void lag(long count) {
        lag = count;
    }
}
