package io.heliotrope.signals.cooling;

/// What a site's meters show at one time: power into the site and into IT in kW, and the
/// temperature of its economizer's driver in degrees C, -60..60.
public record MeterReading(double siteKilowatts, double itKilowatts, double driverC) {
    /// @throws IllegalArgumentException when IT takes nothing, or more than the site
    public MeterReading {
        if (!(itKilowatts > 0 && siteKilowatts >= itKilowatts && Double.isFinite(siteKilowatts))) {
            throw new IllegalArgumentException(
                    "power must be finite and 0 < IT <= site, was %s kW and %s kW: are the meters"
                                    .formatted(itKilowatts, siteKilowatts)
                            + " swapped, or of different circuits?");
        }
        Limits.DRIVER.require(driverC);
    }

    public double pue() {
        return siteKilowatts / itKilowatts;
    }
}
