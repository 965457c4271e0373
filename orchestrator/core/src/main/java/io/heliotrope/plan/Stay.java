package io.heliotrope.plan;

/// What a job must gain before it is moved from the place that a plan in force gives it: `share` of
/// what its run costs there, and `moving` besides, in the costs of the plan.
///
/// Without it a plan would change with every breath of the forecast.
public record Stay(double share, double moving) {
    /// Moves are made for any gain.
    public static final Stay NOT = new Stay(0, 0);

    /// Checks its numbers.
    ///
    /// @throws IllegalArgumentException when one is below 0 or not finite
    public Stay {
        if (!(share >= 0 && moving >= 0 && Double.isFinite(share + moving))) {
            throw new IllegalArgumentException(
                    "what must be gained is a share and a cost of at least 0, was %s and %s"
                            .formatted(share, moving));
        }
    }

    /// What leaving a place costs where a run costs `cost`.
    double leaving(double cost) {
        return share * Math.abs(cost) + moving;
    }
}
