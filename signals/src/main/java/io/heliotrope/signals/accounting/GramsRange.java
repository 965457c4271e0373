package io.heliotrope.signals.accounting;

import io.heliotrope.model.GramsCo2;

/// Grams with the interval in which they lie eight times in ten: `p10 <= p50 <= p90`.
///
/// Ranges are added end by end: as if all errors went the same way, since a grid's factor or a
/// site's PUE that is wrong is wrong for every job. The interval of a sum is so rather too wide
/// than too narrow.
public record GramsRange(GramsCo2 p10, GramsCo2 p50, GramsCo2 p90) {
    public static final GramsRange ZERO =
            new GramsRange(GramsCo2.ZERO, GramsCo2.ZERO, GramsCo2.ZERO);

    /// The ninetieth percentile of the standard normal law.
    static final double Z90 = 1.2815515655446004;

    public GramsRange {
        if (p10.compareTo(p50) > 0 || p50.compareTo(p90) > 0) {
            throw new IllegalArgumentException(
                    "a range needs p10 <= p50 <= p90, was %s, %s, %s"
                            .formatted(p10.value(), p50.value(), p90.value()));
        }
    }

    /// `grams`, at least 0, whose logarithm has the standard deviation `sigma`: `grams x exp(+-
    /// 1.2816 sigma)`.
    public static GramsRange of(double grams, double sigma) {
        if (!(grams >= 0 && sigma >= 0)) {
            throw new IllegalArgumentException(
                    "grams and deviation must be >= 0, were " + grams + " and " + sigma);
        }
        double factor = Math.exp(Z90 * sigma);
        return of(grams / factor, grams, grams * factor);
    }

    static GramsRange of(double p10, double p50, double p90) {
        return new GramsRange(new GramsCo2(p10), new GramsCo2(p50), new GramsCo2(p90));
    }

    public GramsRange plus(GramsRange other) {
        return new GramsRange(p10.plus(other.p10), p50.plus(other.p50), p90.plus(other.p90));
    }

    /// The difference, as wide as it can be: as if the errors of the two went opposite ways. May be
    /// negative.
    public GramsRange minus(GramsRange other) {
        return new GramsRange(p10.minus(other.p90), p50.minus(other.p50), p90.minus(other.p10));
    }

    /// A part of it, or what falls to one of many: `factor` is at least 0.
    public GramsRange times(double factor) {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("factor must be >= 0, was " + factor);
        }
        return of(p10.value() * factor, p50.value() * factor, p90.value() * factor);
    }
}
