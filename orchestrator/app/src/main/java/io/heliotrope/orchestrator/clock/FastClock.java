package io.heliotrope.orchestrator.clock;

import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Job time that runs faster than real time: a tick each `step`, published every `every` of real
/// time.
///
/// Signals of a moment are published before its tick. The next tick waits until the decider has
/// done all that the last one brought; the clock then catches up, at most four ticks in the time of
/// one. Run by one timer thread.
public final class FastClock implements Runnable {
    /// How often the timer should call [#run], as a part of `every`.
    public static final int CALLS_PER_TICK = 4;

    private final Instant from;
    private final Duration step;
    private final Duration every;
    private final ControlPublisher control;
    private final Function<Instant, List<Signal>> news;
    private final Supplier<Instant> processed;
    private final InstantSource realTime;
    private @Nullable Instant startedAt;
    private long ticks;

    /// `news` gives the signals that are new at a moment; `processed` how far the decider has come.
    public FastClock(
            Instant from,
            Duration step,
            Duration every,
            ControlPublisher control,
            Function<Instant, List<Signal>> news,
            Supplier<Instant> processed,
            InstantSource realTime) {
        if (!step.isPositive() || every.toMillis() < CALLS_PER_TICK) {
            throw new IllegalArgumentException(
                    "clock step must be > 0 and its pace at least 4 ms, were "
                            + step
                            + ", "
                            + every);
        }
        this.from = from;
        this.step = step;
        this.every = every;
        this.control = control;
        this.news = news;
        this.processed = processed;
        this.realTime = realTime;
    }

    /// Publishes the first moment, where the clock stands until it first runs.
    public void set() {
        publish();
    }

    /// Publishes the next tick when its time has come and the last one has been processed.
    @Override
    public void run() {
        Instant realNow = realTime.instant();
        Instant start = startedAt;
        if (start == null) {
            start = realNow.minus(every.multipliedBy(ticks));
            startedAt = start;
        }
        boolean isTime = Duration.between(start, realNow).compareTo(every.multipliedBy(ticks)) >= 0;
        boolean isProcessed = ticks <= 1 || !processed.get().isBefore(moment(ticks - 1));
        if (isTime && isProcessed) {
            publish();
        }
    }

    private void publish() {
        Instant now = moment(ticks);
        control.publish(news.apply(now));
        control.publish(new Tick(ticks, now));
        ticks++;
    }

    private Instant moment(long tick) {
        return from.plus(step.multipliedBy(tick));
    }
}
