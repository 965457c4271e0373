package io.heliotrope.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Breaks things, and brings them back.
final class Faults {
    /// Of so many strikes one heals instead.
    private static final int HEALS = 3;

    private final Scene scene;
    private final List<Fault> known;

    Faults(Scene scene, Collection<Fault> known) {
        this.scene = scene;
        this.known = List.copyOf(known);
    }

    void strike(Dice dice) {
        if (known.isEmpty()) {
            return;
        }
        if (dice.onceIn(HEALS)) {
            resumeSomebody(dice);
            restoreWorker(dice);
            return;
        }
        switch (dice.oneOf(known)) {
            case ROUTER_CRASH -> crashRouter(dice);
            case ROUTER_ZOMBIE -> replaceRouter(dice);
            case DECIDER_CRASH -> crashDecider(dice);
            case DECIDER_ZOMBIE -> replaceDecider(dice);
            case AGENT_CRASH -> crashAgent(dice);
            case AGENT_ZOMBIE -> replaceAgent(dice);
            case WORKER_CRASH -> crashWorker(dice);
            case WORKER_PAUSE -> upset(dice, "is paused", worker -> worker.isPaused = true);
            case WORKER_HANG -> upset(dice, "hangs", worker -> worker.isHung = true);
            case WORKER_DRAIN -> upset(dice, "is drained", worker -> worker.isDraining = true);
            case WORKER_UNHEARD -> upset(dice, "is unheard", worker -> worker.isCutOff = true);
            case CUT_OFF -> cutOff(dice);
            case POLICY -> scene.changePolicy();
            case LAW -> scene.changeLaw();
            case FLAKY_ENGINES -> scene.areEnginesFlaky = !scene.areEnginesFlaky;
            case REPEATED_ANSWERS -> scene.areAnswersRepeated = !scene.areAnswersRepeated;
            case CLOCK_BACK -> scene.tickBack(Duration.ofMinutes(15L * (1 + dice.below(20))));
            case STANDSTILL -> scene.pass(Duration.ofSeconds(5 + dice.below(15)));
            case FORGED_RESULT -> scene.forger.strike(dice);
        }
    }

    private void upset(Dice dice, String what, Consumer<WorkerActor> blow) {
        WorkerActor worker = dice.oneOf(scene.workers);
        scene.trace(worker.id, what);
        blow.accept(worker);
    }

    private void crashRouter(Dice dice) {
        RouterActor router = dice.oneOf(scene.routers);
        scene.trace(router.name, "crashes");
        router.die(dice);
        scene.fillVacancies();
    }

    /// The group takes a router for dead that is only slow: now there are two.
    private void replaceRouter(Dice dice) {
        RouterActor router = dice.oneOf(scene.routers);
        router.isPaused = dice.onceIn(2);
        scene.trace(router.name, router.isPaused ? "is paused and replaced" : "is replaced");
        scene.startRouter(router.home, Duration.ofMillis(dice.below(4_000) - 2_000L));
    }

    private void resumeSomebody(Dice dice) {
        scene.routers.stream()
                .filter(router -> router.isPaused)
                .findFirst()
                .ifPresent(router -> {
                    scene.trace(router.name, "goes on");
                    router.isPaused = false;
                });
        scene.agents.stream()
                .filter(agent -> agent.isPaused)
                .findFirst()
                .ifPresent(agent -> {
                    scene.trace(agent.name, "goes on");
                    agent.isPaused = false;
                });
        scene.deciders.stream()
                .filter(decider -> decider.isPaused)
                .findFirst()
                .ifPresent(decider -> decider.isPaused = false);
        if (dice.onceIn(2)) {
            scene.homes.forEach(home -> home.isCutOff = false);
            scene.workers.forEach(worker -> worker.isCutOff = false);
        }
    }

    private void crashDecider(Dice dice) {
        DeciderActor decider = dice.oneOf(scene.deciders);
        scene.trace(decider.name, "crashes");
        decider.die();
        scene.fillVacancies();
    }

    private void replaceDecider(Dice dice) {
        DeciderActor decider = dice.oneOf(scene.deciders);
        decider.isPaused = dice.onceIn(2);
        scene.trace(decider.name, "is replaced");
        scene.startDecider();
    }

    private void crashAgent(Dice dice) {
        AgentActor agent = dice.oneOf(scene.agents);
        scene.trace(agent.name, "crashes");
        agent.die(dice);
        scene.fillVacancies();
    }

    private void replaceAgent(Dice dice) {
        AgentActor agent = dice.oneOf(scene.agents);
        agent.isPaused = true;
        scene.trace(agent.name, "is paused and replaced");
        scene.startAgent(agent.home, agent.relay);
    }

    private void crashWorker(Dice dice) {
        WorkerActor worker = dice.oneOf(scene.workers);
        if (!worker.isDead) {
            scene.trace(worker.id, "crashes");
            worker.die(dice);
            if (dice.onceIn(2)) {
                worker.restart();
            }
        }
    }

    private void restoreWorker(Dice dice) {
        WorkerActor worker = dice.oneOf(scene.workers);
        if (worker.isDead) {
            worker.restart();
        }
        worker.isPaused = false;
        worker.isHung = false;
        worker.isDraining = false;
        worker.isCutOff = false;
    }

    private void cutOff(Dice dice) {
        HomeCluster home = dice.oneOf(scene.homes);
        scene.trace(home, "is cut off from the control plane");
        home.isCutOff = true;
        for (WorkerActor worker : scene.workers) {
            worker.isCutOff |= regions(home).contains(worker.region.value());
        }
    }

    private static List<String> regions(HomeCluster home) {
        return home.id.equals(Fleet.EUROPE)
                ? List.of(Fleet.DE.value(), Fleet.SE.value())
                : List.of(Fleet.US.value());
    }
}
