package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.KnownSignals.RowSink;
import java.io.Closeable;
import java.io.IOException;

/// Writes rows of any zones for others to read, few of them in memory at a time. For one thread.
///
/// Only what was [#finish]ed is a whole one.
public sealed interface RowOutput extends RowSink, Closeable permits ArrowOutput, ParquetOutput {
    /// Writes what is left and the end.
    void finish() throws IOException;
}
