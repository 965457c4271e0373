package io.heliotrope.signals.energy;

import io.heliotrope.model.ServedModel;
import java.util.List;

/// Fits `A / B + C` to readings, with a prior, so that no single reading can pull it far.
///
/// Errors are relative. The estimate is the most probable one under a normal prior and Huber's
/// error law: a reading further off than 1.345 deviations pulls with the force of one that is just
/// there. Solved by weighted least squares, weights and curve in turn, a fixed number of times at
/// most: the same readings always give the same curve.
final class RobustFit {
    /// How far single runs lie from the curve of their own machine: an assumption, that of the
    /// table's dense models.
    private static final double SPREAD = 0.05;

    private static final double HUBER = 1.345;
    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE = 1e-12;

    /// The median absolute deviation of a normal law, inverted.
    private static final double MAD_TO_DEVIATION = 1.4826;

    private final Prior prior;
    private final List<Sample> samples;
    private double a;
    private double c;
    private double varianceA;
    private double varianceC;
    private double covariance;

    private RobustFit(Prior prior, List<Sample> samples) {
        this.prior = prior;
        this.samples = samples;
        this.a = prior.curve().joulesA();
        this.c = prior.curve().joulesC();
    }

    static EnergyFit of(ServedModel serving, Prior prior, Samples samples) {
        RobustFit fit = new RobustFit(prior, samples.all());
        boolean moves = true;
        for (int round = 0; moves && round < MOST_ROUNDS; round++) {
            moves = fit.round();
        }
        return fit.result(serving, samples);
    }

    /// One round of weights and curve; false once the curve stands still.
    private boolean round() {
        double priorA = 1 / prior.varianceA();
        double priorC = 1 / prior.varianceC();
        double aa = priorA;
        double ac = 0;
        double cc = priorC;
        double forA = priorA * prior.curve().joulesA();
        double forC = priorC * prior.curve().joulesC();
        for (Sample sample : samples) {
            double share = 1 / sample.batch();
            double deviation = SPREAD * (a * share + c);
            double off = Math.abs(sample.joulesPerToken() - a * share - c) / deviation;
            double weight = Math.min(1, HUBER / Math.max(off, HUBER)) / (deviation * deviation);
            aa += weight * share * share;
            ac += weight * share;
            cc += weight;
            forA += weight * share * sample.joulesPerToken();
            forC += weight * sample.joulesPerToken();
        }
        return solve(aa, ac, cc, forA, forC);
    }

    private boolean solve(double aa, double ac, double cc, double forA, double forC) {
        double determinant = aa * cc - ac * ac;
        double nextA = (forA * cc - forC * ac) / determinant;
        double nextC = (aa * forC - ac * forA) / determinant;
        if (nextA < 0) {
            nextA = 0;
            nextC = forC / cc;
        } else if (nextC < 0) {
            nextC = 0;
            nextA = forA / aa;
        }
        boolean moves = Math.abs(nextA - a) + Math.abs(nextC - c) > CLOSE * (a + c);
        a = nextA;
        c = nextC;
        varianceA = cc / determinant;
        varianceC = aa / determinant;
        covariance = -ac / determinant;
        return moves;
    }

    private EnergyFit result(ServedModel serving, Samples kept) {
        double noise = noise();
        double wider = Math.max(1, noise / SPREAD);
        return new EnergyFit(
                serving,
                new TokenEnergy(a, c),
                new EnergyFit.Covariance(
                        varianceA * wider * wider,
                        varianceC * wider * wider,
                        covariance * wider * wider),
                noise,
                prior,
                kept);
    }

    /// How far runs lie from the curve, by the median: a broken meter does not widen it.
    private double noise() {
        double[] off =
                samples.stream()
                        .mapToDouble(sample -> {
                            double told = a / sample.batch() + c;
                            return Math.abs(sample.joulesPerToken() - told) / told;
                        })
                        .sorted()
                        .toArray();
        double median = off.length == 0 ? 0 : off[off.length / 2];
        return Math.max(EnergyMethod.FITTED.sigma(), MAD_TO_DEVIATION * median);
    }
}
