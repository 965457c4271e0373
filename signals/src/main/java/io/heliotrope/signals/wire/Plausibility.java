package io.heliotrope.signals.wire;

import io.heliotrope.model.GridZone;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Which intensities can be true.
///
/// A provider once served zero for every zone for hours: zero is accepted only for the zones named
/// in `canBeZero`, as the provider calls them, and never for a whole series. `isZeroAnywhere`
/// accepts it of all zones, for a provider whose names are not known before it is asked. Nothing
/// above `highest` g/kWh is accepted.
public record Plausibility(double highest, Set<GridZone> canBeZero, boolean isZeroAnywhere) {
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

    public Plausibility(double highest, Set<GridZone> canBeZero) {
        this(highest, canBeZero, false);
    }

    /// The same with `zones` that can be at zero, too.
    public Plausibility andZero(Collection<GridZone> zones) {
        Set<GridZone> all = new TreeSet<>(canBeZero);
        all.addAll(zones);
        return new Plausibility(highest, all, isZeroAnywhere);
    }

    /// The same, with zero accepted of all zones.
    public Plausibility zeroAnywhere() {
        return new Plausibility(highest, canBeZero, true);
    }

    boolean accepts(GridZone zone, double gramsPerKwh) {
        return gramsPerKwh > 0
                ? gramsPerKwh <= highest
                : gramsPerKwh == 0 && (isZeroAnywhere || canBeZero.contains(zone));
    }
}
