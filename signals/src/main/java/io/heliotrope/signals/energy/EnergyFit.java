package io.heliotrope.signals.energy;

import io.heliotrope.model.ModelSpec;
import java.util.Locale;

/// What meters made of a curve: a Bayesian estimate with the table, or the catalogue, as its prior.
///
/// Keeps what it rests on, so that the next reading gives the next fit. Immutable.
public final class EnergyFit {
    /// Readings from which on a fit overrides the table.
    public static final int ENOUGH = 5;

    private final Serving serving;
    private final TokenEnergy curve;
    private final Covariance covariance;
    private final double noise;
    private final Prior prior;
    private final Samples samples;

    /// Of A, of C, and of both together, in joules squared.
    record Covariance(double a, double c, double both) {}

    EnergyFit(
            Serving serving,
            TokenEnergy curve,
            Covariance covariance,
            double noise,
            Prior prior,
            Samples samples) {
        this.serving = serving;
        this.curve = curve;
        this.covariance = covariance;
        this.noise = noise;
        this.prior = prior;
        this.samples = samples;
    }

    public Serving serving() {
        return serving;
    }

    public TokenEnergy curve() {
        return curve;
    }

    /// How many readings it rests on.
    public int count() {
        return samples.count();
    }

    /// Whether it rests on enough readings to override the table.
    public boolean isEnough() {
        return count() >= ENOUGH;
    }

    /// Standard deviation of the logarithm of one run's energy at `batch`: how far runs lie from
    /// the curve, and how far the curve may lie from the truth there.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1
    public double sigma(double batch) {
        double told = curve.joulesPerToken(batch);
        double share = 1 / batch;
        double variance =
                covariance.a() * share * share + 2 * covariance.both() * share + covariance.c();
        return Math.sqrt(noise * noise + Math.max(0, variance) / (told * told));
    }

    /// The catalogue's entry with these joules, for whoever wants decisions to rest on them. The
    /// catalogue takes no C of 0: it is then a thousandth of A.
    public ModelSpec into(ModelSpec entry) {
        double leastC = curve.joulesA() / 1000;
        return new ModelSpec(
                entry.name(),
                entry.memoryGib(),
                curve.joulesA(),
                Math.max(curve.joulesC(), leastC),
                entry.millisPerToken());
    }

    Prior prior() {
        return prior;
    }

    Samples samples() {
        return samples;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.4g / B + %.4g J from %d readings",
                serving,
                curve.joulesA(),
                curve.joulesC(),
                count());
    }
}
