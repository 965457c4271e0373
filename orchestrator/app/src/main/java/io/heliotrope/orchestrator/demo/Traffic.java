package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Plays a scenario's arrivals: each is submitted when its real time has come.
///
/// Real time is that of the pace, not of the simulated clock's ticks, so arrivals come one by one
/// as they would in life and never in a bunch on a tick. When the machine was too slow, what is
/// overdue goes out at once, and [#tally] says how late the latest was. One thread runs it; the
/// others may ask and stop.
public final class Traffic {
    private final List<Arrival> arrivals;
    private final Pace pace;
    private final Timer timer;
    private final Submitter submitter;
    private final AtomicReference<Tally> tally = new AtomicReference<>(new Tally(0, Duration.ZERO));

    /// How many arrivals were submitted, and how late the latest of them was.
    public record Tally(int submitted, Duration mostLate) {
        private Tally and(Duration late) {
            return new Tally(submitted + 1, late.compareTo(mostLate) > 0 ? late : mostLate);
        }
    }

    /// `timer` counts from the moment at which job time is `scenario.from()`.
    public Traffic(Scenario scenario, Timer timer, Submitter submitter) {
        this.arrivals = scenario.arrivals();
        this.pace = scenario.pace();
        this.timer = timer;
        this.submitter = submitter;
    }

    /// Submits all arrivals, or those until [#stop]; returns when there is nothing left to submit.
    public Tally play() throws InterruptedException {
        for (Arrival arrival : arrivals) {
            Duration due = pace.until(arrival.at());
            if (!timer.await(due)) {
                break;
            }
            submitter.submit(arrival);
            Duration late = timer.elapsed().minus(due);
            tally.updateAndGet(sum -> sum.and(late));
        }
        return tally.get();
    }

    /// How far it has come.
    public Tally tally() {
        return tally.get();
    }

    /// Submits nothing more.
    public void stop() {
        timer.stop();
    }
}
