package io.heliotrope.benchmarks;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/// Made-up hourly intensities of several zones, each with a day, a week and a year of its own, and
/// noise that hangs together from hour to hour.
final class Pasts {
    /// Eighteen months.
    static final Duration LENGTH = Duration.ofDays(548);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final double DAY_HOURS = 24;
    private static final double YEAR_DAYS = 365.25;
    private static final int SATURDAY = 6;
    private static final double LASTING = 0.97;
    private static final double NOISE = 0.05;

    private Pasts() {}

    /// The past of `zones` zones until `end`, which is on a whole hour.
    static SequencedMap<String, Curve> of(int zones, Instant end) {
        SplittableRandom random = new SplittableRandom(1);
        SequencedMap<String, Curve> all = new LinkedHashMap<>();
        for (int zone = 0; zone < zones; zone++) {
            all.put("Z-" + zone, zone(random.split(), end));
        }
        return all;
    }

    private static Curve zone(SplittableRandom random, Instant end) {
        Instant start = end.minus(LENGTH);
        double level = random.nextDouble(30, 600);
        double daily = random.nextDouble(0.05, 0.5);
        double peak = random.nextDouble(DAY_HOURS);
        double weekend = random.nextDouble(0.2);
        double yearly = random.nextDouble(0.3);
        double wind = 0;
        double[] values = new double[(int) LENGTH.dividedBy(HOUR)];
        for (int h = 0; h < values.length; h++) {
            Instant at = start.plus(HOUR.multipliedBy(h));
            boolean isWeekend = at.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() >= SATURDAY;
            wind = LASTING * wind + NOISE * random.nextGaussian();
            double shape =
                    daily * wave((h - peak) / DAY_HOURS)
                            + yearly * wave(h / DAY_HOURS / YEAR_DAYS)
                            - (isWeekend ? weekend : 0)
                            + wind;
            values[h] = level * StrictMath.exp(shape);
        }
        return new Curve(start, HOUR, values);
    }

    private static double wave(double turns) {
        return StrictMath.cos(2 * StrictMath.PI * turns);
    }
}
