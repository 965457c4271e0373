package io.heliotrope.decide;

import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.time.Instant;

/// The stretches of time that an interruptible job may be put together from: what is left of the
/// slot of now, then whole slots, or a few slots each where the job is long.
///
/// A cell's cost is its share of what the whole job would cost if all of it were like this cell:
/// exact where the policy's cost grows with grams. Cell 0 is the one of now. One thread.
final class Cells {
    /// A job is cut into at most so many cells.
    static final int MOST = 64;

    /// What the whole job is taken to cost where nobody knows, and there is no other way in time:
    /// more than any way that is known.
    private static final double DEAREST = 1e12;

    private static final long SLOT_MILLIS = Slots.LENGTH.toMillis();
    private static final long HORIZON_SLOTS = GreenCurve.HORIZON.dividedBy(Slots.LENGTH);

    private final Question question;
    private final int step;
    private final BatchRun[] runs;
    private final long here;
    private final long slots;
    private final long millis;
    private final long reserveMillis;
    private final Instant end;
    private final int count;
    private final long always;
    private final double unknown;

    /// Of a job that must begin by `latest` if it runs in one piece. Where a cost is not known it
    /// is infinite.
    Cells(Question question, Complete objective, int step, Instant latest) {
        this(question, objective, step, latest, Double.POSITIVE_INFINITY);
    }

    /// The same where a cost that is not known is dearer than any that is.
    static Cells atAnyPrice(Question question, Complete objective, int step, Instant latest) {
        return new Cells(question, objective, step, latest, DEAREST);
    }

    private Cells(Question question, Complete objective, int step, Instant latest, double unknown) {
        this.unknown = unknown;
        this.question = question;
        this.step = step;
        this.runs = new BatchRun[question.regions()];
        for (int region = 0; region < runs.length; region++) {
            runs[region] = BatchRun.of(question.run(), objective, region);
        }
        this.millis = BatchRun.millis(objective.gpuTime());
        this.reserveMillis = BatchRun.millis(question.policy().reserve());
        this.slots = Math.max(1, Math.ceilDiv(Math.ceilDiv(millis, SLOT_MILLIS), MOST));
        this.here = Slots.of(question.now());
        this.always = question.ruling().mask(step).allowed().bits();
        Instant limit = Slots.start(here + HORIZON_SLOTS);
        Instant over = latest.isBefore(limit) ? latest.plusMillis(millis) : limit;
        this.end = over.isBefore(limit) ? over : limit;
        long until = Math.ceilDiv(end.toEpochMilli(), SLOT_MILLIS);
        this.count = Math.toIntExact(Math.max(0, Math.ceilDiv(until - here - 1, slots)));
    }

    /// Cells after that of now.
    int count() {
        return count;
    }

    /// What the job takes, in ms.
    long millis() {
        return millis;
    }

    /// The length of a cell after that of now, in ms.
    long length() {
        return slots * SLOT_MILLIS;
    }

    Instant begin(int cell) {
        return cell == 0 ? question.now() : Slots.start(slot(cell));
    }

    private long slot(int cell) {
        return cell == 0 ? here : here + 1 + (cell - 1) * slots;
    }

    /// The cost of all of a cell in a region; infinite where it may not be used.
    double cost(int region, int cell) {
        return cost(region, cell, begin(cell + 1), Duration.ZERO);
    }

    /// The cost of the first `rest` ms of a cell, after which the job is over; infinite where it
    /// may not be used, or the reserve after it is not free.
    double lastCost(int region, int cell, long rest) {
        Instant until = begin(cell).plusMillis(rest);
        return cost(region, cell, until, Duration.ofMillis(reserveMillis));
    }

    /// Whether a stretch in a region may end where `cell` begins: a pause has the reserve too, or
    /// who comes next would wait for the hand-over.
    boolean mayPause(int region, int cell) {
        return !isTaken(region, cell, begin(cell), Duration.ofMillis(reserveMillis));
    }

    private double cost(int region, int cell, Instant until, Duration reserve) {
        if (until.isAfter(end)
                || !isAllowed(region, cell)
                || isTaken(region, cell, until, reserve)) {
            return Double.POSITIVE_INFINITY;
        }
        return cost(region, cell, begin(cell), until);
    }

    private boolean isAllowed(int region, int cell) {
        Ruling ruling = question.ruling();
        long word = always;
        if (ruling.isTimed(step)) {
            word = cell == 0 ? ruling.atOnce(step) : all(cell);
        }
        return (word >>> region & 1) != 0;
    }

    private long all(int cell) {
        long word = -1;
        for (long slot = slot(cell); slot < slot(cell + 1); slot++) {
            word &= question.ruling().allowed(step, slot);
        }
        return word;
    }

    private boolean isTaken(int region, int cell, Instant until, Duration reserve) {
        long last = Slots.from(until.plus(reserve));
        for (long slot = slot(cell); slot < last; slot++) {
            if (question.load().blocked(region, slot)) {
                return true;
            }
        }
        return false;
    }

    /// The share of the job's cost that a stretch is, begun with `cell`.
    double cost(int region, int cell, Instant from, Instant until) {
        return share(region, cell == 0 ? Ruling.AT_ONCE : slot(cell), from, until);
    }

    /// The same for a start with a slot, or [Ruling#AT_ONCE].
    double share(int region, long start, Instant from, Instant until) {
        double part = (double) Duration.between(from, until).toMillis() / millis;
        double grams = grams(region, from, until) / part;
        double cost =
                question.ruling().cost(step, 0, region, start, question.rttMillis(region), grams);
        return part * (Double.isNaN(cost) || Double.isNaN(grams) ? unknown : cost);
    }

    /// Grams of a stretch in a region; NaN when not known.
    double grams(int region, Instant from, Instant until) {
        BatchRun run = runs[region];
        return run.isComparable()
                ? run.kilowatts() * run.curve().gramsPerKw(from, until)
                : Double.NaN;
    }

    double kilowatts(int region) {
        return runs[region].kilowatts();
    }
}
