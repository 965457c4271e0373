package io.heliotrope.signals.trust;

import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import java.util.Locale;

/// Why a value was not believed, or a body not used.
public enum Reason {
    /// Null, or no number: the provider says that it does not know.
    NOT_TOLD,
    /// Below zero, or infinite.
    NEGATIVE,
    /// Zero where the zone has never been there.
    ZERO,
    /// Far below all that the zone had lately, or below what physics allows.
    TOO_LOW,
    /// Far above all that the zone had lately, or above what physics allows.
    TOO_HIGH,
    /// Nothing but zeros.
    ALL_ZERO,
    /// The same value for longer than the zone ever stays at one.
    CONSTANT,
    /// A step that the zone does not make from one hour to the next.
    JUMP,
    /// For another zone than the one asked for.
    WRONG_ZONE,
    /// For another time than the one asked for.
    WRONG_TIME,
    /// Measured, or made known, in a time that has not come.
    FROM_THE_FUTURE,
    /// It ends before it begins.
    DISORDER,
    /// The same value once more.
    DUPLICATE,
    /// Two values for one time, made known at one time.
    CONTRADICTION,
    /// It holds for part of a time for which another one holds.
    OVERLAP,
    /// The body as a whole cannot be true: out of range, all zero, from the future. Or what it
    /// tells of one time: air that cannot be, shares that do not add up.
    IMPLAUSIBLE,
    /// The body is not what the interface promises.
    UNUSABLE;

    /// Why a body was not used that a feed could make nothing of.
    static Reason of(Outage why) {
        return switch (why) {
            case WRONG_ZONE -> WRONG_ZONE;
            case WRONG_TIME -> WRONG_TIME;
            case NO_VALUE -> NOT_TOLD;
            case IMPLAUSIBLE -> IMPLAUSIBLE;
            case MALFORMED, TIMED_OUT, REFUSED, NOT_ENTITLED, RATE_LIMITED, UNAVAILABLE -> UNUSABLE;
        };
    }

    /// Why a feed left a value out before anybody knew what the zone is used to.
    static Reason of(LeftOut.Why why) {
        return switch (why) {
            case NOT_TOLD -> NOT_TOLD;
            case NEGATIVE -> NEGATIVE;
            case ZERO -> ZERO;
            case TOO_HIGH -> TOO_HIGH;
            case WRONG_TIME -> WRONG_TIME;
            case DUPLICATE -> DUPLICATE;
            case CONTRADICTION -> CONTRADICTION;
            case IMPLAUSIBLE -> IMPLAUSIBLE;
        };
    }

    /// As it stands in files and metrics, such as `all_zero`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
