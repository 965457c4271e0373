package io.heliotrope.decide;

import io.heliotrope.model.EnergySource;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.state.GreenCurve;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The possible starts of one batch job in one region: at once, and at the slot boundaries after.
///
/// One sweep over the slots. A start is possible when no slot that the run and its reserve touch is
/// taken; since starts move forward, it is enough to know the last taken slot so far. Beyond
/// [GreenCurve#HORIZON] nothing is known of grams, so there the first possible start stands for
/// all.
final class Starts {
    /// No slot at all.
    static final long NONE = Long.MAX_VALUE;

    private static final long SLOT_MILLIS = Slots.LENGTH.toMillis();
    private static final long HORIZON_SLOTS = GreenCurve.HORIZON.dividedBy(Slots.LENGTH);

    private final int region;
    private final int step;
    private final Ruling ruling;
    private final boolean isTimed;
    private final BatchRun run;
    private final Load load;
    private final long loadEnd;
    private final double rttMillis;
    private final Instant now;
    private final long occupiedMillis;

    private long seen;
    private long lastTaken = Long.MIN_VALUE;
    private boolean atOncePossible;
    private double atOnceCost;
    private long firstSlot = NONE;
    private long laterSlot = NONE;
    private double laterCost;
    private final @Nullable Slate later;

    private Starts(Question question, Complete objective, int region, int step) {
        this.region = region;
        this.step = step;
        this.ruling = question.ruling();
        this.isTimed = ruling.isTimed(step);
        this.run = BatchRun.of(question.run(), objective, region);
        this.load = question.load();
        this.loadEnd = load.endSlot();
        this.rttMillis = question.rttMillis(region);
        this.later = ruling.isPlain() ? null : new Slate();
        this.now = question.now();
        this.occupiedMillis = run.millis() + BatchRun.millis(question.policy().reserve());
    }

    /// Sweeps from now until `latest`, inclusive, and on to the first possible start after now when
    /// none lies there.
    static Starts of(Question question, Complete objective, int region, int step, Instant latest) {
        Starts starts = new Starts(question, objective, region, step);
        starts.sweep(latest);
        return starts;
    }

    private void sweep(Instant latest) {
        long here = Slots.of(now);
        long intoSlotMillis = now.toEpochMilli() - Slots.start(here).toEpochMilli();
        seen = here - 1;
        lookUntil(here + Math.ceilDiv(intoSlotMillis + occupiedMillis, SLOT_MILLIS) - 1);
        atOncePossible = lastTaken < here && has(isTimed ? ruling.atOnce(step) : -1L);
        atOnceCost = atOncePossible ? cost(0, Ruling.AT_ONCE) : 0;
        long touched = Math.ceilDiv(occupiedMillis, SLOT_MILLIS);
        Instant limit = now.plus(BatchRun.LONGEST);
        long last = Slots.of(latest.isAfter(limit) ? limit : latest);
        long horizon = Math.min(last, here + HORIZON_SLOTS);
        long slot = here + 1;
        while (slot <= horizon || firstSlot == NONE) {
            lookUntil(slot + touched - 1);
            if (lastTaken < slot) {
                possible(slot, slot <= last);
            }
            slot++;
        }
    }

    private void lookUntil(long slot) {
        long end = Math.min(slot, loadEnd - 1);
        while (seen < end) {
            seen++;
            lastTaken = load.blocked(region, seen) ? seen : lastTaken;
        }
    }

    private void possible(long slot, boolean inTime) {
        firstSlot = firstSlot == NONE ? slot : firstSlot;
        if (!inTime || (isTimed && !has(ruling.allowed(step, slot)))) {
            return;
        }
        if (later != null) {
            later.add(slot);
        }
        double cost = cost(0, slot);
        if (laterSlot == NONE || cost < laterCost) {
            laterSlot = slot;
            laterCost = cost;
        }
    }

    /// Whether a run may begin with a slot after now that begins at `latest` or before.
    boolean isPossible(long slot, Instant latest) {
        if (slot <= Slots.of(now)
                || Slots.start(slot).isAfter(latest)
                || (isTimed && !has(ruling.allowed(step, slot)))) {
            return false;
        }
        long end = slot + Math.ceilDiv(occupiedMillis, SLOT_MILLIS);
        for (long at = slot; at < Math.min(end, loadEnd); at++) {
            if (load.blocked(region, at)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(long word) {
        return ((word >>> region) & 1) != 0;
    }

    /// The cost of a possible start, [Ruling#AT_ONCE] or a slot, by a rank.
    double cost(int rank, long slot) {
        double grams = slot == Ruling.AT_ONCE ? run.atOnceGrams() : run.laterGrams(slot);
        return ruling.cost(step, rank, region, slot, rttMillis, grams);
    }

    /// All possible later starts in time, in order of time; only of a ruling that is not plain.
    Slate later() {
        return later == null ? Slate.NONE : later;
    }

    /// A run begun now in a region, whatever its capacity; absent when its grams are not known.
    static @Nullable Scored atOnce(Question question, Complete objective, int region) {
        Starts starts = new Starts(question, objective, region, 0);
        double grams = starts.run.atOnceGrams();
        return Double.isNaN(grams) ? null : starts.scored(question, question.now(), grams);
    }

    /// A run begun at `start`, with its grams.
    Scored scored(Question question, Instant start, double grams) {
        return question.scored(
                region,
                start,
                start.plusMillis(run.millis()),
                run.kilowattHours(),
                EnergySource.CATALOGUE,
                grams,
                rttMillis);
    }

    /// The run that starts then.
    BatchRun run() {
        return run;
    }

    boolean isAtOncePossible() {
        return atOncePossible;
    }

    double atOnceCost() {
        return atOnceCost;
    }

    /// Whether a start after now and by the latest is possible.
    boolean isLaterPossible() {
        return laterSlot != NONE;
    }

    /// The cheapest slot to start at after now, the first of equals.
    long laterSlot() {
        return laterSlot;
    }

    double laterCost() {
        return laterCost;
    }

    /// The first slot after now to start at, be it too late or not.
    long firstSlot() {
        return firstSlot;
    }

    /// The soonest possible start, be it too late or not.
    Instant soonest() {
        return atOncePossible ? now : Slots.start(firstSlot);
    }

    double rttMillis() {
        return rttMillis;
    }
}
