package io.heliotrope.signals.cooling;

/// Water that a site takes, in litres per IT kWh: finite and at least 0.
public record Wue(double litresPerItKwh) {
    public Wue {
        if (!(litresPerItKwh >= 0 && Double.isFinite(litresPerItKwh))) {
            throw new IllegalArgumentException(
                    "WUE must be finite and >= 0 L/kWh, was " + litresPerItKwh);
        }
    }

    /// With the water that power stations used for this site's electricity: `WUE + PUE EWIF`.
    ///
    /// @throws IllegalArgumentException when `pue` is not finite or below 1
    public SourceWue withSource(double pue, Ewif grid) {
        if (!(pue >= 1 && Double.isFinite(pue))) {
            throw new IllegalArgumentException("PUE must be finite and >= 1, was " + pue);
        }
        return new SourceWue(this, pue * grid.litresPerKwh());
    }

    /// Water that a grid's power stations use up per kWh of electricity, in litres: finite and at
    /// least 0. It is the grid's figure, from its operator or statistics; there is no default.
    public record Ewif(double litresPerKwh) {
        public Ewif {
            if (!(litresPerKwh >= 0 && Double.isFinite(litresPerKwh))) {
                throw new IllegalArgumentException(
                        "EWIF must be finite and >= 0 L/kWh, was " + litresPerKwh);
            }
        }
    }

    /// Water at the site and at the source, both in litres per IT kWh.
    public record SourceWue(Wue site, double sourceLitresPerItKwh) {
        public double litresPerItKwh() {
            return site.litresPerItKwh() + sourceLitresPerItKwh;
        }
    }
}
