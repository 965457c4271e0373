package io.heliotrope.orchestrator.feeds;

import io.heliotrope.protocol.ControlRecord.Signal;
import java.util.List;

/// Where signals are published: the control topic, or a list where they are only looked at.
@FunctionalInterface
interface Publication {
    /// Returns when all are taken.
    ///
    /// @throws IllegalStateException when they were not taken; some of them may have been
    void publish(List<Signal> signals);
}
