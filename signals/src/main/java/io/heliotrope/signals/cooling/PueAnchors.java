package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Range;

/// The two PUE values that a site moves between, at full load: `free` where nature cools, and
/// `mechanical` where machines do. `loadShare` (0..1) is the part of the overhead that follows the
/// IT load; the rest is always there.
///
/// Anchors are measured ([Calibrator]) or typical ([Cooling]); 1 <= free <= mechanical <= 3.
public record PueAnchors(double free, double mechanical, double loadShare) {
    /// What is taken where nobody has measured it.
    public static final double TYPICAL_LOAD_SHARE = 0.6;

    static final Range PUE = new Range("PUE", 1, 3, "");

    /// @throws IllegalArgumentException naming what is out of order
    public PueAnchors {
        PUE.require(free);
        PUE.require(mechanical);
        if (free > mechanical) {
            throw new IllegalArgumentException(
                    "PUE of free cooling (%s) must not be above that of mechanical cooling (%s)"
                            .formatted(free, mechanical));
        }
        Limits.LOAD_SHARE.require(loadShare);
    }

    /// Anchors with the typical share of overhead that follows the load, 0.6.
    public static PueAnchors of(double free, double mechanical) {
        return new PueAnchors(free, mechanical, TYPICAL_LOAD_SHARE);
    }

    /// PUE where machines do `mechanicalShare` (0..1) of the cooling, at `load` (0.05..1) of the
    /// design load: `1 + (free + (mechanical - free) r - 1) * (a + (1 - a) / load)`.
    public double pue(double mechanicalShare, double load) {
        double full = free + (mechanical - free) * mechanicalShare;
        return 1 + (full - 1) * overheadAt(load, loadShare);
    }

    /// How many times the overhead per IT kWh at full load is that at `load`.
    static double overheadAt(double load, double loadShare) {
        return loadShare + (1 - loadShare) / load;
    }
}
