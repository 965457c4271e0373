package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.carbon.DoneJob;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.state.GreenCurve;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether a signal may hold for any of the runs, or for the same at once at home: control topics
/// keep far more than the ledger does. Immutable once made.
final class Concern implements Predicate<Signal> {
    private final Map<GridZone, Stretch> zones = new HashMap<>();
    private final Map<RegionId, Stretch> regions = new HashMap<>();

    private record Stretch(Instant from, Instant to) {
        Stretch and(Stretch other) {
            return new Stretch(
                    from.isBefore(other.from) ? from : other.from,
                    to.isAfter(other.to) ? to : other.to);
        }

        /// A run of no length counts at its moment.
        boolean meets(Instant start, Instant end) {
            return !start.isAfter(to) && end.isAfter(from);
        }
    }

    Concern(List<DoneJob> jobs, Catalogue catalogue) {
        for (DoneJob job : jobs) {
            Instant start = job.atOnceAtHome().start();
            for (PieceRun piece : job.done().pieces()) {
                Instant from = piece.measured().ranFrom();
                Stretch run = new Stretch(from, piece.measured().ranTo());
                // movement is charged by what held at home when the run began
                Stretch home = run.and(new Stretch(start, start.plus(piece.ran())));
                add(piece.region(), run, catalogue);
                add(job.atOnceAtHome().region(), home, catalogue);
                start = start.plus(piece.ran());
            }
        }
    }

    private void add(RegionId region, Stretch stretch, Catalogue catalogue) {
        regions.merge(region, stretch, Stretch::and);
        catalogue.find(region).ifPresent(known -> zones.merge(known.zone(), stretch, Stretch::and));
    }

    @Override
    public boolean test(Signal signal) {
        return switch (signal) {
            case Intensity one ->
                    meets(
                            zones.get(one.reading().zone()),
                            one.validFrom(),
                            one.validTo().plus(GreenCurve.STALE_LIMIT));
            case IntensityForecast one ->
                    meets(zones.get(one.zone()), one.gramsPerKwh().start(), end(one.gramsPerKwh()));
            case YearlyAverage average -> zones.containsKey(average.reading().zone());
            case SiteForecast one ->
                    meets(regions.get(one.region()), one.pue().start(), end(one.pue()));
            case Beside(var other) -> test(other);
            case EnergyFigure _, CarbonFree _ -> false;
        };
    }

    private static boolean meets(@Nullable Stretch stretch, Instant start, Instant end) {
        return stretch != null && stretch.meets(start, end);
    }

    private static Instant end(Curve curve) {
        return curve.start().plus(curve.step().multipliedBy(curve.size()));
    }
}
