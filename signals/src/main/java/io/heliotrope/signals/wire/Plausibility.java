package io.heliotrope.signals.wire;

import io.heliotrope.model.GridZone;
import java.util.Set;

/// Which intensities can be true.
///
/// A provider once served zero for every zone for hours: zero is accepted only for the zones named
/// in `canBeZero`, and never for a whole series. Nothing above `highest` g/kWh is accepted.
public record Plausibility(double highest, Set<GridZone> canBeZero) {
    /// No zone's life-cycle intensity is zero: the cleanest sources are above 10 g/kWh.
    public static final Plausibility LIFECYCLE = new Plausibility(3_000, Set.of());

    /// Where it is not known which zones can reach zero: none is believed to.
    public static final Plausibility CAUTIOUS = new Plausibility(3_000, Set.of());

    public Plausibility {
        canBeZero = Set.copyOf(canBeZero);
        if (!(highest > 0 && Double.isFinite(highest))) {
            throw new IllegalArgumentException(
                    "the highest intensity must be > 0 and finite, was " + highest);
        }
    }

    boolean accepts(GridZone zone, double gramsPerKwh) {
        return gramsPerKwh > 0
                ? gramsPerKwh <= highest
                : gramsPerKwh == 0 && canBeZero.contains(zone);
    }
}
