package io.heliotrope.workers;

import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The platform threads on which one lane enters its engines, a fixed number.
///
/// An engine holds its thread inside native code. On a virtual thread that would hold a carrier,
/// and a few batch jobs could stop every interactive one; so jobs live on virtual threads and only
/// infer here. Who waits for a thread waits in order; there are never more than the lane has slots.
final class EngineRoom implements AutoCloseable {
    private final ExecutorService threads;

    EngineRoom(String name, int inferences) {
        this.threads =
                Executors.newFixedThreadPool(
                        inferences, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /// Runs one inference, with `watch` by it while it has its thread, and waits for it; an
    /// interrupt of the caller interrupts it.
    ///
    /// @throws ExecutionException when the engine threw, with what it threw as cause
    InferenceResult infer(
            Engine engine,
            InferenceRequest request,
            TokenListener listener,
            EnergyMeter.Watch watch)
            throws InterruptedException, ExecutionException {
        Future<InferenceResult> inference =
                threads.submit(() -> {
                    watch.begin();
                    try {
                        return engine.infer(request, listener);
                    } finally {
                        watch.end();
                    }
                });
        try {
            return inference.get();
        } catch (InterruptedException e) {
            inference.cancel(true);
            throw e;
        }
    }

    /// Interrupts what still runs; does not wait.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
