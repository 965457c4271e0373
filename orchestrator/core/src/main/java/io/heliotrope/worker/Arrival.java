package io.heliotrope.worker;

import io.heliotrope.log.LogPartition;
import io.heliotrope.protocol.Dispatch;
import java.time.Instant;

/// A dispatch as it was read from its log.
///
/// `writtenAt` is the record's real time. `backlog` says that the record was there before this
/// worker started.
public record Arrival(LogPartition log, Instant writtenAt, boolean backlog, Dispatch dispatch) {}
