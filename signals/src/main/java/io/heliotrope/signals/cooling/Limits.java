package io.heliotrope.signals.cooling;

import io.heliotrope.signals.weather.Range;

/// Ranges that several settings of cooling have in common.
final class Limits {
    static final Range APPROACH = new Range("approach", 0, 30, "K");
    static final Range SHARE = new Range("mechanical share", 0, 1, "");
    static final Range DRIVER = new Range("driver", -60, 60, "C");
    static final Range LOAD = new Range("load as a part of the design load", 0.05, 1, "");
    static final Range LOAD_SHARE = new Range("share of overhead that follows load", 0, 1, "");
    private static final Range WATER = new Range("supply", 2, 80, "C");

    private Limits() {}

    static void requireWater(double supplyC, double returnC) {
        WATER.require(supplyC);
        if (!(returnC > supplyC && returnC <= WATER.most())) {
            throw new IllegalArgumentException(
                    "return must be above the supply of %s C and at most %s C, was %s C"
                            .formatted(supplyC, WATER.most(), returnC));
        }
    }
}
