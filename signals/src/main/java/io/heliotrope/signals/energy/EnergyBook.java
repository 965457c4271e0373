package io.heliotrope.signals.energy;

import io.heliotrope.model.Measured;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// All that is known of energy: the tables, and for each serving what meters made of them.
///
/// A snapshot: learning gives another one. Bounded to [#MOST_SERVINGS] servings of at most 192
/// readings each. Deterministic: the same readings in the same order give the same book.
public final class EnergyBook {
    /// How many servings can be learnt of.
    public static final int MOST_SERVINGS = 256;

    /// A reading this many times off what is held so far, up or down, is no reading of this model.
    public static final double IMPLAUSIBLE = 1000;

    private static final double JOULES_PER_KWH = 3.6e6;

    private final EnergyTable table;
    private final PowerTable power;
    private final Map<ServedModel, EnergyFit> fits;

    private EnergyBook(EnergyTable table, PowerTable power, Map<ServedModel, EnergyFit> fits) {
        this.table = table;
        this.power = power;
        this.fits = Collections.unmodifiableMap(fits);
    }

    /// The shipped tables, and nothing learnt.
    public static EnergyBook shipped() {
        return new EnergyBook(EnergyTable.shipped(), PowerTable.shipped(), Map.of());
    }

    /// What came of a reading: the book after it, and whether it was taken.
    public record Lesson(EnergyBook book, Verdict verdict) {}

    /// Whether a reading counted, or why not.
    public enum Verdict {
        TAKEN,
        /// No meter: what a model told must not teach the model.
        NOT_METERED,
        /// No output token, or a batch below 1.
        NO_TOKENS,
        /// No energy, or a thousand times more or less than can be.
        IMPLAUSIBLE,
        /// Neither the table nor a stated figure knows the serving.
        NO_PRIOR,
        /// The book is full.
        FULL
    }

    /// The book with the catalogue's figures for a serving that the table does not know. They hold
    /// until meters say otherwise; a serving that the table knows, or that was stated before, keeps
    /// what it has.
    public EnergyBook stating(ServedModel serving, ModelSpec model) {
        if (fits.containsKey(serving)
                || table.find(serving).isPresent()
                || fits.size() >= MOST_SERVINGS) {
            return this;
        }
        Prior prior = new Prior(TokenEnergy.of(model), EnergyMethod.STATED);
        return with(RobustFit.of(serving, prior, Samples.NONE));
    }

    /// The book with a figure that was published before: what it was learnt from is not learnt
    /// again. It holds, with its readings, until further ones say otherwise; a serving of which
    /// anything was learnt keeps that.
    public EnergyBook resuming(EnergyFigure figure) {
        if (fits.containsKey(figure.served()) || fits.size() >= MOST_SERVINGS) {
            return this;
        }
        TokenEnergy curve = new TokenEnergy(figure.joulesA(), figure.joulesC());
        Prior prior = new Prior(curve, EnergyMethod.FITTED, figure.readings());
        return with(RobustFit.of(figure.served(), prior, Samples.NONE));
    }

    /// Takes in what a worker measured of a run that shared its accelerators with `batch` sequences
    /// on average, itself included. Energy of the prompt is in the reading: models are told apart
    /// by their usual prompts too.
    public Lesson learn(ServedModel serving, Measured run, double batch) {
        return learn(
                serving,
                new MeterReading(
                        run.energyMethod(),
                        run.energy().value() * JOULES_PER_KWH,
                        run.outputTokens(),
                        batch,
                        run.ranTo()));
    }

