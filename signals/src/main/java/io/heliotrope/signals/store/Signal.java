package io.heliotrope.signals.store;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a row is about, its unit and the values that it can have.
public enum Signal {
    CARBON_INTENSITY("carbon_intensity", Unit.GRAMS_PER_KWH, 0, Double.MAX_VALUE),
    /// Renewables and nuclear.
    CARBON_FREE_SHARE("carbon_free_share", Unit.ONE, 0, 1),
    RENEWABLE_SHARE("renewable_share", Unit.ONE, 0, 1),
    PRICE("price", Unit.EUROS_PER_MWH, -Double.MAX_VALUE, Double.MAX_VALUE),
    LOAD("load", Unit.MEGAWATTS, 0, Double.MAX_VALUE),
    /// Of the outdoor air: dry bulb.
    TEMPERATURE("temperature", Unit.CELSIUS, -100, 100),
    WET_BULB("wet_bulb", Unit.CELSIUS, -100, 100),
    DEW_POINT("dew_point", Unit.CELSIUS, -150, 100),
    /// Relative, as a part of 1.
    HUMIDITY("humidity", Unit.ONE, 0, 1),
    PRESSURE("pressure", Unit.PASCALS, 0, Double.MAX_VALUE),
    WIND_SPEED("wind_speed", Unit.METRES_PER_SECOND, 0, Double.MAX_VALUE),
    SOLAR_RADIATION("solar_radiation", Unit.WATTS_PER_SQUARE_METRE, 0, Double.MAX_VALUE),
    /// Power into the site for each power into IT.
    PUE("pue", Unit.ONE, 1, Double.MAX_VALUE),
    /// Water for each kWh of IT.
    WUE("wue", Unit.LITRES_PER_KWH, 0, Double.MAX_VALUE);

    private static final double HIGHEST_PERCENTILE = 100;

    private final String word;
    private final Unit unit;
    private final double least;
    private final double most;

    Signal(String word, Unit unit, double least, double most) {
        this.word = word;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    public String word() {
        return word;
    }

    /// What a value of this signal counts when it is of `kind`: a relative index counts percent.
    public Unit unit(Kind kind) {
        return kind == Kind.RELATIVE_INDEX ? Unit.PERCENT : unit;
    }

    /// Whether a row of this signal can be of `kind`: intensities say what they count, others have
    /// nothing to say.
    public boolean takes(Kind kind) {
        return (this == CARBON_INTENSITY) != (kind == Kind.NOT_APPLICABLE);
    }

    double least() {
        return least;
    }

    double most(Kind kind) {
        return kind == Kind.RELATIVE_INDEX ? HIGHEST_PERCENTILE : most;
    }

    /// The signal that the files spell like this.
    public static Optional<Signal> of(String word) {
        return Stream.of(values()).filter(signal -> signal.word.equals(word)).findFirst();
    }

    /// All words, for messages.
    public static String words() {
        return Stream.of(values()).map(Signal::word).collect(Collectors.joining(", "));
    }
}
