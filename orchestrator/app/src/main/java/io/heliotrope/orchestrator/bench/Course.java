package io.heliotrope.orchestrator.bench;

import java.util.List;
import java.util.Map;

/// A way for a record from a topic that is written to topics that are read.
///
/// Not started until a drain has been preloaded.
interface Course extends AutoCloseable {
    String name();

    /// The topic to write to.
    String in();

    /// The topics whose records count as arrived.
    List<String> out();

    /// Headers that a record needs on this way.
    Map<String, String> headers();

    /// Starts what lies between, and returns when it reads.
    void start() throws InterruptedException;

    @Override
    void close();
}
