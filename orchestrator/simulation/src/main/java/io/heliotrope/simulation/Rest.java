package io.heliotrope.simulation;

import java.time.Duration;
import java.util.List;

/// What everybody does when nobody is in the way: all that there is to do, moment by moment.
final class Rest {
    private static final int LONGEST_SECONDS = 150;
    private static final int MOST_STEPS_A_MOMENT = 400;
    private static final int MOST_TIMERS_A_MOMENT = 3;

    private final Scene scene;
    private final long seed;

    Rest(Scene scene, long seed) {
        this.scene = scene;
        this.seed = seed;
    }

    /// Nothing breaks any more, what was paused goes on or ends, and time passes until all jobs
    /// have ended.
    void come() {
        scene.trace("all", "comes to rest");
        scene.areAnswersRepeated = false;
        scene.homes.forEach(home -> home.isCutOff = false);
        for (RouterActor router : scene.routers) {
            router.isPaused = false;
        }
        scene.agents.forEach(agent -> agent.isPaused = false);
        scene.deciders.forEach(decider -> decider.isPaused = false);
        for (WorkerActor worker : scene.workers) {
            worker.isCutOff = false;
            worker.isHung = false;
            worker.isPaused = false;
            worker.isDraining = false;
            if (worker.isDead) {
                worker.restart();
            }
        }
        settle();
        for (int i = 0; i < LONGEST_SECONDS && !isOver(); i++) {
            scene.pass(Duration.ofSeconds(1));
            settle();
        }
    }

    /// Every process does all that it can do now, and what its timers then tell it to.
    void settle() {
        Dice dice = new Dice(seed);
        workOff(dice);
        for (int i = 0; i < MOST_TIMERS_A_MOMENT && ringTimers(); i++) {
            workOff(dice);
        }
    }

    private void workOff(Dice dice) {
        scene.fillVacancies();
        for (int i = 0; i < MOST_STEPS_A_MOMENT && settleOnce(dice); i++) {
            scene.fillVacancies();
        }
    }

    /// Whether that gave anybody something to do.
    private boolean ringTimers() {
        for (RouterActor router : List.copyOf(scene.routers)) {
            router.timer();
        }
        boolean isNews = scene.routers.stream().anyMatch(router -> !router.outbox.isEmpty());
        for (RouterActor router : List.copyOf(scene.routers)) {
            router.outbox.landAll();
            router.commit();
        }
        long before = scene.control.decisions.end();
        for (DeciderActor decider : List.copyOf(scene.deciders)) {
            decider.timer();
            decider.commit();
        }
        return isNews || scene.control.decisions.end() > before;
    }

    /// Whether anything was left to do.
    private boolean settleOnce(Dice dice) {
        scene.landLate();
        boolean wasIdle = true;
        for (RouterActor router : List.copyOf(scene.routers)) {
            wasIdle &= router.isDead || router.isIdle();
            router.readOn(dice);
            router.step(dice);
            router.outbox.landAll();
        }
        for (AgentActor agent : scene.agents) {
            wasIdle &= agent.isIdle();
            agent.readOn(dice);
            agent.step();
            agent.outbox.landAll();
            agent.commit();
        }
        for (DeciderActor decider : scene.deciders) {
            wasIdle &= decider.isDead || decider.isIdle();
            decider.readOn(dice);
            decider.step(dice);
        }
        for (WorkerActor worker : scene.workers) {
            wasIdle &= !worker.hasNews();
            worker.readOn(dice);
            worker.readDispatch(dice);
            worker.run(dice);
            worker.outbox.landAll();
            worker.commit();
        }
        return !wasIdle;
    }

    private boolean isOver() {
        return scene.deciderState.leases.isEmpty() && new Evidence(scene).isComplete();
    }
}
