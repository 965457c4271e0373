package io.heliotrope.simulation;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Somebody who reads every dispatch log and writes every results log, in the name of a worker of
/// his own. He cannot write in another worker's name with that worker's token: the cluster's rights
/// are to see to that.
final class Forger {
    /// He takes one of the newest dispatches of a log.
    private static final int RECENT = 6;

    private final Scene scene;
    private final Set<Result> forged = new HashSet<>();

    Forger(Scene scene) {
        this.scene = scene;
    }

    /// What he has written.
    Set<Result> forged() {
        return Collections.unmodifiableSet(forged);
    }

    /// Posts a result that nobody has asked him for, if there is a dispatch to abuse.
    void strike(Dice dice) {
        HomeCluster home = dice.oneOf(scene.homes);
        List<Dispatch> sent = new ArrayList<>();
        for (Log<DispatchLine> log : home.allDispatches()) {
            for (long at = Math.max(0, log.end() - RECENT); at < log.end(); at++) {
                if (log.at(at).value() instanceof DispatchLine.Sent(Dispatch dispatch, var known)) {
                    sent.add(dispatch);
                }
            }
        }
        if (!sent.isEmpty()) {
            post(home, dice.oneOf(sent), dice.oneOf(sent).job().id(), dice);
        }
    }

    private void post(HomeCluster home, Dispatch dispatch, JobId other, Dice dice) {
        WorkerActor own =
                dice.oneOf(
                        scene.workers.stream()
                                .filter(worker -> !worker.id.equals(dispatch.worker()))
                                .toList());
        boolean inHisName = dice.onceIn(2);
        Token token =
                inHisName
                        ? dispatch.token()
                        : new Token(dispatch.token().value().replaceFirst("[.]1[.]", ".2."));
        Result result =
                new Result(
                        inHisName && dice.onceIn(3) ? other : dispatch.job().id(),
                        dispatch.job().origin(),
                        token,
                        inHisName ? own.region : dispatch.target(),
                        inHisName ? own.id : dispatch.worker(),
                        kind(dice));
        if (!token.equals(dispatch.token()) || inHisName) {
            forged.add(result);
            scene.trace(own.id, "forges a result of " + result.job() + " with " + token);
            Lane lane = dispatch.job().lane();
            (lane == Lane.BATCH ? home.batchResults : home.interactiveResults)
                    .append(scene.now(), result);
        }
    }

    private Result.Kind kind(Dice dice) {
        String name = "forged-" + forged.size();
        ExecutionId execution = new ExecutionId(name);
        return switch (dice.below(3)) {
            case 0 -> new Result.Failed(execution, name, false);
            case 1 -> new Result.Declined(name, 1_000_000);
            default ->
                    new Result.Finished(
                            execution,
                            WorkerActor.digest(execution),
                            new Measured(
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    scene.jobNow(),
                                    scene.jobNow(),
                                    1,
                                    1,
                                    new KilowattHours(0.001),
                                    "forged"));
        };
    }
}
