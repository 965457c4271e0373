package io.heliotrope.workers;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;

/// What a worker tells its metrics. Called from many threads; an implementation returns at once.
public interface WorkerEvents {
    /// A dispatch was dropped; `reason` is one of a few fixed words.
    void dropped(Lane lane, String reason);

    /// A dispatch was declined; `reason` is one of a few fixed words.
    void declined(Lane lane, String reason);

    void finished(Lane lane, Measured measured);

    /// A run has come to the pause that was asked for.
    void paused(Lane lane);

    /// A run failed; another attempt may succeed when `retryable`.
    void failed(Lane lane, boolean retryable);

    /// A sealed payload could not be opened; `why` is one of a few fixed words.
    void notOpened(Lane lane, String why);

    /// A result was not acknowledged and is sent again.
    void resent(Lane lane);

    /// A result was given up: its token's lease will expire.
    void unanswered(Lane lane);

    /// A heartbeat did not reach the control plane.
    void heartbeatLost();

    /// A record of a dispatch log did not read as one.
    void unreadable(Lane lane);

    /// A dispatch could not be taken in and was passed by: its token's lease will expire.
    void passedBy(Lane lane);
}
