package io.heliotrope.signals.trust;

import io.heliotrope.model.Basis;

/// Between which values an intensity can be true, in g/kWh, both inclusive.
public record Bounds(double least, double most) {
    /// The dirtiest power there is: lignite and oil shale in old plants emit some 1,300 g/kWh, the
    /// oldest diesels more.
    private static final double DIRTIEST = 2_000;

    /// No power is without a life cycle; the cleanest grids are above 5 g/kWh.
    private static final double CLEANEST_LIFECYCLE = 1;

    public Bounds {
        if (!(least >= 0 && least < most && Double.isFinite(most))) {
            throw new IllegalArgumentException(
                    "bounds must be 0 <= least < most, were " + least + " and " + most);
        }
    }

    /// What physics allows. Zero is allowed where the basis does; whether a zone reaches it is
    /// another question.
    public static Bounds of(Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE -> new Bounds(CLEANEST_LIFECYCLE, DIRTIEST);
            case AVERAGE_DIRECT, MARGINAL -> new Bounds(0, DIRTIEST);
        };
    }

    /// What both allow; this, if they have nothing in common.
    Bounds narrowed(double lower, double upper) {
        double newLeast = Math.max(least, lower);
        double newMost = Math.min(most, upper);
        return newLeast < newMost ? new Bounds(newLeast, newMost) : this;
    }
}
