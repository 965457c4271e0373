package io.heliotrope.workers;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.worker.Objection;
import io.heliotrope.workers.ResultOutlet.Sent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sends what the worker has to say about one home cluster's tokens. Safe from any thread.
///
/// A final result is sent until it is safe, always the same one with the same execution id: its
/// token stays listed in heartbeats meanwhile, and its slot busy, so that a home cluster out of
/// reach gets no more results to hold than there are slots.
final class Answers {
    private final WorkerConfig config;
    private final ResultOutlet outlet;
    private final RealTime time;
    private final WorkerEvents events;
    private final CountDownLatch closed = new CountDownLatch(1);

    Answers(WorkerConfig config, ResultOutlet outlet, RealTime time, WorkerEvents events) {
        this.config = config;
        this.outlet = outlet;
        this.time = time;
        this.events = events;
    }

    /// Declines once, without waiting; `settled` runs when the record is safe or given up.
    void decline(Dispatch dispatch, Objection objection, Runnable settled) {
        events.declined(dispatch.job().lane(), objection.reason().name());
        Result.Declined declined = new Result.Declined(objection.text(), objection.policyOffset());
        CompletableFuture<Void> _ =
                outlet.send(dispatch, result(dispatch, declined), Output.NONE)
                        .thenAccept(sent -> {
                            if (sent != Sent.ACKED) {
                                events.unanswered(dispatch.job().lane());
                            }
                            settled.run();
                        });
    }

    /// Sends a piece of output; a lost one is not sent again, the final result has it all.
    void chunk(Dispatch dispatch, Result.Chunk chunk, Output text) {
        CompletableFuture<Sent> _ = outlet.send(dispatch, result(dispatch, chunk), text);
    }

    /// Sends the end of a run and waits until it is safe or given up.
    void settle(Dispatch dispatch, Result.Kind kind, Output output) throws InterruptedException {
        Result result = result(dispatch, kind);
        RealTime.Mark since = time.mark();
        Sent sent = outlet.send(dispatch, result, output).join();
        while (sent == Sent.LOST && since.elapsed().compareTo(config.limits().resendFor()) < 0) {
            if (waitedInVain(config.limits().resend())) {
                break;
            }
            events.resent(dispatch.job().lane());
            sent = outlet.send(dispatch, result, output).join();
        }
        if (sent == Sent.REFUSED && kind instanceof Result.Finished finished) {
            Result.Failed refused =
                    new Result.Failed(
                            finished.execution(),
                            "OUTPUT_REFUSED: the results topic takes no record of "
                                    + output.bytes().length
                                    + " bytes",
                            false);
            settle(dispatch, refused, Output.NONE);
        } else if (sent != Sent.ACKED) {
            events.unanswered(dispatch.job().lane());
        }
    }

    /// No result is sent again from now on.
    void close() {
        closed.countDown();
    }

    private boolean waitedInVain(Duration pause) throws InterruptedException {
        return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Result result(Dispatch dispatch, Result.Kind kind) {
        return new Result(
                dispatch.job().id(),
                dispatch.job().origin(),
                dispatch.token(),
                config.region(),
                config.worker(),
                kind);
    }
}
