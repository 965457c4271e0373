package io.heliotrope.signals.forecast;

/// Keeps a value that leaps from letting a forecast leap: a change is cut to four times the usual
/// size of changes, until the next value confirms it.
///
/// A change is what a value is off the one before plus the usual change at that time of day. If a
/// value was cut, and the next is nearer to it as it came than to what was left of it, it is taken
/// as it came, after all. So the last value but one is final, the last is not. Not safe for use by
/// several threads.
final class SpikeFilter {
    private static final double MOST_CHANGES = 4;
    private static final double SCALE_DAYS = 7;
    private static final double PROFILE_DAYS = 10;

    /// Some steps must have passed before one is called unusual.
    private static final double LEAST_WEIGHT = 0.02;

    private final DayProfile changes;
    private final double fresh;
    private double size;
    private double weight;
    private boolean started;
    private double cameLast;
    private double last;
    private double lastButOne;

    SpikeFilter(int slots) {
        changes = new DayProfile(slots, PROFILE_DAYS);
        fresh = 1 - StrictMath.exp(-1 / (SCALE_DAYS * slots));
    }

    /// A change of up to `least` is never cut, so that what never moved can begin to.
    void add(int slot, double value, double least) {
        if (!started) {
            started = true;
            last = value;
            cameLast = value;
            return;
        }
        double usual = changes.knows(slot) ? changes.at(slot) : 0;
        double before = last;
        double change = value - (before + usual);
        double now = value;
        if (weight > LEAST_WEIGHT) {
            double sinceIt = value - (cameLast + usual);
            if (last != cameLast && Math.abs(sinceIt) < Math.abs(change)) {
                before = cameLast;
                change = sinceIt;
            }
            double most = Math.max(least, MOST_CHANGES * size / weight);
            if (Math.abs(change) > most) {
                change = Math.copySign(most, change);
                now = before + usual + change;
            }
        }
        size = size * (1 - fresh) + fresh * Math.abs(change);
        weight = weight * (1 - fresh) + fresh;
        changes.add(slot, now - before);
        lastButOne = before;
        last = now;
        cameLast = value;
    }

    /// The value last added, as far as it is believed.
    double last() {
        return last;
    }

    /// The one before, for good; to be asked from the second value on.
    double lastButOne() {
        return lastButOne;
    }
}
