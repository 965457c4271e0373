package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a program says of one job in one snapshot: which regions and slots are allowed at each
/// step, which rule removed which region, what a start costs.
///
/// Belongs to one thread. Words are worked out when first asked for and kept; once it has grown to
/// the size of its program and world, nothing allocates but the lists, [#explain] and [#leader],
/// and a judgement can be used for the next job ([#again]). Slots are 0 to one less than the
/// world's; a word has a bit for each region.
public final class Judgement {
    private final Compiled compiled;
    private final Question question;
    private final Holding holding;
    private final Words words;
    private final Waiting waiting;
    private final Choice choice;

    Judgement(Snapshot snapshot, JobView job, Pairing pairing) {
        this.compiled = snapshot.compiled();
        this.question = new Question(snapshot, job, pairing);
        this.holding = new Holding(compiled, question);
        this.words = new Words(compiled, question, holding);
        this.waiting = new Waiting(compiled, question, holding, words);
        this.choice = new Choice(compiled, question, holding);
        begin();
    }

    /// The same object for another job, or another snapshot of the same program.
    ///
    /// @throws IllegalArgumentException when the snapshot is of another program
    public void again(Snapshot snapshot, JobView job, Pairing pairing) {
        if (snapshot.compiled() != compiled) {
            throw new IllegalArgumentException(
                    "a judgement of "
                            + compiled.program().module()
                            + " cannot judge by "
                            + snapshot.compiled().program().module()
                            + " of another load; make a new one");
        }
        question.ask(snapshot, job, pairing);
        begin();
    }

    private void begin() {
        holding.begin();
        words.begin();
        waiting.begin();
    }

    /// The policies that hold, in order of precedence.
    public List<Rules> holding() {
        List<Rules> policies = new ArrayList<>();
        for (int i = 0; i < holding.policies(); i++) {
            policies.add(holding.policy(i).rules);
        }
        return List.copyOf(policies);
    }

    public Optional<Rules> leader() {
        return holding.leader() < 0
                ? Optional.empty()
                : Optional.of(holding.policy(holding.leader()).rules);
    }

    /// Requirements and budgets that hold, in order: `policy.rule`.
    public List<String> rules() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < holding.policies(); i++) {
            for (Staged.Rule rule : holding.policy(i).list) {
                names.add(rule.name());
            }
        }
        return List.copyOf(names);
    }

    /// How many rules hold.
    public int ruleCount() {
        return holding.rules();
    }

    /// How many steps follow step 0.
    public int steps() {
        return holding.lead().steps;
    }

    /// The regions that a rule removes, also those that another removes too; `rule` is its place in
    /// [#rules].
    public long removed(int rule, int step, int slot) {
        return question.all & ~words.passes(rule, step, slot);
    }

    /// The same of every rule, by place from 0 on: what a decision is explained by, at once.
    public void removed(int step, int slot, long[] into) {
        words.removed(step, slot, into);
    }

    /// The regions that no rule removes.
    public long allowed(int step, int slot) {
        return words.allowed(step, slot);
    }

    /// Whether the leader has a deferral.
    public boolean defers() {
        return holding.lead().until >= 0;
    }

    /// Green starts among those that are allowed; where no policy defers, all of them.
    public long green(int step, int slot) {
        return words.allowed(step, slot) & waiting.green(slot);
    }

    /// The regions where a start in a slot is not too late.
    public long inTime(int slot) {
        return waiting.inTime(slot);
    }

    /// The latest start in a region, in seconds from now; infinite when no policy defers, NaN when
    /// it is not known.
    public double latest(int region) {
        return waiting.latest(region);
    }

    /// The starts in a slot among which to choose: those in time, only green ones as soon as any
    /// slot of the world has one.
    public long candidates(int step, int slot) {
        return waiting.candidates(step, slot);
    }

    /// Where the job may run when every step left nothing; nowhere unless the leader says `run in`.
    public long fallback(int slot) {
        return words.fallback(slot);
    }

    /// How many ranks the preference has; a balance is one.
    public int ranks() {
        return holding.lead().costs.ranks();
    }

    /// What a start costs at a rank: lower is better, infinite when there is no number. In base
    /// units, negative where higher is better.
    public double cost(int rank, int region, int slot) {
        return holding.lead().costs.cost(rank, compiled.engine(), question, region, slot);
    }

    /// Whether a cost is as good as the best of a rank.
    public boolean isWithin(int rank, double cost, double best) {
        return holding.lead().costs.isWithin(rank, cost, best);
    }

    /// The best start in one slot among `regions`, a region; -1 when there is none.
    public int best(long regions, int slot) {
        return choice.best(regions, slot);
    }

    /// The best start among `regions`, a word for each slot from 0 on: slot x 64 + region; -1 when
    /// there is none.
    public int best(long[] regions) {
        return choice.best(regions);
    }

    /// Why it is as it is, at a step and a slot.
    public Explanation explain(int step, int slot) {
        return new Explainer(compiled, question, this).explain(step, slot);
    }

    /// Two starts beside each other, at each rank of what is preferred.
    public List<Explanation.Gap> gaps(int best, int bestSlot, int next, int nextSlot) {
        return new Explainer(compiled, question, this).gaps(best, bestSlot, next, nextSlot);
    }
}
