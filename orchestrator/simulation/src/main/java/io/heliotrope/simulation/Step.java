package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One step of a schedule: what happens, and the salt of its chances. A step that cannot happen as
/// things stand does nothing, so any steps can be left out of a schedule.
public record Step(Kind kind, long salt) {
    /// In quarters.
    private static final int[] FACTORS = {1, 2, 4, 4, 4, 8, 16};

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

    /// The kinds in their usual proportions, with many faults.
    static List<Kind> eventfulWheel() {
        return wheel(Map.of(Kind.FAULT, 3));
    }

    /// The kinds for a drama among many incarnations of a router.
    static List<Kind> routersWheel() {
        return wheel(Map.of(Kind.FAULT, 4, Kind.ROUTER, 3, Kind.COMMIT, 3, Kind.LAND, 2));
    }

    /// The kinds for routers that are replaced again and again while work is done.
    static List<Kind> successorsWheel() {
        Map<Kind, Integer> factors = new EnumMap<>(Kind.class);
        factors.put(Kind.FAULT, 2);
        factors.put(Kind.ROUTER, 5);
        factors.put(Kind.COMMIT, 4);
        factors.put(Kind.LAND, 3);
        factors.put(Kind.WORKER_READ, 4);
        factors.put(Kind.WORKER_RUN, 3);
        factors.put(Kind.WORKER_COMMIT, 6);
        return wheel(factors);
    }

    /// The kinds for a law that changes while batch work is given out.
    static List<Kind> lawyersWheel() {
        Map<Kind, Integer> factors = new EnumMap<>(Kind.class);
        factors.put(Kind.FAULT, 3);
        factors.put(Kind.AGENT, 6);
        factors.put(Kind.DECIDER, 3);
        factors.put(Kind.DECIDER_TIMER, 4);
        factors.put(Kind.LAND, 3);
        factors.put(Kind.READ_ON, 2);
        return wheel(factors);
    }

    private static List<Kind> wheel(Map<Kind, Integer> factors) {
        List<Kind> wheel = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int weight = kind.weight * factors.getOrDefault(kind, 1);
            for (int i = 0; i < weight; i++) {
                wheel.add(kind);
            }
        }
        return wheel;
    }

    /// The kinds in the proportions of one schedule: each more or less likely than usual, so that
    /// some schedules are full of what others hardly see.
    static List<Kind> wheel(Dice dice) {
        List<Kind> wheel = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            int weight = Math.max(1, kind.weight * FACTORS[dice.below(FACTORS.length)] / 4);
            for (int i = 0; i < weight; i++) {
                wheel.add(kind);
            }
        }
        return wheel;
    }
}
