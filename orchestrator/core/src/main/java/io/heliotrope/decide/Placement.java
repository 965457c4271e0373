package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt.Scored;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses region and start of a batch job: the least cost among now and every slot boundary up to
/// the latest safe start, under capacity.
///
/// A region that is down may be planned for a later start, not for now: if it would be the best for
/// now, the best of those that live is taken, and when none lives the job is held. An accepted job
/// for which no start in time is left runs late: at once where a slot is free, else as soon as one
/// is.
final class Placement {
    /// A job that could start at once waits only when that saves at least this share of its cost:
    /// less is within the error of any forecast, and a held job can still lose its chance.
    static final double LEAST_GAIN = 0.005;

    private final Question question;
    private final Complete objective;
    private final Instant latest;
    private final Starts[] starts;

    private Placement(Question question, Complete objective, Instant latest) {
        this.question = question;
        this.objective = objective;
        this.latest = latest;
        this.starts = new Starts[question.regions()];
    }

    static Verdict of(Question question, Complete objective) {
        Ruling ruling = question.ruling();
        Instant latest = latest(question, objective);
        int last = ruling.relaxations();
        for (int step = 0; ; step++) {
            Mask mask = ruling.mask(step);
            Verdict verdict = new Placement(question, objective, latest).decide(step, mask);
            if (verdict != null) {
                return verdict;
            }
            if (step == last) {
                Placement late = new Placement(question, objective, question.now());
                if (question.load().isAccepted() && !mask.allowed().isEmpty()) {
                    return late.runLate(step, mask);
                }
                return ruling.isPatient() && question.now().isBefore(latest)
                        ? new Verdict(Decision.Hold.byPolicy(latest), step, mask, null, null)
                        : late.refuse(step, mask, latest);
            }
        }
    }

    /// The latest start that is in time and that the policy asks for.
    static Instant latest(Question question, Complete objective) {
        Instant safe = latestSafeStart(objective, question.policy().reserve());
        Instant asked = question.ruling().latestStart();
        return safe.isBefore(asked) ? safe : asked;
    }

    /// `deadline` less run and reserve; [Instant#MIN] when that is out of all reach.
    static Instant latestSafeStart(Complete objective, Duration reserve) {
        return Moments.minus(Moments.minus(objective.deadline(), objective.gpuTime()), reserve);
    }

