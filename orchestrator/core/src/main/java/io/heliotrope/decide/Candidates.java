package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Every start that a batch job could be given: at once in a region that is live, and with each
/// slot up to the latest safe start, wherever hard rules, capacity and the policy allow.
///
/// By the same sweep as the decision, so that what is offered is what would be decided on.
/// `isPlain` says that the policy has one preference without a band: only then does the decision
/// follow a wish for another start than its own.
public record Candidates(List<Candidate> all, boolean isPlain) {
    private static final long HORIZON_SLOTS = GreenCurve.HORIZON.dividedBy(Slots.LENGTH);

    public Candidates {
        all = List.copyOf(all);
    }

    /// A run from `start` until `end` in a region, by index of the catalogue, at a constant IT
    /// power in kW; `grams` is NaN where they are not known, or not of the job's basis.
    public record Candidate(
            int region,
            Instant start,
            Instant end,
            boolean isAtOnce,
            double kilowatts,
            double grams) {}

    /// Those of `job` at a step of relaxation, in order of region and start. The job's origin is in
    /// the catalogue.
    public static Candidates of(
            Job job, Complete objective, World world, Load load, Policy policy, int step) {
        Question question = Question.of(job, world, load, policy);
        Instant latest = Placement.latest(question, objective);
        List<Candidate> all = new ArrayList<>();
        if (!latest.isBefore(question.now())) {
            for (long rest = question.ruling().ever(step); rest != 0; rest &= rest - 1) {
                int region = Long.numberOfTrailingZeros(rest);
                add(all, question, objective, region, step, latest);
            }
        }
        return new Candidates(all, question.ruling().isPlain());
    }

    /// The job at once in a region, by index, with nothing in its way: `grams` is what a receipt
    /// has for it.
    public static Candidate atOnceAtHome(
            Job job, Complete objective, World world, int region, double grams) {
        BatchRun run = BatchRun.of(Run.of(job, world, Load.NONE), objective, region);
        return candidate(region, world.now(), true, run, grams);
    }

    private static void add(
            List<Candidate> all,
            Question question,
            Complete objective,
            int region,
            int step,
            Instant latest) {
        Starts starts = Starts.of(question, objective, region, step, latest);
        BatchRun run = starts.run();
        if (starts.isAtOncePossible() && mayBeginNow(question, region)) {
            all.add(candidate(region, question.now(), true, run, run.atOnceGrams()));
        }
        long here = Slots.of(question.now());
        long last = Math.min(Slots.of(latest), here + HORIZON_SLOTS);
        for (long slot = here + 1; slot <= last; slot++) {
            if (starts.isPossible(slot, latest)) {
                all.add(candidate(region, Slots.start(slot), false, run, run.laterGrams(slot)));
            }
        }
    }

    /// Whether a worker lives there, and the policy's second look has nothing against it.
    private static boolean mayBeginNow(Question question, int region) {
        return question.isLive(region)
                && question.policy()
                        .breach(question.job(), question.world(), question.load(), region)
                        .isEmpty();
    }

    private static Candidate candidate(
            int region, Instant start, boolean isAtOnce, BatchRun run, double grams) {
        Instant end = start.plusMillis(run.millis());
        return new Candidate(region, start, end, isAtOnce, run.kilowatts(), grams);
    }
}
