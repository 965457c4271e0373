package io.heliotrope.signals.cooling;

import io.heliotrope.signals.cooling.Calibration.Calibrated;
import io.heliotrope.signals.cooling.Calibration.Reason;
import io.heliotrope.signals.cooling.Calibration.Undetermined;
import java.util.Arrays;
import java.util.List;

/// Finds a site's two anchors from its meters: the line through PUE at full load over the
/// mechanical share, by least squares; exact for two readings.
///
/// `designKilowatts` is the IT power that the site is built for, `loadShare` (0..1) the part of the
/// overhead that follows the load. Pure; safe from any thread.
public record Calibrator(Economizer economizer, double designKilowatts, double loadShare) {
    /// From where on errors of the meters say more than the meters.
    private static final double MOST_ERROR_GAIN = 5;

    /// @throws IllegalArgumentException naming the setting and its range
    public Calibrator {
        if (!(designKilowatts > 0 && Double.isFinite(designKilowatts))) {
            throw new IllegalArgumentException(
                    "design IT power must be finite and > 0 kW, was " + designKilowatts);
        }
        Limits.LOAD_SHARE.require(loadShare);
    }

    /// The anchors that fit `readings` best, or why they cannot be told.
    public Calibration from(List<MeterReading> readings) {
        if (readings.size() < 2) {
            return new Undetermined(
                    Reason.TOO_FEW,
                    "two readings are needed, one of cool and one of warm weather; there is "
                            + readings.size());
        }
        for (MeterReading reading : readings) {
            double load = load(reading);
            if (!Limits.LOAD.contains(load)) {
                return new Undetermined(
                        Reason.LOAD_OUT_OF_RANGE,
                        "%s, was %s (%s kW of %s kW): read again at another load, or mend the"
                                        .formatted(
                                                Limits.LOAD,
                                                rounded(load),
                                                reading.itKilowatts(),
                                                designKilowatts)
                                + " design power");
            }
        }
        return fitted(readings);
    }

    private Calibration fitted(List<MeterReading> readings) {
        double[] shares = readings.stream().mapToDouble(this::mechanicalShare).toArray();
        double[] pues = readings.stream().mapToDouble(this::pueAtFullLoad).toArray();
        AnchorLine line = AnchorLine.through(shares, pues);
        if (!(line.errorGain() <= MOST_ERROR_GAIN)) {
            return new Undetermined(Reason.TOO_CLOSE, tooClose(shares, line));
        }
        double free = line.at(0);
        double mechanical = line.at(1);
        if (!PueAnchors.PUE.contains(free)
                || !PueAnchors.PUE.contains(mechanical)
                || free > mechanical) {
            return new Undetermined(
                    Reason.IMPOSSIBLE,
                    ("the readings lead to a PUE of %s free and %s mechanical, but 1 <= free <="
                                    + " mechanical <= 3: check the meters, the cooling class and"
                                    + " the temperature that drives it")
                            .formatted(rounded(free), rounded(mechanical)));
        }
        return new Calibrated(
                new PueAnchors(free, mechanical, loadShare),
                line.errorGain(),
                line.worstMissed(shares, pues));
    }

    private String tooClose(double[] shares, AnchorLine line) {
        String lacking =
                line.meanShare() > 0.5
                        ? "below " + economizer.freeUntilC()
                        : "above " + economizer.mechanicalFromC();
        return ("machines do %s of the cooling in these readings, so that errors of the meters"
                        + " count %s times (at most %s): add a reading with the driver %s C")
                .formatted(range(shares), rounded(line.errorGain()), MOST_ERROR_GAIN, lacking);
    }

    private double load(MeterReading reading) {
        return reading.itKilowatts() / designKilowatts;
    }

    private double mechanicalShare(MeterReading reading) {
        return economizer.mechanicalShare(reading.driverC());
    }

    /// What the reading's PUE would be at full load.
    private double pueAtFullLoad(MeterReading reading) {
        return 1 + (reading.pue() - 1) / PueAnchors.overheadAt(load(reading), loadShare);
    }

    private static String range(double[] shares) {
        double least = Arrays.stream(shares).min().orElseThrow();
        double most = Arrays.stream(shares).max().orElseThrow();
        return rounded(least) + ".." + rounded(most);
    }

    /// For people: three digits after the point.
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
