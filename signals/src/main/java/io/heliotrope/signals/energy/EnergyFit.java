package io.heliotrope.signals.energy;

import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import java.time.Instant;
import java.util.Locale;

/// What meters made of a curve: a Bayesian estimate with the table, or the catalogue, as its prior.
///
/// Keeps what it rests on, so that the next reading gives the next fit. Immutable.
public final class EnergyFit {
    /// Readings from which on a fit overrides the table.
    public static final int ENOUGH = 5;

    /// The largest batch at which figures are compared.
    public static final int LARGEST = 64;

    private final ServedModel serving;
    private final TokenEnergy curve;
    private final Covariance covariance;
    private final double noise;
    private final Prior prior;
    private final Samples samples;

    /// Of A, of C, and of both together, in joules squared.
    record Covariance(double a, double c, double both) {}

    EnergyFit(
            ServedModel serving,
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

    public ServedModel serving() {
        return serving;
    }

    public TokenEnergy curve() {
        return curve;
    }

    /// How many readings it rests on, those of a figure that was taken up again among them.
    public int count() {
        return prior.readings() + samples.count();
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

    /// Whether energy by this fit differs from `told` by more than `share`, a part of 1, at any
    /// batch from 1 to [#LARGEST]. Both are linear in 1 / B, so one end of it shows the most.
    public boolean differs(EnergyPerToken told, double share) {
        return differs(told, share, 1) || differs(told, share, LARGEST);
    }

    private boolean differs(EnergyPerToken told, double share, double batch) {
        double before = told.joulesAt(batch);
        return Math.abs(curve.joulesPerToken(batch) - before) > share * before;
    }

    /// The record that puts this fit in the catalogue's place; `source` is the meter's, such as
    /// `meter:nvidia-smi`.
    public EnergyFigure figure(String source, Instant issuedAt) {
        return new EnergyFigure(
                serving,
                curve.joulesA(),
                curve.joulesC(),
                sigma(samples.usualBatch()),
                count(),
                source,
                issuedAt);
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
