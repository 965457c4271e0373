package io.heliotrope.orchestrator.roles;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a process has started, closed in the reverse order; and the end that it waits for.
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Keeps a part to be closed, and gives it back.
    public <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /// Blocks until the process is told to end by a signal. The process then waits for [#close].
    public void awaitEnd() throws InterruptedException {
        Thread hook =
                new Thread(
                        () -> {
                            ended.countDown();
                            awaitClosed();
                        },
                        "end");
        Runtime.getRuntime().addShutdownHook(hook);
        ended.await();
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
        closed.countDown();
    }

    /// Closes a part; that it fails is logged and keeps no other from closing.
    static void close(AutoCloseable part) {
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
