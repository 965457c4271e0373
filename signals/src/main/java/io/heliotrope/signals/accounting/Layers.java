package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Restated.Told;
import io.heliotrope.signals.accounting.Spans.Span;
import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What signals tell, laid over each other: readings above forecasts, these above stale readings,
/// these above the yearly average. Of each kind that holds which was learnt last.
///
/// Signals are learnt in order of issue. Owned by one thread until nothing more is learnt.
final class Layers implements Truth {
    private final Map<Zone, OfZone> zones = new HashMap<>();
    private final Map<RegionId, Spans<Value<Double>>> pues = new HashMap<>();

    record Zone(GridZone id, Basis basis) {}

    /// Who said it, and when it was made known.
    record Origin(Told told, String source, Instant issuedAt) {}

    /// A value with its quality and origin; a PUE is always modelled.
    record Value<V>(V value, Quality quality, Origin by) {}

    private static final class OfZone {
        private final Spans<Value<GramsPerKwh>> readings = new Spans<>();
        private final Spans<Value<GramsPerKwh>> forecasts = new Spans<>();
        private final TreeMap<Instant, Value<GramsPerKwh>> ended = new TreeMap<>();
        private Optional<Value<GramsPerKwh>> average = Optional.empty();
    }

    /// When a signal was made known.
    static Instant issued(Signal signal) {
        return switch (signal) {
            case Intensity reading -> reading.reading().issuedAt();
            case IntensityForecast forecast -> forecast.issuedAt();
            case YearlyAverage average -> average.reading().issuedAt();
            case SiteForecast pue -> pue.issuedAt();
            case EnergyFigure figure -> figure.issuedAt();
            case CarbonFree share -> share.issuedAt();
            case Beside(var other) -> issued(other);
        };
    }

    void learn(Signal signal) {
        switch (signal) {
            case Intensity reading -> learn(reading);
            case IntensityForecast forecast -> learn(forecast);
            case YearlyAverage(Reading average) ->
                    zone(average.zone(), average.basis()).average =
                            Optional.of(value(average, Quality.STATIC, Told.YEARLY_AVERAGE));
            case SiteForecast pue -> learn(pue);
            case Beside(var other) -> learn(other);
            case EnergyFigure _, CarbonFree _ -> {
                // the one is what decisions expect while ends tell what was drawn, the other no
                // grams
            }
        }
    }

    private void learn(Intensity one) {
        Reading reading = one.reading();
        OfZone zone = zone(reading.zone(), reading.basis());
        zone.readings.cover(
                one.validFrom(), one.validTo(), value(reading, reading.quality(), Told.READING));
        zone.ended.put(
                one.validTo(),
                value(reading, reading.quality().worse(Quality.STALE), Told.READING));
    }

    private static Value<GramsPerKwh> value(Reading reading, Quality quality, Told told) {
        return new Value<>(
                reading.intensity(),
                quality,
                new Origin(told, reading.source(), reading.issuedAt()));
    }

    private void learn(IntensityForecast forecast) {
        Curve curve = forecast.gramsPerKwh();
        Quality quality = forecast.quality().worse(Quality.FORECAST);
        OfZone zone = zone(forecast.zone(), forecast.basis());
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.get(i))) {
                Instant from = curve.start().plus(curve.step().multipliedBy(i));
                String source = forecast.partAt(from).source();
                Origin by = new Origin(Told.FORECAST, source, forecast.issuedAt());
                zone.forecasts.cover(
                        from,
                        from.plus(curve.step()),
                        new Value<>(new GramsPerKwh(curve.get(i)), quality, by));
            }
        }
    }

    private void learn(SiteForecast forecast) {
        Curve curve = forecast.pue();
        Origin by = new Origin(Told.PUE, forecast.source(), forecast.issuedAt());
        Spans<Value<Double>> spans =
                pues.computeIfAbsent(forecast.region(), unseen -> new Spans<>());
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.get(i))) {
                Instant from = curve.start().plus(curve.step().multipliedBy(i));
                spans.cover(
                        from,
                        from.plus(curve.step()),
                        new Value<>(curve.get(i), Quality.MODELLED, by));
            }
        }
    }

    private OfZone zone(GridZone id, Basis basis) {
        return zones.computeIfAbsent(new Zone(id, basis), unseen -> new OfZone());
    }

    /// All that is known from `from` until `to`, with who says it, cut to that.
    List<Span<Value<GramsPerKwh>>> told(Zone at, Instant from, Instant to) {
        OfZone zone = zones.get(at);
        if (zone == null) {
            return List.of();
        }
        Spans<Value<GramsPerKwh>> all = new Spans<>();
        zone.average.ifPresent(average -> all.cover(from, to, average));
        Duration stale = GreenCurve.STALE_LIMIT;
        zone.ended
                .subMap(from.minus(stale), false, to, false)
                .forEach((end, value) -> cover(all, end, end.plus(stale), value, from, to));
        for (Spans<Value<GramsPerKwh>> layer : List.of(zone.forecasts, zone.readings)) {
            for (Span<Value<GramsPerKwh>> span : layer.between(from, to)) {
                cover(all, span.from(), span.to(), span.value(), from, to);
            }
        }
        return all.between(from, to);
    }

    private static <V> void cover(
            Spans<V> all, Instant start, Instant end, V value, Instant from, Instant to) {
        all.cover(start.isBefore(from) ? from : start, end.isAfter(to) ? to : end, value);
    }

    /// What weather says of a region's PUE from `from` until `to`, cut to that.
    List<Span<Value<Double>>> told(RegionId region, Instant from, Instant to) {
        Spans<Value<Double>> known = pues.get(region);
        Spans<Value<Double>> all = new Spans<>();
        if (known != null) {
            known.between(from, to)
                    .forEach(span -> cover(all, span.from(), span.to(), span.value(), from, to));
        }
        return all.between(from, to);
    }

    @Override
    public List<Grid> intensity(Region region, Basis basis, Instant from, Instant to) {
        return told(new Zone(region.zone(), basis), from, to).stream()
                .map(span ->
                        new Grid(
                                span.from(),
                                span.to(),
                                span.value().value(),
                                span.value().quality()))
                .toList();
    }

    @Override
    public List<Site> pue(Region region, Instant from, Instant to) {
        List<Site> found = new ArrayList<>();
        Instant at = from;
        for (Span<Value<Double>> span : told(region.id(), from, to)) {
            if (at.isBefore(span.from())) {
                found.add(site(at, span.from(), region.defaultPue()));
            }
            found.add(site(span.from(), span.to(), span.value().value()));
            at = span.to();
        }
        if (at.isBefore(to)) {
            found.add(site(at, to, region.defaultPue()));
        }
        return found;
    }

    private static Site site(Instant from, Instant to, double pue) {
        return new Site(from, to, pue, Sigma.PUE_MODELLED);
    }
}
