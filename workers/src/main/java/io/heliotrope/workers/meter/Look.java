package io.heliotrope.workers.meter;

/// What a power source shows at one moment.
public sealed interface Look {
    /// A counter: `joules` since the source was opened, never fewer than before, of `devices`
    /// together.
    record Counted(double joules, int devices) implements Look {}

    /// A gauge: the power of `devices` together, in watts.
    record Drawn(double watts, int devices) implements Look {}

    /// Nothing to be read: `why` names the thing, what was found and what to do.
    record Blind(String why) implements Look {}

    /// Joules between two looks that lie `seconds` apart, NaN when they cannot be told: by the
    /// counter, or by the trapezoid of both powers. Looks at different devices tell nothing.
    static double joulesBetween(Look before, Look after, double seconds) {
        if (before instanceof Counted(double from, int fromDevices)
                && after instanceof Counted(double to, int toDevices)) {
            return fromDevices == toDevices && to >= from ? to - from : Double.NaN;
        }
        if (before instanceof Drawn(double from, int fromDevices)
                && after instanceof Drawn(double to, int toDevices)) {
            return fromDevices == toDevices ? (from + to) / 2 * seconds : Double.NaN;
        }
        return Double.NaN;
    }

    /// How many devices it is of, 0 when nothing was read.
    default int seen() {
        return switch (this) {
            case Counted counted -> counted.devices();
            case Drawn drawn -> drawn.devices();
            case Blind _ -> 0;
        };
    }
}
