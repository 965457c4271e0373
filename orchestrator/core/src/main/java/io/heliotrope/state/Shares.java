package io.heliotrope.state;

import io.heliotrope.model.Slots;
import io.heliotrope.protocol.CarbonFree;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The carbon-free share of one zone's power, 0 to 1, over time. NaN where nothing is known.
///
/// What was told holds while it is valid, from the beginning of the slot in which that begins, and
/// stands in for [GreenCurve#STALE_LIMIT] after it, as intensities do. Immutable; safe from any
/// thread.
public final class Shares {
    private final CarbonFree.@Nullable Told told;
    private final CarbonFree.@Nullable Foretold ahead;

    Shares(CarbonFree.@Nullable Told told, CarbonFree.@Nullable Foretold ahead) {
        this.told = told;
        this.ahead = ahead;
    }

    /// What was told of `instant`, be it stale.
    public double toldAt(Instant instant) {
        return told != null
                        && Slots.of(instant) >= Slots.of(told.validFrom())
                        && instant.isBefore(told.validTo().plus(GreenCurve.STALE_LIMIT))
                ? told.share()
                : Double.NaN;
    }

    /// When that was made known; empty when nothing was told.
    public Optional<Instant> toldOn() {
        return Optional.ofNullable(told).map(CarbonFree.Told::issuedAt);
    }

    /// What a forecast says of `instant`.
    public double foretoldAt(Instant instant) {
        return ahead == null ? Double.NaN : ahead.shares().valueAt(instant);
    }

    /// What holds at a later `instant`: what was told while it is valid, else what is foretold.
    public double at(Instant instant) {
        boolean isValid = told != null && instant.isBefore(told.validTo());
        double here = isValid ? toldAt(instant) : Double.NaN;
        return Double.isNaN(here) ? foretoldAt(instant) : here;
    }
}
