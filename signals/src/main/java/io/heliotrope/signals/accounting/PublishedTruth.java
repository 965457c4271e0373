package io.heliotrope.signals.accounting;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.accounting.Spans.Span;
import io.heliotrope.state.GreenCurve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the records of the signals topic tell of the past, all read together.
///
/// For each moment and basis the first of these holds: the reading that was valid then, the one
/// issued last if it was revised; the forecast issued last; the reading before, for
/// [GreenCurve#STALE_LIMIT] after its end; the zone's yearly average. That is the order in which
/// decisions take them, but with what came to be known later. Of PUE the forecast issued last
/// holds, else the region's usual one. Immutable once made; safe from any thread.
public final class PublishedTruth implements Truth {
    private final List<Signal> signals;
    private final Map<Zone, Spans<Value>> intensities = new HashMap<>();
    private final Map<Zone, Value> averages = new HashMap<>();
    private final Map<RegionId, Spans<Double>> pues = new HashMap<>();

    private record Zone(GridZone id, Basis basis) {}

    private record Value(GramsPerKwh intensity, Quality quality) {}

    /// `signals` in any order; of two that hold for the same time and were issued at the same
    /// moment, the later in the collection holds.
    public PublishedTruth(Collection<? extends Signal> signals) {
        this.signals = List.copyOf(signals);
        List<Intensity> readings = new ArrayList<>();
        List<IntensityForecast> forecasts = new ArrayList<>();
        List<SiteForecast> weather = new ArrayList<>();
        for (Signal signal : signals) {
            switch (signal) {
                case Intensity reading -> readings.add(reading);
                case IntensityForecast forecast -> forecasts.add(forecast);
                case SiteForecast pue -> weather.add(pue);
                case EnergyFigure _ -> {
                    // what decisions expect, no truth of grids: ends tell what was drawn
                }
                case YearlyAverage average ->
                        averages.put(
                                new Zone(average.reading().zone(), average.reading().basis()),
                                new Value(average.reading().intensity(), Quality.STATIC));
            }
        }
        readings.sort(Comparator.comparing((Intensity one) -> one.reading().issuedAt()));
        readings.stream()
                .sorted(Comparator.comparing(Intensity::validTo))
                .forEach(this::coverStale);
        forecasts.sort(Comparator.comparing(IntensityForecast::issuedAt));
        forecasts.forEach(this::cover);
        readings.forEach(this::cover);
        weather.sort(Comparator.comparing(SiteForecast::issuedAt));
        weather.forEach(this::cover);
    }

    /// Only what was made known until `instant`, inclusive: what an account said then.
    public PublishedTruth asKnownAt(Instant instant) {
        return new PublishedTruth(
                signals.stream().filter(signal -> !issued(signal).isAfter(instant)).toList());
    }

    private static Instant issued(Signal signal) {
        return switch (signal) {
            case Intensity reading -> reading.reading().issuedAt();
            case IntensityForecast forecast -> forecast.issuedAt();
            case YearlyAverage average -> average.reading().issuedAt();
            case SiteForecast pue -> pue.issuedAt();
            case EnergyFigure figure -> figure.issuedAt();
        };
    }

    private void coverStale(Intensity one) {
        Quality quality = one.reading().quality().worse(Quality.STALE);
        of(one).cover(
                        one.validTo(),
                        one.validTo().plus(GreenCurve.STALE_LIMIT),
                        new Value(one.reading().intensity(), quality));
    }

    private void cover(Intensity one) {
        of(one).cover(
                        one.validFrom(),
                        one.validTo(),
                        new Value(one.reading().intensity(), one.reading().quality()));
    }

    private void cover(IntensityForecast forecast) {
        Curve curve = forecast.gramsPerKwh();
        Quality quality = forecast.quality().worse(Quality.FORECAST);
        Spans<Value> spans = spans(forecast.zone(), forecast.basis());
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.get(i))) {
                Instant from = curve.start().plus(curve.step().multipliedBy(i));
                Value value = new Value(new GramsPerKwh(curve.get(i)), quality);
                spans.cover(from, from.plus(curve.step()), value);
            }
        }
    }

    private void cover(SiteForecast forecast) {
        Curve curve = forecast.pue();
        Spans<Double> spans = pues.computeIfAbsent(forecast.region(), unseen -> new Spans<>());
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.get(i))) {
                Instant from = curve.start().plus(curve.step().multipliedBy(i));
                spans.cover(from, from.plus(curve.step()), curve.get(i));
            }
        }
    }

    private Spans<Value> of(Intensity one) {
        return spans(one.reading().zone(), one.reading().basis());
    }

    private Spans<Value> spans(GridZone zone, Basis basis) {
        return intensities.computeIfAbsent(new Zone(zone, basis), unseen -> new Spans<>());
    }

    @Override
    public List<Grid> intensity(Region region, Basis basis, Instant from, Instant to) {
        Zone zone = new Zone(region.zone(), basis);
        Value average = averages.get(zone);
        Spans<Value> known = intensities.get(zone);
        List<Grid> found = new ArrayList<>();
        Instant at = from;
        for (Span<Value> span : known == null ? List.<Span<Value>>of() : known.between(from, to)) {
            if (average != null && at.isBefore(span.from())) {
                found.add(grid(at, span.from(), average));
            }
            found.add(grid(span.from(), span.to(), span.value()));
            at = span.to();
        }
        if (average != null && at.isBefore(to)) {
            found.add(grid(at, to, average));
        }
        return found;
    }

    private static Grid grid(Instant from, Instant to, Value value) {
        return new Grid(from, to, value.intensity(), value.quality());
    }

    @Override
    public List<Site> pue(Region region, Instant from, Instant to) {
        Spans<Double> known = pues.get(region.id());
        List<Site> found = new ArrayList<>();
        Instant at = from;
        for (Span<Double> span :
                known == null ? List.<Span<Double>>of() : known.between(from, to)) {
            if (at.isBefore(span.from())) {
                found.add(site(at, span.from(), region.defaultPue()));
            }
            found.add(site(span.from(), span.to(), span.value()));
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
