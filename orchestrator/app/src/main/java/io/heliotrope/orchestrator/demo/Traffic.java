package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Plays a scenario's arrivals: each is submitted when its job time has come.
///
/// When the machine was too slow, what is overdue goes out at once, and [#tally] says how late the
/// latest was. One thread runs it; the others may ask and stop.
public final class Traffic {
    private final List<Arrival> arrivals;
    private final Schedule schedule;
    private final Submitter submitter;
    private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally(0, Duration.ZERO));

    /// How many arrivals were submitted, and how late, in real time, the latest of them was.
    public record Tally(int submitted, Duration mostLate) {
        private Tally and(Duration late) {
            return new Tally(submitted + 1, late.compareTo(mostLate) > 0 ? late : mostLate);
        }
    }

    public Traffic(Scenario scenario, Schedule schedule, Submitter submitter) {
        this.arrivals = scenario.arrivals();
        this.schedule = schedule;
        this.submitter = submitter;
    }

    /// Submits all arrivals, or those until [#stop]; returns when there is nothing left to submit.
    public Tally play() throws InterruptedException {
        for (Arrival arrival : arrivals) {
            if (!schedule.await(arrival.at())) {
                break;
            }
            submitter.submit(arrival);
            Duration late = schedule.since(arrival.at());
            Tally _ = tally.updateAndGet(sum -> sum.and(late));
        }
        return tally.get();
    }

    /// How far it has come.
    public Tally tally() {
        return tally.get();
    }

    /// Submits nothing more.
    public void stop() {
        schedule.stop();
    }
}