    /// Takes in what a meter read of one run, or of several by their sums.
    public Lesson learn(ServedModel serving, MeterReading reading) {
        if (MeasuredBy.of(reading.method()) != MeasuredBy.METER) {
            return new Lesson(this, Verdict.NOT_METERED);
        }
        double batch = reading.batch();
        if (reading.tokens() < 1 || !(batch >= 1 && Double.isFinite(batch))) {
            return new Lesson(this, Verdict.NO_TOKENS);
        }
        Optional<EnergyFit> before = fit(serving).or(() -> unlearnt(serving));
        if (before.isEmpty()) {
            return new Lesson(this, Verdict.NO_PRIOR);
        }
        if (!fits.containsKey(serving) && fits.size() >= MOST_SERVINGS) {
            return new Lesson(this, Verdict.FULL);
        }
        EnergyFit known = before.get();
        double joules = reading.joules() / reading.tokens();
        double told = known.curve().joulesPerToken(batch);
        if (!(joules > told / IMPLAUSIBLE && joules < told * IMPLAUSIBLE)) {
            return new Lesson(this, Verdict.IMPLAUSIBLE);
        }
        Samples samples = known.samples().with(new Sample(batch, joules, reading.at()));
        return new Lesson(with(RobustFit.of(serving, known.prior(), samples)), Verdict.TAKEN);
    }

    private Optional<EnergyFit> unlearnt(ServedModel serving) {
        return table.find(serving)
                .map(entry -> new Prior(entry.curve(), entry.method()))
                .map(prior -> RobustFit.of(serving, prior, Samples.NONE));
    }

    private EnergyBook with(EnergyFit fit) {
        Map<ServedModel, EnergyFit> next = new TreeMap<>(fits);
        next.put(fit.serving(), fit);
        return new EnergyBook(table, power, next);
    }

    /// What was learnt of a serving, enough or not; empty when nothing was.
    public Optional<EnergyFit> fit(ServedModel serving) {
        return Optional.ofNullable(fits.get(serving));
    }

    /// Everything that was learnt, in order of serving.
    public List<EnergyFit> fits() {
        return List.copyOf(fits.values());
    }

    /// Energy of `outputTokens` tokens at an average batch of `batch`, without host and PUE: from
    /// meters once there are enough readings, else from the table, else as stated.
    ///
    /// @throws IllegalArgumentException when `batch` is below 1 or `outputTokens` below 0
    public Estimate tokens(ServedModel serving, long outputTokens, double batch) {
        EnergyFit fit = fits.get(serving);
        if (fit != null && fit.isEnough()) {
            return new Estimate.Known(
                    fit.curve().of(outputTokens, batch),
                    EnergyMethod.FITTED,
                    fit.sigma(batch),
                    false);
        }
        Optional<EnergyTable.Entry> entry = table.find(serving);
        if (entry.isPresent()) {
            EnergyMethod method = entry.get().method(batch);
            return known(entry.get().curve(), outputTokens, batch, method);
        }
        return fit == null
                ? new Estimate.Unknown(untold(serving))
                : known(fit.prior().curve(), outputTokens, batch, fit.prior().method());
    }

    private static Estimate known(
            TokenEnergy curve, long outputTokens, double batch, EnergyMethod method) {
        return new Estimate.Known(curve.of(outputTokens, batch), method, method.sigma(), false);
    }

    private String untold(ServedModel serving) {
        List<String> near = table.nearest(serving.model());
        return "no energy per token is known of "
                + serving
                + (near.isEmpty() ? "" : "; near names: " + String.join(", ", near))
                + ": state it, or charge it by time";
    }

    /// Energy of `count` accelerators over `time`, used to `utilisation` (0 to 1), host included:
    /// for work of which no tokens are counted.
    ///
    /// @throws IllegalArgumentException when `count` is below 1 or `utilisation` outside 0 to 1
    public Estimate time(String accelerator, int count, Duration time, double utilisation) {
        if (count < 1 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "accelerators must be >= 1 and time >= 0, were " + count + " and " + time);
        }
        Optional<AcceleratorPower> one = power.find(accelerator);
        OptionalDouble watts =
                one.isPresent() ? one.get().watts(utilisation) : OptionalDouble.empty();
        if (watts.isEmpty()) {
            return new Estimate.Unknown(
                    (one.isPresent() ? "idle power" : "power")
                            + " of "
                            + accelerator
                            + " is not known: state its watts; known are "
                            + power.names());
        }
        return new Estimate.Known(
                AcceleratorPower.energy(
                        count * (watts.getAsDouble() + AcceleratorPower.HOST_WATTS), time),
                EnergyMethod.POWER,
                EnergyMethod.POWER.sigma(),
                true);
    }
}
