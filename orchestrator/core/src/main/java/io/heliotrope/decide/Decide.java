package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses where and when a job runs.
///
/// Pure: equal arguments give an equal receipt, on any machine and any day. Safe from any thread.
/// Interactive cost grows with regions, batch cost with regions times the slots before the
/// deadline.
///
/// A hold's `until` is job time for batch work; for interactive work, which waits only for a region
/// to come back, it is the job's own expiry (real time).
public final class Decide {
    private Decide() {}

    /// Decides on a job in `world`, given what the asking task itself knows of use.
    ///
    /// A refusal names the first rule, in the policy's order, after which no region was left.
    /// Regions that are down are never the reason of one: a job that only they may run is held.
    ///
    /// Of an interruptible job that ran in part it decides on what is left.
    public static Receipt decide(Job whole, World world, Load load, Policy policy) {
        Job job = whole.left(load.ran());
        int origin = world.catalogue().indexOf(job.origin());
        if (origin < 0) {
            Decision refused = new Decision.Refuse(Refusal.ORIGIN_UNKNOWN, Instant.MAX);
            Mask none = new Mask(List.of(), RegionWord.NONE);
            return receipt(
                    job, world, load, policy, new Verdict(refused, 0, none, null, null), null);
        }
        Question question = Question.of(job, world, load, policy);
        return switch (job.objective()) {
            case Respond respond ->
                    receipt(
                            job,
                            world,
                            load,
                            policy,
                            guarded(question, Routing.of(question, respond)),
                            Routing.atHome(question, respond));
            case Complete complete ->
                    receipt(
                            job,
                            world,
                            load,
                            policy,
                            guarded(question, Placement.of(question, complete)),
                            Placement.atHome(question, complete));
        };
    }

    /// What was decided, unless the policy's own second look finds that a guarantee does not allow
    /// the region to which the job would now be handed over: then it goes nowhere.
    private static Verdict guarded(Question question, Verdict verdict) {
        if (!(verdict.decision() instanceof Decision.Dispatch(RegionId region))) {
            return verdict;
        }
        World world = question.world();
        return question.policy()
                .breach(question.job(), world, question.load(), world.catalogue().indexOf(region))
                .map(guarantee -> forbidden(guarantee, verdict, world.catalogue()))
                .orElse(verdict);
    }

    private static Verdict forbidden(String guarantee, Verdict verdict, Catalogue catalogue) {
        List<RuleWord> words = new ArrayList<>(verdict.mask().removals());
        words.add(new RuleWord(Rules.GUARANTEE + guarantee, RegionWord.first(catalogue.size())));
        return new Verdict(
                new Decision.Refuse(Refusal.POLICY, Instant.MAX),
                verdict.relaxation(),
                new Mask(words, RegionWord.NONE),
                null,
                null);
    }

    /// The latest start from which a batch job ends, with the policy's reserve, by its deadline.
    public static Instant latestSafeStart(Complete objective, Policy policy) {
        return Placement.latestSafeStart(objective, policy.reserve());
    }

    private static Receipt receipt(
            Job job,
            World world,
            Load load,
            Policy policy,
            Verdict verdict,
            @Nullable Scored atHome) {
        return new Receipt(
                job.digest(),
                policy.digest(),
                world.offsets(),
                world.now(),
                load,
                verdict.decision(),
                verdict.relaxation(),
                removals(verdict.mask(), world.catalogue()),
                verdict.chosen(),
                verdict.runnerUp(),
                atHome,
                verdict.pieces());
    }

    private static List<Removal> removals(Mask mask, Catalogue catalogue) {
        List<Removal> removals = new ArrayList<>(mask.removals().size());
        for (RuleWord rule : mask.removals()) {
            removals.add(new Removal(rule.rule(), regions(rule.removed().bits(), catalogue)));
        }
        return removals;
    }

    private static List<RegionId> regions(long word, Catalogue catalogue) {
        if (word == 0) {
            return List.of();
        }
        List<RegionId> regions = new ArrayList<>(Long.bitCount(word));
        for (long rest = word; rest != 0; rest &= rest - 1) {
            regions.add(catalogue.region(Long.numberOfTrailingZeros(rest)).id());
        }
        return regions;
    }
}
