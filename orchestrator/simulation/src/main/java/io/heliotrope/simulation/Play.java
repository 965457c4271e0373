package io.heliotrope.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays one schedule: its steps, and then a calm time in which everything must come to its end.
final class Play {
    private final Schedule schedule;
    private final Scene scene;
    private final Faults faults;
    private final Rest rest;

    Play(Schedule schedule, Rules rules, @Nullable Consumer<String> tracer) {
        this.schedule = schedule;
        this.scene = new Scene(rules, tracer);
        scene.isCalm = schedule.isCalm();
        scene.areEnginesFlaky = schedule.faults().contains(Fault.FLAKY_ENGINES);
        scene.areAnswersRepeated = schedule.faults().contains(Fault.REPEATED_ANSWERS);
        this.faults = new Faults(scene, schedule.faults());
        this.rest = new Rest(scene, schedule.seed());
    }

    /// Plays to the end and returns what there is then.
    Scene run() {
        if (schedule.isCalm()) {
            rest.settle();
        }
        for (Step step : schedule.steps()) {
            perform(step);
        }
        rest.come();
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
                    rest.settle();
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
        switch (dice.below(7)) {
            case 0 -> scene.landLate(dice);
            case 1, 2 -> {
                RouterActor router = dice.oneOf(scene.routers);
                if (router.canWork()) {
                    router.outbox.landOne(dice);
                }
            }
            case 3, 4 -> {
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
}
