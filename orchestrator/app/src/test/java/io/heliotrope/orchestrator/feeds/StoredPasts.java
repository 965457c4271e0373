package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.store.Batch;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Made-up pasts in a store in memory.
final class StoredPasts {
    static final GridZone DE = new GridZone("DE");
    static final Basis LIFECYCLE = Basis.AVERAGE_LIFECYCLE;

    private StoredPasts() {}

    /// `count` values of `step` from `start` on, each received when it ended.
    static void add(
            InMemorySignals store,
            String source,
            Instant start,
            Duration step,
            int count,
            IntToDoubleFunction grams) {
        List<SignalRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant from = start.plus(step.multipliedBy(i));
            Instant to = from.plus(step);
            rows.add(
                    SignalRow.plain(
                            key(source),
                            to,
                            to,
                            from,
                            to,
                            grams.applyAsDouble(i),
                            Quality.MEASURED));
        }
        Batch.split(rows).forEach(store::append);
    }

    static SeriesKey key(String source) {
        return SeriesKey.of(DE, Signal.CARBON_INTENSITY, Kind.of(LIFECYCLE), source);
    }
}
