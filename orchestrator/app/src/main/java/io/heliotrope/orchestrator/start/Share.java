package io.heliotrope.orchestrator.start;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.start.CannotRun.Why;

/// Which of the settings' roles one process runs.
public sealed interface Share {
    /// Every role, and the brokers that the settings call embedded.
    record All() implements Share {}

    /// The batch decider, the signals and the clock.
    record Control() implements Share {}

    /// Router and agent of one home cluster.
    record Home(ClusterId cluster) implements Share {}

    /// Reads `control` or `home:CLUSTER`.
    ///
    /// @throws CannotRun saying what was given and what is expected
    static Share of(String text) {
        if (text.equals("control")) {
            return new Control();
        }
        if (text.startsWith("home:") && text.length() > "home:".length()) {
            return new Home(new ClusterId(text.substring("home:".length())));
        }
        throw new CannotRun(
                Why.USAGE,
                "--only was '" + text + "', expected control or home:CLUSTER, such as home:europe");
    }
}