    private void sweep(long word, int step) {
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            starts[i] = Starts.of(question, objective, i, step, latest);
        }
    }

    /// The best place in time, absent when there is none.
    private @Nullable Verdict decide(int step, Mask mask) {
        long allowed = question.ruling().ever(step);
        if (latest.isBefore(question.now())) {
            return null;
        }
        sweep(allowed, step);
        Pick best = wished(Wishes.of(question.job(), question.world()), allowed);
        best = best == null ? wished(question.load().planned(), allowed) : best;
        Verdict cut = best == null ? inPieces(question.live(allowed), step, mask) : null;
        if (cut != null) {
            return cut;
        }
        best = best == null ? choose(allowed) : best;
        if (best == null) {
            return null;
        }
        if (!best.isAtOnce() || question.isLive(best.region())) {
            return verdict(best, allowed, step, mask);
        }
        long live = question.live(allowed);
        Pick bestLive = choose(live);
        return bestLive == null
                ? verdict(down(best), best, allowed, step, mask)
                : verdict(bestLive, live, step, mask);
    }

    /// An interruptible job's way in several pieces in regions that are live, where that is better
    /// than one; absent otherwise. Where it cannot be in time in one it goes by the policy's first
    /// number alone, and, if it must, where nobody knows what it costs.
    private @Nullable Verdict inPieces(long live, int step, Mask mask) {
        if (!objective.isInterruptible()) {
            return null;
        }
        Pick block = choose(live);
        if (block != null && !question.ruling().isPlain()) {
            return null;
        }
        double inOne = block == null ? Double.NaN : starts[block.region()].cost(0, block.slot());
        Cells known = new Cells(question, objective, step, latest);
        Pieces pieces = Pieces.of(question, known, live, inOne);
        if (pieces == null && block == null) {
            Cells all = Cells.atAnyPrice(question, objective, step, latest);
            pieces = Pieces.of(question, all, live, inOne);
        }
        return pieces == null
                ? null
                : verdict(decision(pieces.first(), live), pieces.first(), live, step, mask)
                        .in(pieces);
    }

    /// The start that a quote or the plan wants, absent when it wants none, or one that cannot be.
    /// Both know costs; where the policy prefers by more than one rank, the job's own choice
    /// stands.
    private @Nullable Pick wished(Optional<Load.Planned> place, long allowed) {
        Load.Planned wanted = place.orElse(null);
        if (wanted == null
                || !question.ruling().isPlain()
                || (allowed >>> wanted.region() & 1) == 0) {
            return null;
        }
        Starts there = starts[wanted.region()];
        if (!wanted.start().isAfter(question.now())) {
            return there.isAtOncePossible() ? Pick.atOnce(wanted.region()) : null;
        }
        long slot = Slots.of(wanted.start());
        return there.isPossible(slot, latest) ? Pick.later(wanted.region(), slot) : null;
    }

    /// An accepted job's way when no start in time is left; `latest` is now.
    private Verdict runLate(int step, Mask mask) {
        long allowed = mask.allowed().bits();
        long live = question.live(allowed);
        sweep(allowed, step);
        Pick best = choose(live);
        if (best != null) {
            return verdict(best, live, step, mask);
        }
        int soonest = soonest(live == 0 ? allowed : live);
        Decision decision =
                live == 0
                        ? down(Pick.atOnce(soonest))
                        : new Decision.Hold(
                                starts[soonest].soonest(), id(soonest), HoldReason.CAPACITY);
        return new Verdict(decision, step, mask, null, null);
    }

    private Verdict refuse(int step, Mask mask, Instant latestSafeStart) {
        Refusal reason =
                mask.allowed().isEmpty()
                        ? Rules.refusal(mask, question)
                        : latestSafeStart.isBefore(question.now())
                                ? Refusal.DEADLINE_UNREACHABLE
                                : Refusal.NO_CAPACITY;
        long word =
                reason == Refusal.DEADLINE_UNREACHABLE || reason == Refusal.NO_CAPACITY
                        ? Rules.allowedBut(mask, Rules.DEADLINE, question.regions())
                        : 0;
        sweep(word, step);
        Instant completion =
                word == 0
                        ? Instant.MAX
                        : Moments.plus(
                                Moments.plus(starts[soonest(word)].soonest(), objective.gpuTime()),
                                question.policy().reserve());
        return new Verdict(new Decision.Refuse(reason, completion), step, mask, null, null);
    }

    private Decision down(Pick pick) {
        Instant until =
                latest.isAfter(question.now()) ? latest : Slots.start(Slots.of(question.now()) + 1);
        return new Decision.Hold(until, id(pick.region()), HoldReason.REGION_DOWN);
    }

    private Verdict verdict(Pick pick, long word, int step, Mask mask) {
        return verdict(decision(pick, word), pick, word, step, mask);
    }

    private Decision decision(Pick pick, long word) {
        return pick.isAtOnce()
                ? new Decision.Dispatch(id(pick.region()))
                : new Decision.Hold(start(pick), id(pick.region()), reason(pick, word));
    }

    private Verdict verdict(Decision decision, Pick pick, long word, int step, Mask mask) {
        Pick second = choose(word & ~(1L << pick.region()));
        return new Verdict(
                decision, step, mask, scored(pick), second == null ? null : scored(second));
    }

    /// A job waits for capacity when nothing earlier was possible, else for a greener window.
    private HoldReason reason(Pick pick, long word) {
        long slot = pick.slot();
        for (long rest = word; rest != 0; rest &= rest - 1) {
            Starts other = starts[Long.numberOfTrailingZeros(rest)];
            if (other.isAtOncePossible() || other.firstSlot() < slot) {
                return HoldReason.GREENER_WINDOW;
            }
        }
        return HoldReason.CAPACITY;
    }

    /// The best start among the regions of `word`: at once, unless waiting is cheaper by a share of
    /// [#LEAST_GAIN]; absent when no start is possible.
    private @Nullable Pick choose(long word) {
        if (!question.ruling().isPlain()) {
            return new Ranking(question.ruling(), starts).choose(word);
        }
        int atOnce = -1;
        int later = -1;
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            if (starts[i].isAtOncePossible() && (atOnce < 0 || isCheaperAtOnce(i, atOnce))) {
                atOnce = i;
            }
            if (starts[i].isLaterPossible() && (later < 0 || isCheaperLater(i, later))) {
                later = i;
            }
        }
        if (atOnce < 0) {
            return later < 0 ? null : Pick.later(later, starts[later].laterSlot());
        }
        boolean waits =
                later >= 0
                        && starts[later].laterCost()
                                < starts[atOnce].atOnceCost() * (1 - LEAST_GAIN);
        return waits ? Pick.later(later, starts[later].laterSlot()) : Pick.atOnce(atOnce);
    }

    private boolean isCheaperAtOnce(int region, int than) {
        Starts one = starts[region];
        Starts other = starts[than];
        int byCost = Double.compare(one.atOnceCost(), other.atOnceCost());
        return byCost < 0 || (byCost == 0 && one.rttMillis() < other.rttMillis());
    }

    private boolean isCheaperLater(int region, int than) {
        Starts one = starts[region];
        Starts other = starts[than];
        int byCost = Double.compare(one.laterCost(), other.laterCost());
        int bySlot = Long.compare(one.laterSlot(), other.laterSlot());
        return byCost < 0
                || (byCost == 0
                        && (bySlot < 0 || (bySlot == 0 && one.rttMillis() < other.rttMillis())));
    }

    /// The region of `word` where the job could start soonest, the first by id of equals.
    private int soonest(long word) {
        int best = -1;
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            if (best < 0 || starts[i].soonest().isBefore(starts[best].soonest())) {
                best = i;
            }
        }
        return best;
    }

    private RegionId id(int region) {
        return question.region(region).id();
    }

    private Instant start(Pick pick) {
        return pick.isAtOnce() ? question.now() : Slots.start(pick.slot());
    }

    private Scored scored(Pick pick) {
        Starts from = starts[pick.region()];
        double grams =
                pick.isAtOnce() ? from.run().atOnceGrams() : from.run().laterGrams(pick.slot());
        return from.scored(question, start(pick), grams);
    }

    /// The same job at once at home, with nothing in its way; absent when its grams are not known.
    static @Nullable Scored atHome(Question question, Complete objective) {
        return Starts.atOnce(question, objective, question.origin());
    }
}
