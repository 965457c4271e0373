package io.heliotrope.power;

import java.util.Arrays;

/// How many of a pool's accelerators are on in each slot, so that all that are needed are on and
/// idle power and start-ups cost the least together.
///
/// Accelerators are alike, so the one that is switched on last can be the one that is switched off
/// first: the k-th is needed where at least k are. Each is then decided by itself, on or off in
/// each slot, which is exact: the sum of the single costs is the cost of the whole, and with every
/// course of a whole such single ones come along that cost no more. After the last slot nothing is
/// needed.
public final class Provision {
    private Provision() {}

    /// A course of at least `need`, slot by slot.
    ///
    /// `idle` is what an accelerator costs that is on in a slot and not needed, `start` what it
    /// costs to switch one on for a slot, both at least 0, in any unit, such as grams of CO2e.
    /// `before` were on before the first slot. Work and memory grow with slots times the largest
    /// need.
    ///
    /// @throws IllegalArgumentException when the arrays differ in length, or a number is below 0
    public static int[] course(int[] need, double[] idle, double[] start, int before) {
        int slots = need.length;
        if (idle.length != slots || start.length != slots || before < 0) {
            throw new IllegalArgumentException(
                    "%d slots have %d idle and %d start costs, and %d accelerators before"
                            .formatted(slots, idle.length, start.length, before));
        }
        for (int slot = 0; slot < slots; slot++) {
            if (need[slot] < 0 || !(idle[slot] >= 0) || !(start[slot] >= 0)) {
                throw new IllegalArgumentException(
                        "slot %d needs %d at %s idle and %s to start, expected all >= 0"
                                .formatted(slot, need[slot], idle[slot], start[slot]));
            }
        }
        int[] on = new int[slots];
        int most = Arrays.stream(need).max().orElse(0);
        boolean[] wasOn = new boolean[slots];
        for (int level = 1; level <= most; level++) {
            one(level, need, idle, start, level <= before, wasOn);
            for (int slot = 0; slot < slots; slot++) {
                on[slot] += wasOn[slot] ? 1 : 0;
            }
        }
        return on;
    }

    /// What a course costs.
    public static double cost(int[] on, int[] need, double[] idle, double[] start, int before) {
        double cost = 0;
        int last = before;
        for (int slot = 0; slot < on.length; slot++) {
            cost += (on[slot] - need[slot]) * idle[slot];
            cost += Math.max(0, on[slot] - last) * start[slot];
            last = on[slot];
        }
        return cost;
    }

    /// Whether the one that is needed where `level` are is on: the cheaper of on and off in each
    /// slot, by what comes after it, looked at from the end.
    private static void one(
            int level,
            int[] need,
            double[] idle,
            double[] start,
            boolean isOnBefore,
            boolean[] isOn) {
        int slots = need.length;
        double[] whenOn = new double[slots + 1];
        double[] whenOff = new double[slots + 1];
        for (int slot = slots - 1; slot >= 0; slot--) {
            boolean isNeeded = need[slot] >= level;
            double stay = (isNeeded ? 0 : idle[slot]) + whenOn[slot + 1];
            double off = isNeeded ? Double.POSITIVE_INFINITY : whenOff[slot + 1];
            whenOn[slot] = Math.min(stay, off);
            whenOff[slot] = Math.min(start[slot] + stay, off);
        }
        boolean on = isOnBefore;
        for (int slot = 0; slot < slots; slot++) {
            boolean isNeeded = need[slot] >= level;
            double stay = (isNeeded ? 0 : idle[slot]) + whenOn[slot + 1];
            double through = on ? stay : start[slot] + stay;
            on = isNeeded || through < whenOff[slot + 1];
            isOn[slot] = on;
        }
    }
}
