package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Range;
import java.util.Arrays;

/// ASHRAE's classes of liquid-cooled IT, by the warmest facility water that they must take.
public enum LiquidClass {
    W17(17),
    W27(27),
    W32(32),
    W40(40),
    W45(45),

    /// Above 45 C: how far is between the maker and the site.
    W_PLUS(Double.POSITIVE_INFINITY);

    private static final Range SUPPLY = new Range("supply of facility water", 2, 80, "C");

    private final double warmestSupplyC;

    LiquidClass(double warmestSupplyC) {
        this.warmestSupplyC = warmestSupplyC;
    }

    /// Degrees C; infinite for [#W_PLUS].
    public double warmestSupplyC() {
        return warmestSupplyC;
    }

    /// Whether IT of this class takes water of `supplyC`, 2..80 degrees C.
    public boolean accepts(double supplyC) {
        return SUPPLY.require(supplyC) <= warmestSupplyC;
    }

    /// The class that IT must have at least for water of `supplyC`, 2..80 degrees C.
    public static LiquidClass neededFor(double supplyC) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.accepts(supplyC))
                .findFirst()
                .orElseThrow();
    }
}
