package io.heliotrope.policy.test;

import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.test.Verdict.Fate;
import java.util.Optional;

/// When and where one job may start. Belongs to one thread.
record Starts(Judgement judgement, Scene scene) {
    private static final String BATCH = "batch";
    private static final String ACCEPTED = "accepted";

    /// The best start at a step.
    Optional<Fate.Placed> at(int step) {
        return best(slot -> judgement.green(step, slot) & judgement.inTime(slot), true)
                .or(() ->
                        best(slot -> judgement.allowed(step, slot) & judgement.inTime(slot), true));
    }

    /// When every step left nothing.
    Optional<Fate.Placed> otherwise() {
        boolean runsIn =
                judgement
                        .leader()
                        .filter(leader -> leader.otherwise() instanceof Outcome.RunIn)
                        .isPresent();
        Words last =
                slot ->
                        runsIn
                                ? judgement.fallback(slot)
                                : judgement.allowed(judgement.steps(), slot);
        Optional<Fate.Placed> inTime =
                runsIn
                        ? best(slot -> last.of(slot) & judgement.inTime(slot), true)
                        : Optional.empty();
        boolean mayBeLate = isClass(BATCH) && scene.job().name(JobName.STATE).equals(ACCEPTED);
        return inTime.isPresent() || !mayBeLate ? inTime : best(last, false);
    }

    private Optional<Fate.Placed> best(Words words, boolean isInTime) {
        long open = scene.open().bits() & scene.job().allowed();
        long[] regions = new long[mayWait() ? scene.world().slots() : 1];
        for (int slot = 0; slot < regions.length; slot++) {
            boolean ends = !isInTime || !isClass(BATCH) || endsInTime(slot);
            regions[slot] = ends ? words.of(slot) & open : 0;
        }
        int best = judgement.best(regions);
        return best < 0
                ? Optional.empty()
                : Optional.of(new Fate.Placed(best % Long.SIZE, best / Long.SIZE));
    }

    private boolean mayWait() {
        return isClass(BATCH) || (isClass("") && judgement.defers());
    }

    private boolean isClass(String name) {
        return scene.job().name(JobName.CLASS).equals(name);
    }

    private boolean endsInTime(int slot) {
        JobView job = scene.job();
        double start =
                slot == 0 ? 0 : slot * scene.world().slotSeconds() - scene.world().elapsedSeconds();
        return start + job.number(JobFact.RUNTIME) <= job.number(JobFact.DEADLINE);
    }

    /// Regions by slot.
    private interface Words {
        long of(int slot);
    }
}
