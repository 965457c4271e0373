package io.heliotrope.orchestrator.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parts that do not need each other, closed at the same time, as each waits for its own last
/// answers.
public final class Together implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

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
            open.forEach(part -> closers.execute(() -> close(part)));
        }
        open.clear();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .setCause(e)
                    .log("part did not close");
        }
    }
}
