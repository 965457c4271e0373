package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;

/// What a plan needs to know of a batch job: where and when law and policy let it begin, and what
/// that costs. Capacity is not looked at.
///
/// Of one job in one world, for the thread that asked.
public final class Prospect {
    private final Question question;
    private final Complete objective;
    private final BatchRun[] runs;
    private final long firstSlot;
    private final long latestSlot;
    private final int slots;
    private final boolean isPossibleNow;
    private int askedStep = -1;
    private long always;

    private Prospect(Question question, Complete objective) {
        this.question = question;
        this.objective = objective;
        this.runs = new BatchRun[question.regions()];
        this.firstSlot = Slots.of(question.now());
        Instant safe = Placement.latestSafeStart(objective, question.policy().reserve());
        Instant asked = question.ruling().latestStart();
        Instant latest = safe.isBefore(asked) ? safe : asked;
        Instant horizon = question.now().plus(GreenCurve.HORIZON);
        this.latestSlot = Slots.of(latest.isBefore(horizon) ? latest : horizon);
        Duration occupied = occupied();
        this.slots = Math.toIntExact(Slots.from(Instant.EPOCH.plus(occupied)));
        this.isPossibleNow =
                !latest.isBefore(question.now())
                        && Slots.from(question.now().plus(occupied)) <= firstSlot + slots;
    }

    private Duration occupied() {
        Duration wanted = objective.gpuTime().plus(question.policy().reserve());
        return wanted.compareTo(GreenCurve.HORIZON) > 0 ? GreenCurve.HORIZON : wanted;
    }

    /// Of a job in `world`, given what the asking task itself knows of use.
    ///
    /// @throws IllegalArgumentException when it is interactive, or its origin is not known
    public static Prospect of(Job job, World world, Load load, Policy policy) {
        if (!(job.objective() instanceof Complete complete)
                || world.catalogue().indexOf(job.origin()) < 0) {
            throw new IllegalArgumentException(
                    "only a batch job of a known origin can be planned, not " + job.id());
        }
        return new Prospect(Question.of(job, world, load, policy), complete);
    }

    /// Whether one number tells its places apart, so that a plan can weigh them.
    public boolean isPlain() {
        return question.ruling().isPlain();
    }

    /// How many steps the policy can give way by.
    public int relaxations() {
        return question.ruling().relaxations();
    }

    /// The slot of now, counted as [Slots] does.
    public long firstSlot() {
        return firstSlot;
    }

    /// The last slot with which it may begin, in the horizon of what is known; before [#firstSlot]
    /// when it is too late.
    public long latestSlot() {
        return latestSlot;
    }

    /// The slots that it takes, begun with one, its reserve included; at least 1.
    public int slots() {
        return slots;
    }

    /// Whether it may begin now and takes no more slots than when begun with one.
    public boolean isPossibleNow() {
        return isPossibleNow;
    }

    /// The regions, as a word, where it may begin with `slot` at a step of relaxation; with the
    /// slot of now, those where it may begin at once, and a worker is ready.
    public long regions(int step, long slot) {
        Ruling ruling = question.ruling();
        if (slot == firstSlot) {
            return question.live(ruling.isTimed(step) ? ruling.atOnce(step) : always(step));
        }
        return ruling.isTimed(step) ? ruling.allowed(step, slot) : always(step);
    }

    private long always(int step) {
        if (step != askedStep) {
            askedStep = step;
            always = question.ruling().mask(step).allowed().bits();
        }
        return always;
    }

    /// What it costs, by what the policy prefers, to begin in a region with `slot`, or at once with
    /// the slot of now; NaN when that is not known.
    public double cost(int step, int region, long slot) {
        long start = slot == firstSlot ? Ruling.AT_ONCE : slot;
        double cost =
                question.ruling()
                        .cost(
                                step,
                                0,
                                region,
                                start,
                                question.rttMillis(region),
                                grams(region, slot));
        return Double.isInfinite(cost) ? Double.NaN : cost;
    }

    /// Grams of such a run; NaN when not known.
    public double grams(int region, long slot) {
        BatchRun run = runs[region];
        if (run == null) {
            run = BatchRun.of(question.run(), objective, region);
            runs[region] = run;
        }
        return slot == firstSlot ? run.atOnceGrams() : run.laterGrams(slot);
    }
}
