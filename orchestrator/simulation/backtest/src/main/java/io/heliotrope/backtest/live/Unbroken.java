package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.Trials.Part;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Jobs that are done in one piece and have all the room that they want: each begins when no later
/// start is expected to emit less, at its last one whatever is expected, and stays where it began.
///
/// One thread.
final class Unbroken {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Recorded recorded;
    private final Sky sky;
    private final Desk desk;
    private final Books books;
    private List<Waiting> waiting = new ArrayList<>();
    private List<Running> running = new ArrayList<>();

    Unbroken(Recorded recorded, Desk desk, Books books) {
        this.recorded = recorded;
        this.sky = recorded.sky();
        this.desk = desk;
        this.books = books;
    }

    /// Jobs that came in slot `came` and are looked at from slot `first` to `last`; `missed` says
    /// that their latest start has passed.
    private record Waiting(
            Work work, long regions, int slots, int came, int first, int last, boolean missed) {
        Waiting late() {
            return new Waiting(work, regions, slots, came, first, last, true);
        }
    }

    private record Running(Work work, int region, int slots, int left) {}

    boolean isEmpty() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /// Jobs that were admitted in `slot`; `part` counts from there.
    void add(Work work, long regions, int slot, Part part) {
        int slots = Math.toIntExact(Math.ceilDiv(work.length().toMillis(), sky.step().toMillis()));
        waiting.add(
                new Waiting(
                        work,
                        regions,
                        slots,
                        slot,
                        slot + part.first(),
                        slot + part.last(),
                        false));
    }

    /// What runs goes on, and what should begins.
    void run(int slot, World world, List<Foreseen> foreseen) {
        List<Running> still = new ArrayList<>();
        for (Running run : running) {
            goOn(run, slot, still);
        }
        running = still;
        if (waiting.isEmpty()) {
            return;
        }
        int reach = 0;
        for (Waiting each : waiting) {
            reach = Math.max(reach, Math.max(each.last() - slot, 0) + each.slots());
        }
        Outlook outlook = new Outlook(recorded, slot, reach, foreseen);
        List<Waiting> left = new ArrayList<>();
        for (Waiting each : waiting) {
            if (!begins(each, slot, outlook) || !starts(each, slot, outlook, world)) {
                left.add(each);
            }
        }
        waiting = left;
    }

    private static boolean begins(Waiting jobs, int slot, Outlook outlook) {
        int latest = jobs.last() - slot;
        return slot >= jobs.first()
                && (latest <= 0 || outlook.isBestNow(jobs.regions(), latest, jobs.slots()));
    }

    /// Decides on each job; tells whether they begin. Alike, they are decided alike.
    private boolean starts(Waiting jobs, int slot, Outlook outlook, World world) {
        int wanted = outlook.cleanest(jobs.regions(), 0, jobs.slots());
        Work work = jobs.work();
        for (int number = 0; number < work.jobs(); number++) {
            int region =
                    desk.release(work, number, work.latestStart().plus(sky.step()), wanted, world);
            if (region < 0) {
                return false;
            }
            books.started(work, slot - jobs.came());
            goOn(new Running(work, region, jobs.slots(), jobs.slots()), slot, running);
        }
        return true;
    }

    private void goOn(Running run, int slot, List<Running> still) {
        Work work = run.work();
        double slotHours = sky.step().toMillis() / MILLIS_PER_HOUR;
        double hours =
                run.left() > 1
                        ? slotHours
                        : work.length().toMillis() / MILLIS_PER_HOUR
                                - (run.slots() - 1) * slotHours;
        books.ran(
                work, run.region(), work.kilowatts() * hours * sky.gramsPerKwh(run.region(), slot));
        if (run.left() > 1) {
            still.add(new Running(work, run.region(), run.slots(), run.left() - 1));
        }
    }

    /// The recorded days have ended.
    void undone() {
        for (Waiting each : waiting) {
            books.undone(each.work(), atHome(each.work()) * each.work().jobs());
        }
        for (Running each : running) {
            books.undone(each.work(), atHome(each.work()) * each.left() / each.slots());
        }
    }

    private double atHome(Work work) {
        Instant end = work.nominal().plus(work.length());
        return sky.grams(work.origin(), work.nominal(), end) * work.kilowatts();
    }

    /// Enters jobs that have become late when `slot` begins; they go on as soon as they can.
    void overdue(int slot) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting each = waiting.get(i);
            if (!each.missed() && sky.at(slot).isAfter(each.work().latestStart())) {
                books.missed(each.work(), each.work().jobs());
                waiting.set(i, each.late());
            }
        }
    }
}
