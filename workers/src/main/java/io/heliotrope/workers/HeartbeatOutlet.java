package io.heliotrope.workers;

import io.heliotrope.protocol.ControlRecord.Heartbeat;
import java.util.concurrent.CompletableFuture;

/// The way of heartbeats to the control plane.
@FunctionalInterface
interface HeartbeatOutlet {
    /// Sends a heartbeat; the value says whether it is known to have arrived. The future never
    /// fails.
    CompletableFuture<Boolean> send(Heartbeat heartbeat);
}
