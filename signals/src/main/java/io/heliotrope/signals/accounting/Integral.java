package io.heliotrope.signals.accounting;

import io.heliotrope.signals.accounting.Truth.Grid;
import io.heliotrope.signals.accounting.Truth.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Energy x PUE x intensity over a stretch of time, by overlap: slots of any lengths may follow
/// each other, and the site's need not be the grid's.
///
/// The energy is spread evenly. Each piece has the interval of its own quality, and pieces are
/// added end by end, so that a run cut in two emits exactly what it emits whole.
final class Integral {
    private final Instant from;
    private final Instant to;
    private final double kilowattHours;
    private final double energySigma;
    private double p10;
    private double p50;
    private double p90;
    private long covered;

    private Integral(Instant from, Instant to, double kilowattHours, double energySigma) {
        this.from = from;
        this.to = to;
        this.kilowattHours = kilowattHours;
        this.energySigma = energySigma;
    }

    /// The grams of `kilowattHours` drawn from `from` until `to`, which is later; empty when a part
    /// of that time is not known. Both lists are in order of time.
    static Optional<GramsRange> of(
            double kilowattHours,
            double energySigma,
            List<Grid> grid,
            List<Site> site,
            Instant from,
            Instant to) {
        Integral integral = new Integral(from, to, kilowattHours, energySigma);
        int g = 0;
        int s = 0;
        while (g < grid.size() && s < site.size()) {
            integral.add(grid.get(g), site.get(s));
            if (grid.get(g).to().isBefore(site.get(s).to())) {
                g++;
            } else {
                s++;
            }
        }
        return integral.covered == Duration.between(from, to).toNanos()
                ? Optional.of(GramsRange.of(integral.p10, integral.p50, integral.p90))
                : Optional.empty();
    }

    private void add(Grid grid, Site site) {
        Instant start = later(from, later(grid.from(), site.from()));
        Instant end = earlier(to, earlier(grid.to(), site.to()));
        if (!start.isBefore(end)) {
            return;
        }
        long nanos = Duration.between(start, end).toNanos();
        double share = nanos / (double) Duration.between(from, to).toNanos();
        double grams = kilowattHours * share * site.pue() * grid.intensity().value();
        double sigma = Sigma.together(energySigma, site.sigma(), Sigma.of(grid.quality()));
        double factor = Math.exp(GramsRange.Z90 * sigma);
        p10 += grams / factor;
        p50 += grams;
        p90 += grams * factor;
        covered += nanos;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
