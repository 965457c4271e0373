package io.heliotrope.signals.recorded;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.Sigma;
import io.heliotrope.signals.accounting.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was really emitted in a replay: the recorded intensities, and the PUE of the recorded
/// weather.
///
/// Where the PUE is not recorded, the region's default holds. Immutable; safe from any thread.
public final class RecordedTruth implements Truth {
    private final Map<GridZone, RecordedSeries> grids = new HashMap<>();
    private final Map<RegionId, Curve> pues = new HashMap<>();

    public RecordedTruth(RecordedFeed feed) {
        feed.grids().forEach(grid -> grids.put(grid.zone(), grid));
        feed.sites().forEach(site -> pues.put(site.region(), site.actualPue()));
    }

    @Override
    public List<Grid> intensity(Region region, Basis basis, Instant from, Instant to) {
        RecordedSeries series = grids.get(region.zone());
        if (series == null || series.basis() != basis) {
            return List.of();
        }
        List<Grid> found = new ArrayList<>();
        for (Step step : steps(series.gramsPerKwh(), from, to)) {
            GramsPerKwh intensity = new GramsPerKwh(step.value());
            found.add(new Grid(step.from(), step.to(), intensity, Quality.MEASURED));
        }
        return found;
    }

    @Override
    public List<Site> pue(Region region, Instant from, Instant to) {
        Curve curve = pues.get(region.id());
        List<Site> found = new ArrayList<>();
        Instant at = from;
        for (Step step : curve == null ? List.<Step>of() : steps(curve, from, to)) {
            if (at.isBefore(step.from())) {
                found.add(site(at, step.from(), region.defaultPue()));
            }
            found.add(site(step.from(), step.to(), step.value()));
            at = step.to();
        }
        if (at.isBefore(to)) {
            found.add(site(at, to, region.defaultPue()));
        }
        return found;
    }

    private static Site site(Instant from, Instant to, double pue) {
        return new Site(from, to, pue, Sigma.PUE_MODELLED);
    }

    private record Step(Instant from, Instant to, double value) {}

    /// The steps of `curve` that touch `from` until `to` and are known.
    private static List<Step> steps(Curve curve, Instant from, Instant to) {
        long before = Duration.between(curve.start(), from).dividedBy(curve.step());
        List<Step> found = new ArrayList<>();
        for (long i = Math.max(0, before); i < curve.size(); i++) {
            Instant start = curve.start().plus(curve.step().multipliedBy(i));
            if (!start.isBefore(to)) {
                break;
            }
            double value = curve.get((int) i);
            if (!Double.isNaN(value)) {
                found.add(new Step(start, start.plus(curve.step()), value));
            }
        }
        return found;
    }
}
