package io.heliotrope.signals.accounting;

import io.heliotrope.model.Quality;

/// How far what grams are made of may be off: standard deviations of logarithms.
///
/// All of them are assumptions to start from, until an installation's own residuals replace them.
/// Errors of different kinds are taken as independent: their squares add up.
public final class Sigma {
    /// PUE read from meters.
    public static final double PUE_MEASURED = 0.02;

    /// PUE from weather, or a site's usual one.
    public static final double PUE_MODELLED = 0.08;

    /// Embodied carbon of a server.
    public static final double EMBODIED = 0.40;

    private Sigma() {}

    /// Of an intensity of this quality.
    public static double of(Quality quality) {
        return switch (quality) {
            case MEASURED -> 0.05;
            case ESTIMATED -> 0.15;
            case FORECAST, STALE -> 0.20;
            case MODELLED -> 0.25;
            case STATIC -> 0.35;
        };
    }

    /// Of a product whose factors have these.
    public static double together(double first, double second, double third) {
        return Math.sqrt(first * first + second * second + third * third);
    }
}
