package io.heliotrope.simulation;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;

/// What a dispatch log holds.
sealed interface DispatchLine {
    /// A dispatch; `known` is how far its sender's world had seen the control topics when it was
    /// sent, which is for checking only.
    record Sent(Dispatch dispatch, WorldOffsets known) implements DispatchLine {}

    /// Where a router task began anew.
    record Marked(Task task) implements DispatchLine {}
}
