package io.heliotrope.signals.forecast;

import java.util.ArrayList;
import java.util.List;

/// How strongly a [SlotForecaster] is held to its plain forecast, by how far it looks ahead: up to
/// 3, 12 and 36 hours, and beyond. Counted in days of examples; all > 0, others are refused.
public record SlotPenalties(double to3Hours, double to12Hours, double to36Hours, double beyond) {
    /// Follows the last values closely: for what is decided anew at each step, where the next hours
    /// count most.
    public static final SlotPenalties EAGER = new SlotPenalties(0.1, 1, 10, 200);

    /// Follows them less.
    public static final SlotPenalties CALM = new SlotPenalties(2, 10, 50, 200);

    private static final int[] HOURS = {3, 12, 36};

    /// Follows them less in the next hours, and more from three hours to a day and a half ahead.
    public static final SlotPenalties FALLING = new SlotPenalties(3, 2, 1, 200);

    public SlotPenalties {
        require("to3Hours", to3Hours);
        require("to12Hours", to12Hours);
        require("to36Hours", to36Hours);
        require("beyond", beyond);
    }

    private static void require(String name, double penalty) {
        if (!(penalty > 0 && Double.isFinite(penalty))) {
            throw new IllegalArgumentException(
                    "penalty "
                            + name
                            + " must be a number > 0, was "
                            + penalty
                            + ": see SlotPenalties.EAGER");
        }
    }

    /// Steps ahead `(after, to]`, from 1, that share a penalty.
    record Reach(int after, int to, double penalty) {}

    /// All steps ahead up to `horizon`, in order.
    List<Reach> reaches(DaySteps days, int horizon) {
        double[] penalties = {to3Hours, to12Hours, to36Hours, beyond};
        List<Reach> reaches = new ArrayList<>();
        int after = 0;
        for (int i = 0; i < penalties.length && after < horizon; i++) {
            int to = i < HOURS.length ? Math.min(horizon, days.ofHours(HOURS[i])) : horizon;
            reaches.add(new Reach(after, to, penalties[i]));
            after = to;
        }
        return reaches;
    }
}
