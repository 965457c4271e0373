package io.heliotrope.signals.store;

import java.io.IOException;
import java.util.List;

/// Keeps rows for good: nothing that was stored is ever changed.
public interface SignalStore extends KnownSignals {
    /// The most rows of one call.
    int MOST_ROWS = 1_000_000;

    /// Stores what of `rows` is not stored yet, all of it or nothing, also when the machine dies
    /// meanwhile. They are of one zone and were received on one day (UTC), as what one answer said
    /// always is; [Batch#split] parts others.
    ///
    /// A row that is told twice is stored once, see [SignalRow#identity].
    ///
    /// @throws IllegalArgumentException when they are of two zones or days, or too many
    /// @throws IOException when they cannot be stored, saying where and what to do
    Appended append(List<SignalRow> rows) throws IOException;

    /// How many rows were new, and how many had been stored before.
    record Appended(int stored, int known) {}
}
