package io.heliotrope.policy.test;

import io.heliotrope.policy.eval.Compiled;
import io.heliotrope.policy.eval.Explanation;
import io.heliotrope.policy.eval.Finding;
import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.test.Verdict.Fate;
import io.heliotrope.policy.test.Verdict.Gap;
import io.heliotrope.policy.test.Verdict.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges with the evaluator that decides in the running system.
///
/// Steps are taken as a decision takes them: at each step green starts, then all, and the step
/// after only when there is none; then `otherwise`; then, for an accepted batch job, lateness.
/// Batch jobs may start later, and end before their deadline; what is interactive or a stream
/// starts at once or not at all; a job of no class starts at once unless its policy defers. What
/// the system keeps free before deadlines, and other jobs' load, are not part of a test.
///
/// Stateless, safe from any thread. Programs must come from the checker.
public final class CompiledJudge implements Judge {
    @Override
    public Verdict judge(Program program, Scene scene) {
        Judgement judgement =
                Compiled.of(program).snapshot(scene.world()).judge(scene.job(), scene.pairing());
        Starts starts = new Starts(judgement, scene);
        for (int step = 0; step <= judgement.steps(); step++) {
            Optional<Fate.Placed> start = starts.at(step);
            if (start.isPresent()) {
                return verdict(program, scene, judgement, start.get(), step);
            }
        }
        return verdict(
                program,
                scene,
                judgement,
                starts.otherwise()
                        .<Fate>map(placed -> placed)
                        .orElseGet(() -> without(judgement.leader())),
                judgement.steps());
    }

    /// What becomes of a job for which nothing is left.
    private static Fate without(Optional<Rules> leader) {
        return switch (leader.map(Rules::otherwise).orElse(new Outcome.Silent())) {
            case Outcome.Silent _, Outcome.RunIn _ -> new Fate.Refused("");
            case Outcome.Reject(String reason) -> new Fate.Refused(reason);
            case Outcome.Hold(String reason) -> new Fate.Held(reason);
            case Outcome.Shed _ -> new Fate.Held("the most urgent first");
        };
    }

    private static Verdict verdict(
            Program program, Scene scene, Judgement judgement, Fate fate, int step) {
        List<String> relaxed =
                judgement.leader().stream()
                        .flatMap(leader -> leader.relaxations().stream().limit(step))
                        .map(Relaxation::said)
                        .toList();
        return new Verdict(
                fate, relaxed, removals(judgement.explain(step, 0), program.places(), scene));
    }

    private static List<Removal> removals(Explanation explanation, Places places, Scene scene) {
        List<Removal> removals = new ArrayList<>();
        for (Explanation.Removal removal : explanation.removals()) {
            int dot = removal.rule().lastIndexOf('.');
            String policy = removal.rule().substring(0, Math.max(0, dot));
            String rule = removal.rule().substring(dot + 1);
            for (Explanation.Refused refused : removal.regions()) {
                int region = places.indexOf(refused.region());
                if (scene.open().has(region)) {
                    removals.add(new Removal(region, policy, rule, gap(refused.findings())));
                }
            }
        }
        return removals;
    }

    /// Of the first comparison that failed, where one did.
    private static Optional<Gap> gap(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Missed.class::isInstance)
                .map(Finding.Missed.class::cast)
                .findFirst()
                .map(missed ->
                        new Gap(missed.value(), missed.relation(), missed.bound(), missed.shown()));
    }
}
