package io.heliotrope.workers;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import java.util.concurrent.CompletableFuture;

/// The way of results to their origin's results topic, in the partition that the dispatch names, on
/// the home cluster that the dispatch came from. Safe from any thread.
interface ResultOutlet {
    /// Sends `result` with `output` as its value. The future never fails: what went wrong is its
    /// value.
    CompletableFuture<Sent> send(Dispatch dispatch, Result result, Output output);

    /// What became of a record.
    enum Sent {
        /// It is safe.
        ACKED,
        /// It is not known to be safe; it may be sent again.
        LOST,
        /// It will never be taken as it is.
        REFUSED
    }
}
