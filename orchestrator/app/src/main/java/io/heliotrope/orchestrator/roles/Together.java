package io.heliotrope.orchestrator.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Parts that do not need each other, closed at the same time, as each waits for its own last
/// answers.
public final class Together implements AutoCloseable {
    private final List<AutoCloseable> open = new ArrayList<>();

    /// Keeps a part to be closed, and gives it back.
    public <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    /// Returns when all are closed.
    @Override
    public void close() {
        try (ExecutorService closers = Executors.newVirtualThreadPerTaskExecutor()) {
            open.forEach(part -> closers.execute(() -> Parts.close(part)));
        }
        open.clear();
    }
}
