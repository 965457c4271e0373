package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.Trials.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All jobs of an episode that come again and again, on paper: in the months before it too, as if
/// they had come then. One thread.
final class Rehearsals {
    private static final Duration PAST = Duration.ofDays(120);

    private final Recorded recorded;
    private final Foresight foresight;
    private final Map<String, Rehearsal> all = new TreeMap<>();

    Rehearsals(Recorded recorded, int episode, Foresight foresight) {
        this.recorded = recorded;
        this.foresight = foresight;
        if (recorded.scenario().room().isEmpty()) {
            for (Work work : recorded.work().get(episode)) {
                if (!work.preemptible() && work.regions() != 0 && !all.containsKey(name(work))) {
                    Optional<Rehearsal> one = Rehearsal.of(recorded, work);
                    one.ifPresent(rehearsal -> all.put(name(work), rehearsal));
                }
            }
        }
    }

    private static String name(Work work) {
        return work.jobClass() + " of " + work.origin();
    }

    /// Lives what was before `slot`.
    void begin(int slot) {
        if (all.isEmpty()) {
            return;
        }
        int first = Math.max(0, slot - (int) PAST.dividedBy(recorded.sky().step()));
        all.values().forEach(each -> each.begin(first));
        for (int past = first; past < slot; past++) {
            int now = past;
            if (all.values().stream().anyMatch(each -> each.isIn(now))) {
                at(past, foresight.at(past));
            } else {
                close(past);
            }
        }
    }

    /// Goes on by a slot.
    void at(int slot, List<Foreseen> foreseen) {
        close(slot);
        for (Rehearsal each : all.values()) {
            if (each.isIn(slot)) {
                each.at(slot, new Outlook(recorded, slot, each.reach(), foreseen));
            }
        }
    }

    private void close(int slot) {
        all.values().forEach(each -> each.close(slot));
    }

    /// The part of its window in which a job that comes should be looked at: of `starts` starts all
    /// where nothing is learnt.
    Part part(Work work, int starts) {
        Rehearsal rehearsal = all.get(name(work));
        return rehearsal == null ? new Part(0, starts - 1) : rehearsal.best();
    }
}
