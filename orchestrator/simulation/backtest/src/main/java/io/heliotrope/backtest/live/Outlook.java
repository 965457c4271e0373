package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import java.time.Duration;
import java.util.List;

/// What a kW that is drawn from a slot on is expected to emit in each region: in that slot what it
/// does, later what is foreseen, and beyond what is foreseen as a day before.
final class Outlook {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    /// Grams by region from the first slot until each of the others, exclusive.
    private final double[][] until;

    /// Of `slots` slots from `slot` on.
    Outlook(Recorded recorded, int slot, int slots, List<Foreseen> foreseen) {
        Duration step = recorded.sky().step();
        int perDay = Math.toIntExact(Duration.ofDays(1).dividedBy(step));
        double hours = step.toMillis() / MILLIS_PER_HOUR;
        until = new double[foreseen.size()][slots + 1];
        for (int region = 0; region < until.length; region++) {
            double[] sums = until[region];
            int known = foreseen.get(region).gramsPerKwh().size();
            for (int i = 0; i < slots; i++) {
                double grams;
                if (i == 0) {
                    grams = recorded.sky().gramsPerKwh(region, slot) * hours;
                } else if (i < known || i < perDay) {
                    grams = expected(foreseen.get(region), i) * hours;
                } else {
                    grams = sums[i - perDay + 1] - sums[i - perDay];
                }
                sums[i + 1] = sums[i] + grams;
            }
        }
    }

    private static double expected(Foreseen foreseen, int ahead) {
        return foreseen.gramsPerKwh().get(ahead - 1) * foreseen.pue().get(ahead);
    }

    /// Grams of a run of `slots` in a region that begins `ahead` slots after the first.
    double grams(int region, int ahead, int slots) {
        return until[region][ahead + slots] - until[region][ahead];
    }

    /// The region of a word in which such a run emits least, the first of equals.
    int cleanest(long regions, int ahead, int slots) {
        int best = Long.numberOfTrailingZeros(regions);
        for (long rest = regions; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            if (grams(region, ahead, slots) < grams(best, ahead, slots)) {
                best = region;
            }
        }
        return best;
    }

    /// The grams there.
    double least(long regions, int ahead, int slots) {
        return grams(cleanest(regions, ahead, slots), ahead, slots);
    }

    /// Whether a run that begins now is expected to emit no more than any that begins later, up to
    /// `latest` slots from now.
    boolean isBestNow(long regions, int latest, int slots) {
        double now = least(regions, 0, slots);
        for (int ahead = 1; ahead <= latest; ahead++) {
            if (least(regions, ahead, slots) < now) {
                return false;
            }
        }
        return true;
    }
}
