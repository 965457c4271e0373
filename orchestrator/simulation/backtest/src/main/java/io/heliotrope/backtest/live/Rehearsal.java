package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.Trials;
import io.heliotrope.plan.Trials.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One job that comes again and again, lived on paper in every part of its window, with the
/// forecasts of the time: what [Trials] learns from.
///
/// Slots are gone through in order. One thread.
final class Rehearsal {
    private final Sky sky;
    private final long regions;
    private final Work work;
    private final int slots;
    private final int every;
    private final int starts;
    private final Trials trials;
    private final int[] begun;
    private final int[] where;
    private int open;

    private Rehearsal(Recorded recorded, Work work, int every) {
        this.sky = recorded.sky();
        this.work = work;
        this.regions = work.regions();
        this.every = every;
        this.slots = slots(work.length());
        this.open = sky.stepOf(work.release());
        this.starts = sky.stepOf(work.latestStart()) - open + 1;
        this.trials = new Trials(starts, sky.stepOf(work.nominal()) - open);
        this.begun = new int[trials.parts().size()];
        this.where = new int[trials.parts().size()];
        Arrays.fill(begun, -1);
    }

    private int slots(Duration time) {
        return Math.toIntExact(Math.ceilDiv(time.toMillis(), sky.step().toMillis()));
    }

    /// Of the job that `work` is one of, if it is to be learnt from, its times are whole slots and
    /// its windows do not overlap.
    static Optional<Rehearsal> of(Recorded recorded, Work work) {
        Sky sky = recorded.sky();
        return recorded.scenario().jobs().stream()
                .filter(Jobs.Recurring.class::isInstance)
                .map(Jobs.Recurring.class::cast)
                .filter(jobs -> jobs.common().name().equals(work.jobClass()) && jobs.isLearnt())
                .filter(jobs -> fits(jobs, work, sky))
                .map(jobs ->
                        new Rehearsal(
                                recorded,
                                work,
                                Math.toIntExact(jobs.every().dividedBy(sky.step()))))
                .findFirst();
    }

    private static boolean fits(Jobs.Recurring jobs, Work work, Sky sky) {
        boolean isWhole = true;
        for (Duration time :
                List.of(
                        jobs.every(),
                        jobs.before(),
                        jobs.after(),
                        Duration.between(sky.at(0), work.release()))) {
            isWhole &= time.toMillis() % sky.step().toMillis() == 0;
        }
        Duration window = Duration.between(work.release(), work.deadline());
        return isWhole && jobs.every().compareTo(window) >= 0;
    }

    /// Goes back to the first window that begins in `slot` or later.
    void begin(int slot) {
        open = slot + Math.floorMod(open - slot, every);
    }

    /// Whether [#at] wants to be asked in a slot.
    boolean isIn(int slot) {
        return slot >= open && slot < open + starts;
    }

    /// How many slots an outlook must know.
    int reach() {
        return starts + slots;
    }

    /// In each part that has not begun yet, decides whether it does.
    void at(int slot, Outlook outlook) {
        int offset = slot - open;
        double now = outlook.least(regions, 0, slots);
        double[] later = new double[starts - offset];
        later[0] = Double.POSITIVE_INFINITY;
        for (int ahead = 1; ahead < later.length; ahead++) {
            later[ahead] = Math.min(later[ahead - 1], outlook.least(regions, ahead, slots));
        }
        for (int i = 0; i < begun.length; i++) {
            Part part = trials.parts().get(i);
            if (begun[i] < 0
                    && part.first() <= offset
                    && now <= later[Math.max(0, part.last() - offset)]) {
                begun[i] = slot;
                where[i] = outlook.cleanest(regions, 0, slots);
            }
        }
    }

    /// The window is over when its last run has ended: what each part came to is learnt.
    void close(int slot) {
        if (slot < open + starts - 1 + slots) {
            return;
        }
        List<Double> grams = new ArrayList<>();
        for (int i = 0; i < begun.length; i++) {
            grams.add(sky.grams(where[i], sky.at(begun[i]), sky.at(begun[i]).plus(work.length())));
        }
        trials.passed(grams);
        Arrays.fill(begun, -1);
        open += every;
    }

    /// The part to look at in a window that begins.
    Part best() {
        return trials.best();
    }
}
