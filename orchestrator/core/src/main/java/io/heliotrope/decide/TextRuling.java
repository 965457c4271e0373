package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.policy.eval.Explanation;
import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a policy's text says of one job.
///
/// Its steps are those of the policy that leads, each of a policy that defers twice: green starts
/// only, then all. After them comes `otherwise run in`, then, for a batch job that was accepted and
/// must end, lateness.
final class TextRuling implements Ruling {
    private static final String OTHERWISE = "otherwise";

    /// Worked out once: to divide durations is slow, and a decision asks for thousands of slots.
    private static final int LAST_SLOT = (int) GreenCurve.HORIZON.dividedBy(Slots.LENGTH) - 1;

    private final Duration reserve;
    private final Run run;
    private final RunFacts pairing;
    private final Judgement judgement;
    private final Law law;
    private final List<String> rules;
    private final TextSteps steps;
    private final boolean isTimed;
    private final boolean isPlain;

    /// `isTimed` tells whether a rule that holds changes over time.
    TextRuling(Duration reserve, Run run, RunFacts pairing, Judgement judgement, TimedRules timed) {
        this.reserve = reserve;
        this.run = run;
        this.pairing = pairing;
        this.judgement = judgement;
        this.law = Law.of(run.job(), run.world());
        this.rules = judgement.rules();
        boolean isBatch = run.job().lane() == Lane.BATCH;
        this.steps =
                new TextSteps(
                        judgement.steps(),
                        isBatch && judgement.defers(),
                        judgement
                                .leader()
                                .filter(leader -> leader.otherwise() instanceof Outcome.RunIn)
                                .isPresent(),
                        isBatch && run.load().isAccepted());
        this.isTimed = isBatch && (judgement.defers() || timed.any(judgement.holding()));
        this.isPlain = TimedRules.isPlain(judgement.leader());
    }

    @Override
    public int relaxations() {
        return steps.last();
    }

    @Override
    public Mask mask(int step) {
        List<RuleWord> words = new ArrayList<>(rules.size() + 1);
        if (steps.isFallback(step)) {
            words.add(removing(OTHERWISE, judgement.fallback(0)));
        } else {
            long[] removed = new long[rules.size()];
            judgement.removed(steps.relaxed(step), 0, removed);
            for (int rule = 0; rule < removed.length; rule++) {
                words.add(Law.word(rules.get(rule), removed[rule]));
            }
        }
        if (run.job().objective() instanceof Complete complete) {
            words.add(
                    steps.isLate(step)
                            ? Law.word(Rules.DEADLINE, 0)
                            : Law.deadline(complete, run.world(), reserve));
        }
        return law.with(words);
    }

    private RuleWord removing(String name, long allowed) {
        return Law.word(name, law.all() & ~allowed);
    }

    @Override
    public boolean isTimed(int step) {
        return isTimed;
    }

    @Override
    public long allowed(int step, long slot) {
        return allowedIn(step, pairing.slot(slot));
    }

    private long allowedIn(int step, int asked) {
        int slot = Math.min(asked, LAST_SLOT);
        long allowed =
                steps.isFallback(step)
                        ? judgement.fallback(slot)
                        : judgement.allowed(steps.relaxed(step), slot);
        long inTime = steps.isLate(step) ? -1L : judgement.inTime(slot);
        long green = steps.isGreenOnly(step) ? judgement.green(steps.relaxed(step), slot) : -1L;
        return law.allowed().bits() & allowed & inTime & green;
    }

    @Override
    public long atOnce(int step) {
        return isTimed ? allowedIn(step, 0) : mask(step).allowed().bits();
    }

    @Override
    public long ever(int step) {
        long now = mask(step).allowed().bits();
        if (!isTimed) {
            return now;
        }
        long ever = 0;
        for (int slot = 0; slot <= LAST_SLOT && ever != law.allowed().bits(); slot++) {
            ever |= allowedIn(step, slot);
        }
        return ever;
    }

    /// What the law alone removes everywhere, no waiting brings back.
    @Override
    public boolean isPatient() {
        return !law.allowed().isEmpty()
                && judgement
                        .leader()
                        .map(leader -> leader.otherwise())
                        .filter(then ->
                                then instanceof Outcome.Hold || then instanceof Outcome.Shed)
                        .isPresent();
    }

    @Override
    public boolean isPlain() {
        return isPlain;
    }

    @Override
    public int ranks() {
        return judgement.ranks();
    }

    @Override
    public double cost(
            int step, int rank, int region, long slot, double latencyMillis, double grams) {
        return judgement.cost(rank, region, Math.min(pairing.slot(slot), LAST_SLOT));
    }

    @Override
    public boolean isAsGood(int rank, double cost, double best) {
        return judgement.isWithin(rank, cost, best);
    }

    /// What the policy's author says of a refusal by `rule`: `otherwise reject`, else `because`.
    String reason(String rule) {
        if (!rules.contains(rule) && !rule.equals(OTHERWISE)) {
            return "";
        }
        return judgement
                .leader()
                .map(leader -> said(leader.otherwise()))
                .filter(said -> !said.isEmpty())
                .orElseGet(() -> because(rule));
    }

    /// What the leader wants told of a job that runs by its fall-back.
    Optional<Policy.Alert> alert(int step) {
        if (!steps.isFallback(step)) {
            return Optional.empty();
        }
        return judgement
                .leader()
                .filter(leader ->
                        leader.otherwise() instanceof Outcome.RunIn(var where, String text)
                                && !text.isEmpty())
                .map(leader ->
                        new Policy.Alert(
                                leader.name(), ((Outcome.RunIn) leader.otherwise()).alert()));
    }

    private static String said(Outcome otherwise) {
        return switch (otherwise) {
            case Outcome.Reject(String why) -> why;
            case Outcome.Hold(String why) -> why;
            case Outcome.Silent _, Outcome.RunIn _, Outcome.Shed _ -> "";
        };
    }

    private String because(String rule) {
        return judgement.explain(judgement.steps(), 0).removals().stream()
                .filter(removal -> removal.rule().equals(rule))
                .map(Explanation.Removal::because)
                .findFirst()
                .orElse("");
    }

    /// Of the steps of the text alone: fall-back and lateness are core's.
    List<String> explain(int step) {
        return judgement.explain(steps.relaxed(step), 0).text().lines().toList();
    }
}
