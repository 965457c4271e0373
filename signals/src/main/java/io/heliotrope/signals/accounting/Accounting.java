package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.signals.accounting.Account.Embodied;
import io.heliotrope.signals.accounting.Account.Movement;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.Emission.Unknown;
import io.heliotrope.signals.accounting.Emission.Why;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.RunFacts.Occupied;
import io.heliotrope.signals.accounting.RunFacts.Weights;
import io.heliotrope.signals.accounting.Truth.Grid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns a finished run into grams.
///
/// The energy is spread evenly over the run. A run of no length counts at its moment. Pure given
/// its `truth`; safe from any thread.
public final class Accounting {
    /// The bases of a location-based account, the one that counts more first. An account has one of
    /// them throughout.
    public static final List<Basis> LOCATION_BASED =
            List.of(Basis.AVERAGE_LIFECYCLE, Basis.AVERAGE_DIRECT);

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();
    private static final double WATTS_PER_KW = 1000;

    private final Truth truth;
    private final MarketFactors market;
    private final EmbodiedFigures hardware;

    /// Without market-based factors, and with the shipped figures of hardware.
    public Accounting(Truth truth) {
        this(truth, MarketFactors.NONE, EmbodiedFigures.shipped());
    }

    public Accounting(Truth truth, MarketFactors market, EmbodiedFigures hardware) {
        this.truth = truth;
        this.market = market;
        this.hardware = hardware;
    }

    /// The account of a run.
    ///
    /// It has the first basis on which both the run and its counterfactual are known, else the
    /// first on which the run is. The counterfactual has the same energy: the home region is taken
    /// to have the same accelerators. The account of a run in pieces is the sum of theirs.
    public Account account(RunFacts run) {
        List<RunFacts> pieces = run.pieces();
        Basis basis = basis(pieces);
        return pieces.stream()
                .map(piece -> account(piece, basis))
                .reduce(Account::plus)
                .orElseThrow(() -> new IllegalStateException("a run has at least one piece"));
    }

    private Account account(RunFacts run, Basis basis) {
        Emission operational = emission(run, basis);
        Emission atHome = atHome(run, basis);
        return new Account(
                run.energy(),
                operational,
                market(run),
                emission(run, Basis.MARGINAL),
                idle(run, basis),
                movement(run, basis),
                embodied(run),
                atHome,
                atHome.minus(operational));
    }

    private Basis basis(List<RunFacts> pieces) {
        List<Basis> known =
                LOCATION_BASED.stream()
                        .filter(basis ->
                                pieces.stream().allMatch(one -> emission(one, basis).isKnown()))
                        .toList();
        return known.stream()
                .filter(basis -> pieces.stream().allMatch(one -> atHome(one, basis).isKnown()))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse(LOCATION_BASED.getFirst());
    }

    private Emission emission(RunFacts run, Basis basis) {
        return emission(run.region(), run.energy(), run.energySigma(), run.from(), run.to(), basis);
    }

    private Emission atHome(RunFacts run, Basis basis) {
        Instant start = run.atHome().start();
        Instant end = start.plus(Duration.between(run.from(), run.to()));
        return emission(run.atHome().region(), run.energy(), run.energySigma(), start, end, basis);
    }

    private Emission emission(
            Region region,
            KilowattHours energy,
            double energySigma,
            Instant from,
            Instant to,
            Basis basis) {
        Instant end = end(from, to);
        Optional<GramsRange> grams =
                Integral.of(
                        energy.value(),
                        energySigma,
                        truth.intensity(region, basis, from, end),
                        truth.pue(region, from, end),
                        from,
                        end);
        return grams.<Emission>map(range -> new Known(Kind.of(basis), range))
                .orElseGet(() -> new Unknown(Why.NO_INTENSITY, region.id(), from, to));
    }

    /// A moment has to last, or nothing overlaps it.
    static Instant end(Instant from, Instant to) {
        return from.equals(to) ? from.plusNanos(1) : to;
    }

    private Emission market(RunFacts run) {
        return market.of(run.region().id())
                .map(factor -> {
                    Instant end = end(run.from(), run.to());
                    Grid contract =
                            new Grid(run.from(), end, factor.gramsPerKwh(), Quality.MEASURED);
                    return Integral.of(
                            run.energy().value(),
                            run.energySigma(),
                            List.of(contract),
                            truth.pue(run.region(), run.from(), end),
                            run.from(),
                            end);
                })
                .flatMap(grams -> grams)
                .<Emission>map(range -> new Known(Kind.MARKET, range))
                .orElseGet(() -> unknown(Why.NO_CONTRACT, run));
    }

    private Emission idle(RunFacts run, Basis basis) {
        return switch (run.idle()) {
            case Idle.NotTold _ -> unknown(Why.NOT_TOLD, run);
            case Idle.Reserved(KilowattHours drawn, double share) ->
                    emission(
                            run.region(),
                            new KilowattHours(drawn.value() * share),
                            run.energySigma(),
                            run.from(),
                            run.to(),
                            basis);
        };
    }

    private Movement movement(RunFacts run, Basis basis) {
        Emission weights =
                switch (run.moved().weights()) {
                    case Weights.NotTold _ -> unknown(Why.NOT_TOLD, run);
                    case Weights.Bytes(long bytes) -> moved(run, bytes, basis);
                };
        return new Movement(moved(run, run.moved().dataBytes(), basis), weights);
    }

    /// Charged at the mean of both ends' intensities when the run began, without PUE: the network's
    /// figure has its buildings in it.
    private Emission moved(RunFacts run, long bytes, Basis basis) {
        Instant end = run.from().plusNanos(1);
        List<Grid> there = truth.intensity(run.region(), basis, run.from(), end);
        List<Grid> home = truth.intensity(run.atHome().region(), basis, run.from(), end);
        if (there.isEmpty() || home.isEmpty()) {
            return unknown(Why.NO_INTENSITY, run);
        }
        return new Known(Kind.of(basis), Network.grams(bytes, there.getFirst(), home.getFirst()));
    }

    private Embodied embodied(RunFacts run) {
        double hours = acceleratorHours(run);
        String accelerator = run.region().accelerator().name();
        return hardware.of(accelerator)
                .filter(_ -> Double.isFinite(hours))
                .map(figure ->
                        new Embodied(
                                new Known(
                                        Kind.LIFECYCLE,
                                        GramsRange.of(
                                                hours * figure.gramsPerHour(), Sigma.EMBODIED)),
                                figure.basis()))
                .orElseGet(() ->
                        new Embodied(unknown(Why.NO_EMBODIED, run), "not known of " + accelerator));
    }

    /// NaN where nothing tells.
    private static double acceleratorHours(RunFacts run) {
        return switch (run.occupied()) {
            case Occupied.ByTime(double accelerators) ->
                    accelerators
                            * Duration.between(run.from(), run.to()).toMillis()
                            / MILLIS_PER_HOUR;
            case Occupied.ByEnergy() -> {
                double kilowatts = run.region().accelerator().busyWatts() / WATTS_PER_KW;
                yield kilowatts > 0 ? run.energy().value() / kilowatts : Double.NaN;
            }
        };
    }

    private static Emission unknown(Why why, RunFacts run) {
        return new Unknown(why, run.region().id(), run.from(), run.to());
    }
}
