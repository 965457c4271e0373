package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;

/// One step of a schedule: what happens, and the salt of its chances. A step that cannot happen as
/// things stand does nothing, so any steps can be left out of a schedule.
public record Step(Kind kind, long salt) {
    /// What may happen, with how often of all steps.
    public enum Kind {
        SUBMIT(8),
        ADVANCE(12),
        ROUTER(20),
        ROUTER_TIMER(5),
        LAND(16),
        COMMIT(8),
        AGENT(18),
        DECIDER(14),
        DECIDER_TIMER(5),
        WORKER_READ(14),
        WORKER_RUN(10),
        WORKER_COMMIT(3),
        READ_ON(12),
        SIGNAL(3),
        FAULT(5);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Kind> WHEEL = wheel();

    private static List<Kind> wheel() {
        List<Kind> wheel = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                wheel.add(kind);
            }
        }
        return List.copyOf(wheel);
    }

    static Step any(Dice dice) {
        return new Step(dice.oneOf(WHEEL), dice.salt());
    }
}
