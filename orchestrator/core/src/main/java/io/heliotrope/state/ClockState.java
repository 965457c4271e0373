package io.heliotrope.state;

import io.heliotrope.protocol.ControlRecord.Tick;
import java.time.Instant;

/// Fold of the clock topic. Job time never goes back: a tick before the last one changes nothing.
record ClockState(long offset, long sequence, Instant now, Instant heardAt) {
    static final ClockState EMPTY = new ClockState(0, -1, Instant.EPOCH, Instant.EPOCH);

    ClockState apply(Tick tick, long recordOffset, Instant timestamp) {
        Instant newest = timestamp.isAfter(heardAt) ? timestamp : heardAt;
        return tick.now().isBefore(now)
                ? new ClockState(recordOffset + 1, sequence, now, newest)
                : new ClockState(recordOffset + 1, tick.sequence(), tick.now(), newest);
    }
}
