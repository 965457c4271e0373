package io.heliotrope.orchestrator.access;

import io.heliotrope.orchestrator.installation.Processes;
import io.heliotrope.orchestrator.roles.Eventually;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `heliotrope up` in this process, as the command runs it, until it is closed.
final class RunningProduct implements AutoCloseable {
    private final StringWriter said = new StringWriter();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    private RunningProduct(SecuredInstallation secured) {
        Console console = new Console(new PrintWriter(said), new PrintWriter(said), false);
        UpOptions options =
                new UpOptions(secured.config(), secured.folder().resolve("data"), new Share.All());
        this.thread =
                Thread.ofPlatform()
                        .name("product")
                        .unstarted(() -> {
                            try {
                                new Processes(
                                                console,
                                                InstantSource.system(),
                                                Planted.environment())
                                        .up(options);
                            } catch (RuntimeException e) {
                                failure.set(e);
                            }
                        });
    }

    /// Returns when all roles run.
    static RunningProduct start(SecuredInstallation secured) {
        RunningProduct product = new RunningProduct(secured);
        product.thread.start();
        Eventually.holds(
                product.said::toString,
                () -> product.said().contains("up; end it") || !product.thread.isAlive());
        if (!product.thread.isAlive()) {
            throw new AssertionError(product.said(), product.failure.get());
        }
        return product;
    }

    String said() {
        return said.toString();
    }

    /// The address of its pages.
    String admin() {
        String before = "metrics and health at ";
        return said().lines()
                .filter(line -> line.contains(before))
                .map(line -> line.substring(line.indexOf(before) + before.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
