package io.heliotrope.orchestrator.carbon;

import java.math.BigDecimal;
import java.math.MathContext;

/// Figures for programs: nine digits are more than anybody measured, and hide the noise of sums.
final class Digits {
    private static final MathContext NINE = new MathContext(9);

    private Digits() {}

    static double rounded(double value) {
        return new BigDecimal(value).round(NINE).doubleValue();
    }
}
