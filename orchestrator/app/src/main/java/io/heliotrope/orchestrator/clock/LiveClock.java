package io.heliotrope.orchestrator.clock;

import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.queues.crash.CrashPoint;
import java.time.InstantSource;

/// Job time that is real time: a tick says what time it is. Run by one timer thread.
public final class LiveClock implements Runnable {
    private final ControlPublisher control;
    private final InstantSource realTime;
    private long ticks;

    public LiveClock(ControlPublisher control, InstantSource realTime) {
        this.control = control;
        this.realTime = realTime;
    }

    @Override
    public void run() {
        CrashPoint.CLOCK_BEFORE_TICK.reached();
        control.publish(new Tick(ticks++, realTime.instant()));
        CrashPoint.CLOCK_AFTER_TICK.reached();
    }
}
