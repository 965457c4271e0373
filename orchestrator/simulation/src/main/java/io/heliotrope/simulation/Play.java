package io.heliotrope.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays one schedule: its steps, and then a calm time in which everything must come to its end.
final class Play {
    private static final int LONGEST_CALM_SECONDS = 150;
    private static final int MOST_STEPS_A_MOMENT = 400;
    private static final int MOST_TIMERS_A_MOMENT = 3;

    private final Schedule schedule;
    private final Scene scene;
    private final Faults faults;

    Play(Schedule schedule, Rules rules, @Nullable Consumer<String> tracer) {
        this.schedule = schedule;
        this.scene = new Scene(rules, tracer);
        scene.isCalm = schedule.isCalm();
        scene.areEnginesFlaky = schedule.faults().contains(Fault.FLAKY_ENGINES);
        scene.areAnswersRepeated = schedule.faults().contains(Fault.REPEATED_ANSWERS);
        this.faults = new Faults(scene, schedule.faults());
    }

    /// Plays to the end and returns what there is then.
    Scene run() {
        if (schedule.isCalm()) {
            settle();
        }
        for (Step step : schedule.steps()) {
            perform(step);
        }
        calmDown();
        return scene;
    }

    private void perform(Step step) {
        Dice dice = new Dice(step.salt());
        switch (step.kind()) {
            case SUBMIT -> scene.producers.submit(dice);
            case ADVANCE -> {
                Duration some = Duration.ofMillis(100 + dice.below(1_100));
                if (schedule.isCalm()) {
                    scene.pass(some.compareTo(scene.untilTick()) < 0 ? some : scene.untilTick());
                    settle();
                } else {
                    scene.pass(some);
                }
            }
            case ROUTER -> dice.oneOf(scene.routers).step(dice);
            case ROUTER_TIMER -> dice.oneOf(scene.routers).timer();
            case LAND -> land(dice);
            case COMMIT -> commit(dice);
            case AGENT -> dice.oneOf(scene.agents).step();
            case DECIDER -> dice.oneOf(scene.deciders).step(dice);
            case DECIDER_TIMER -> dice.oneOf(scene.deciders).timer();
            case WORKER_READ -> {
                WorkerActor worker = dice.oneOf(scene.workers);
                if (dice.onceIn(2)) {
                    worker.readOn(dice);
                }
                worker.readDispatch(dice);
            }
            case WORKER_RUN -> dice.oneOf(scene.workers).run(dice);
            case WORKER_COMMIT -> dice.oneOf(scene.workers).commit();
            case READ_ON -> readOn(dice);
            case SIGNAL -> scene.skies.say(dice);
            case FAULT -> faults.strike(dice);
        }
        if (step.kind() != Step.Kind.SUBMIT && step.kind() != Step.Kind.SIGNAL) {
            scene.fillVacancies();
        }
    }

    private void land(Dice dice) {
        switch (dice.below(3)) {
            case 0 -> {
                RouterActor router = dice.oneOf(scene.routers);
                if (router.canWork()) {
                    router.outbox.landOne(dice);
                }
            }
            case 1 -> {
                AgentActor agent = dice.oneOf(scene.agents);
                if (agent.canWork()) {
                    agent.outbox.landOne(dice);
                }
            }
            default -> {
                WorkerActor worker = dice.oneOf(scene.workers);
                if (worker.canWork()) {
                    worker.outbox.landOne(dice);
                }
            }
        }
    }

    private void commit(Dice dice) {
        switch (dice.below(3)) {
            case 0 -> dice.oneOf(scene.routers).commit();
            case 1 -> dice.oneOf(scene.agents).commit();
            default -> dice.oneOf(scene.deciders).commit();
        }
    }

    private void readOn(Dice dice) {
        switch (dice.below(8)) {
            case 0 -> dice.oneOf(scene.routers).readOn(dice);
            case 1 -> dice.oneOf(scene.deciders).readOn(dice);
            case 2, 3 -> dice.oneOf(scene.agents).readOn(dice);
            default -> dice.oneOf(scene.workers).readOn(dice);
        }
    }

    /// Nothing breaks any more, what was paused goes on or ends, and time passes until all jobs
    /// have ended.
    private void calmDown() {
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
        for (int i = 0; i < LONGEST_CALM_SECONDS && !isOver(); i++) {
            scene.pass(Duration.ofSeconds(1));
            settle();
        }
    }

    /// Every process does all that it can do now, and what its timers then tell it to.
    private void settle() {
        Dice dice = new Dice(schedule.seed());
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
