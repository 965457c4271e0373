package io.heliotrope.workers;

import io.heliotrope.log.LogPartition;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.worker.Arrival;
import java.time.Instant;

/// A dispatch as it lay in its log.
///
/// `writtenAt` is the record's real time. `backlog` says that the record was there before this
/// worker started. `payload` is the job's body where the record carries it, and empty where the
/// dispatch refers to it.
record Delivery(
        LogPartition log,
        long offset,
        Instant writtenAt,
        boolean backlog,
        Dispatch dispatch,
        Payload payload) {
    /// What the fold judges.
    Arrival arrival() {
        return new Arrival(log, writtenAt, backlog, dispatch);
    }
}
