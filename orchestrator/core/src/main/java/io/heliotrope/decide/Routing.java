package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.protocol.Receipt.Scored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Chooses the region of an interactive job, now.
///
/// Takes the first relaxation step that leaves a region which is up. What gives way is the policy's
/// declared choice, and it does so for a dead region as for a full one: otherwise one dead region
/// that is green, or idle because it is dead, would keep work from all that live. The rules that
/// never give way hold at every step, so a job never goes where they forbid; when only dead regions
/// are left at every step, it is held, at the first step that leaves any.
final class Routing {
    private final Question question;
    private final Respond respond;
    private final double[] latencyMillis;
    private final double[] grams;

    private Routing(Question question, Respond respond) {
        this.question = question;
        this.respond = respond;
        this.latencyMillis = new double[question.regions()];
        this.grams = new double[question.regions()];
    }

    static Verdict of(Question question, Respond respond) {
        return new Routing(question, respond).decide();
    }

    private Verdict decide() {
        Ruling ruling = question.ruling();
        int last = ruling.relaxations();
        score();
        Verdict held = null;
        for (int step = 0; ; step++) {
            Mask mask = ruling.mask(step);
            long allowed = mask.allowed().bits();
            long live = question.live(allowed);
            if (live != 0) {
                int best = best(live, step);
                Decision decision = new Decision.Dispatch(question.region(best).id());
                return verdict(decision, step, mask, best, live);
            }
            if (allowed != 0 && held == null) {
                int best = best(allowed, step);
                held = verdict(hold(best), step, mask, best, allowed);
            }
            if (step == last) {
                return held != null ? held : refuse(step, mask);
            }
        }
    }

    /// Every region is scored once: which of them may be chosen changes with the step.
    private void score() {
        Instant now = question.now();
        for (int i = 0; i < latencyMillis.length; i++) {
            latencyMillis[i] = question.run().latencyMillis(respond, i);
            grams[i] = question.run().grams(respond, i, now);
        }
    }

    /// The cheapest of `word`, which is not empty: by the first rank, then by the next among all
    /// that are as good; then the fastest, then the first by id.
    private int best(long word, int step) {
        long left = word;
        for (int rank = 0; rank < question.ruling().ranks() && Long.bitCount(left) > 1; rank++) {
            left = best(left, step, rank);
        }
        int best = -1;
        for (long rest = left; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            if (best < 0 || latencyMillis[i] < latencyMillis[best]) {
                best = i;
            }
        }
        return best;
    }

    /// All of `word` that are as good as the best by a rank.
    private long best(long word, int step, int rank) {
        double best = Double.POSITIVE_INFINITY;
        for (long rest = word; rest != 0; rest &= rest - 1) {
            best = Math.min(best, cost(step, rank, Long.numberOfTrailingZeros(rest)));
        }
        long left = 0;
        for (long rest = word; rest != 0; rest &= rest - 1) {
            int i = Long.numberOfTrailingZeros(rest);
            double cost = cost(step, rank, i);
            boolean isGood = cost == best || question.ruling().isAsGood(rank, cost, best);
            left |= isGood ? 1L << i : 0;
        }
        return left;
    }

    private double cost(int step, int rank, int region) {
        return question.ruling()
                .cost(step, rank, region, Ruling.AT_ONCE, latencyMillis[region], grams[region]);
    }

    private Verdict verdict(Decision decision, int step, Mask mask, int best, long word) {
        long others = word & ~(1L << best);
        Scored runnerUp = others == 0 ? null : scored(best(others, step));
        return new Verdict(decision, step, mask, scored(best), runnerUp);
    }

    private Scored scored(int region) {
        return scored(question, respond, region, grams[region], latencyMillis[region]);
    }

    /// What it draws is drawn at once, as far as a quarter of an hour is concerned.
    private static Scored scored(
            Question question, Respond respond, int region, double grams, double millis) {
        return question.scored(
                region,
                question.now(),
                question.now(),
                question.run().kilowattHours(respond, region),
                source(question, region),
                grams,
                millis);
    }

    private static @Nullable EnergySource source(Question question, int region) {
        return question.model() == null
                ? null
                : question.world().energy(question.model(), region).source();
    }

    private Decision hold(int region) {
        return new Decision.Hold(
                respond.expiresAt(), question.region(region).id(), HoldReason.REGION_DOWN);
    }

    private Verdict refuse(int step, Mask mask) {
        Decision decision =
                question.ruling().isPatient()
                        ? Decision.Hold.byPolicy(respond.expiresAt())
                        : new Decision.Refuse(Rules.refusal(mask, question), Instant.MAX);
        return new Verdict(decision, step, mask, null, null);
    }

    /// The same job at once at home, with nothing in its way; absent when its grams are not known.
    static @Nullable Scored atHome(Question question, Respond respond) {
        int home = question.origin();
        double grams = question.run().grams(respond, home, question.now());
        if (Double.isNaN(grams)) {
            return null;
        }
        double millis =
                question.rttMillis(home)
                        + Prediction.serviceMillis(
                                respond, question.model(), question.world().pool(home));
        return scored(question, respond, home, grams, millis);
    }
}
