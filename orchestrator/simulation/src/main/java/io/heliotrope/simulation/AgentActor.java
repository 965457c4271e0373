package io.heliotrope.simulation;

import io.heliotrope.agent.Copy;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.simulation.HomeCluster.Relay;
import java.util.Set;

/// One instance of one relay of a home cluster's agent: reads, translates, sends, and moves its
/// position when all has landed. Whatever happens to it is a late repeat of some record.
final class AgentActor {
    final Scene scene;
    final HomeCluster home;
    final Relay relay;
    final int instance;
    final String name;
    final View view;
    final Outbox outbox = new Outbox();
    boolean isPaused;
    boolean isDead;
    private long read;

    AgentActor(Scene scene, HomeCluster home, Relay relay, int instance) {
        this.scene = scene;
        this.home = home;
        this.relay = relay;
        this.instance = instance;
        this.name = relay + "-" + home + "#" + instance;
        this.view = new View(scene.control);
        this.read = home.relayRead.getOrDefault(relay, 0L);
        home.relayOwner.put(relay, instance);
    }

    boolean canWork() {
        return !isDead && !isPaused && !home.isCutOff;
    }

    private long end() {
        return switch (relay) {
            case INTAKE -> home.batchJobs.end();
            case OUTCOMES -> home.batchResults.end();
            case RELEASE -> scene.control.decisions.end();
        };
    }

    boolean isIdle() {
        return outbox.isEmpty() && read == end();
    }

    /// Reads and translates the next record, or commits when there is none.
    void step() {
        if (!canWork()) {
            return;
        }
        if (read == end()) {
            commit();
            return;
        }
        switch (relay) {
            case INTAKE -> intake(home.batchJobs.at(read++).value());
            case OUTCOMES -> outcome(home.batchResults.at(read++).value());
            case RELEASE -> release();
        }
    }

    private void intake(Descriptor descriptor) {
        scene.rules
                .ownWord(descriptor, view.world())
                .ifPresent(word ->
                        outbox.send(home.status, () -> home.status.append(scene.now(), word)));
        scene.rules
                .describe(descriptor)
                .ifPresent(described ->
                        outbox.send(
                                scene.control.descriptors,
                                () -> scene.control.descriptors.append(scene.now(), described)));
    }

    private void outcome(Result result) {
        if (scene.rules.isOutcome(result)) {
            outbox.send(
                    scene.control.outcomes,
                    () -> scene.control.outcomes.append(scene.now(), result));
        }
    }

    private void release() {
        boolean committedOnly = scene.rules.readsCommitted();
        if (committedOnly && !scene.control.decisions.isStable(read)) {
            return;
        }
        Log.Line<BatchDecision> line = scene.control.decisions.at(read++);
        if (committedOnly && line.isAborted()) {
            return;
        }
        scene.rules.release(line.value(), Set.of(home.origin), view.world()).ifPresent(this::send);
    }

    private void send(Copy copy) {
        scene.trace(name, copy);
        switch (copy) {
            case Copy.ToDispatch(var dispatch) -> {
                Log<DispatchLine> log = home.batch(dispatch.target());
                WorldOffsets known = view.seen();
                outbox.send(
                        log, () -> log.append(scene.now(), new DispatchLine.Sent(dispatch, known)));
            }
            case Copy.ToStatus(Status status) ->
                    outbox.send(home.status, () -> home.status.append(scene.now(), status));
            case Copy.ToResults(Result declined, int partition) ->
                    outbox.send(
                            home.batchResults,
                            () -> home.batchResults.append(scene.now(), declined));
        }
    }

    /// Moves the position, if all has landed.
    void commit() {
        if (!canWork() || (scene.rules.commitsAfterLanding() && !outbox.isEmpty())) {
            return;
        }
        if (home.relayOwner.getOrDefault(relay, 0) == instance) {
            home.relayRead.put(relay, read);
        }
    }

    void readOn(Dice dice) {
        if (canWork()) {
            view.readOn(dice);
        }
    }

    void die(Dice dice) {
        isDead = true;
        scene.isSomebodyGone = true;
        outbox.breakOff(dice);
    }
}
