package io.heliotrope.simulation;

import java.time.Duration;
import java.util.List;

/// What may break, and what comes back.
final class Faults {
    private static final int KINDS = 16;

    private final Scene scene;

    Faults(Scene scene) {
        this.scene = scene;
    }

    void strike(Dice dice) {
        switch (dice.below(KINDS)) {
            case 0 -> crashRouter(dice);
            case 1 -> replaceRouter(dice);
            case 2, 3 -> resumeSomebody(dice);
            case 4 -> crashDecider(dice);
            case 5 -> replaceDecider(dice);
            case 6 -> crashAgent(dice);
            case 7 -> replaceAgent(dice);
            case 8 -> crashWorker(dice);
            case 9 -> pauseWorker(dice);
            case 10, 11 -> restoreWorker(dice);
            case 12 -> cutOff(dice);
            case 13 -> scene.changePolicy();
            case 14 -> scene.changeLaw();
            default -> upset(dice);
        }
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

    private void pauseWorker(Dice dice) {
        WorkerActor worker = dice.oneOf(scene.workers);
        switch (dice.below(4)) {
            case 0 -> worker.isPaused = true;
            case 1 -> worker.isHung = true;
            case 2 -> worker.isDraining = true;
            default -> worker.isCutOff = true;
        }
        scene.trace(worker.id, "is paused, hung, draining or cut off");
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

    private void upset(Dice dice) {
        switch (dice.below(4)) {
            case 0 -> scene.areEnginesFlaky = !scene.areEnginesFlaky;
            case 1 -> scene.areAnswersRepeated = !scene.areAnswersRepeated;
            case 2 -> scene.tickBack(Duration.ofMinutes(15L * (1 + dice.below(20))));
            default -> scene.pass(Duration.ofSeconds(5 + dice.below(15)));
        }
    }
}
