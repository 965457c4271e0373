package io.heliotrope.signals.trust;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.skill.Candidate;
import io.heliotrope.signals.skill.Chooser;
import io.heliotrope.signals.skill.Correction;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.skill.Foretold;
import io.heliotrope.signals.skill.Foretold.Origin;
import io.heliotrope.signals.skill.Horizon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which forecasts a zone's next hours are told from.
///
/// A provider's forecast is used until its life ends, whether or not the provider answers
/// meanwhile. Its bias is corrected by what was known when it came, and stays corrected so.
final class ForecastDesk<B extends CarbonBasis<B>> {
    private final GridZone zone;
    private final B basis;
    private final DeskSettings settings;
    private final ForecastMemory memory;
    private final Map<String, Held> providers = new TreeMap<>();
    private @Nullable Candidate own;

    ForecastDesk(GridZone zone, B basis, DeskSettings settings, ForecastMemory memory) {
        this.zone = zone;
        this.basis = basis;
        this.settings = settings;
        this.memory = memory;
    }

    /// A provider's forecast, corrected and as it came.
    private record Held(boolean isConverted, IntensityForecast told, List<Candidate> candidates) {}

    void take(String feed, Offer<B> offer) {
        Optional<IntensityForecast> published = Published.forecast(offer.series());
        if (published.isEmpty() || isKnown(feed, published.get())) {
            return;
        }
        IntensityForecast told = published.get();
        String judged = offer.isConverted() ? feed + ":" + offer.conversion() : feed;
        Correction correction =
                memory.foretold(
                        new Foretold(judged, Origin.PROVIDER, told.issuedAt(), told.gramsPerKwh()));
        Candidate raw =
                new Candidate(
                        told.source(),
                        judged,
                        Step.FORECAST,
                        Quality.FORECAST.worse(told.quality()),
                        offer.conversion(),
                        told.issuedAt(),
                        ends(offer, told.gramsPerKwh(), false),
                        told.gramsPerKwh(),
                        ends(offer, told.gramsPerKwh(), true));
        providers.put(
                feed,
                new Held(offer.isConverted(), told, List.of(corrected(raw, correction), raw)));
    }

    /// The same once more, or one older than what is held.
    private boolean isKnown(String feed, IntensityForecast told) {
        Held held = providers.get(feed);
        return held != null
                && (told.issuedAt().isBefore(held.told.issuedAt()) || told.equals(held.told));
    }

    void take(OwnForecast forecast) {
        memory.foretold(
                new Foretold(
                        forecast.source(),
                        Origin.OWN,
                        forecast.issuedAt(),
                        forecast.quantiles().p50()));
        own =
                new Candidate(
                        forecast.source(),
                        forecast.source(),
                        Step.OWN_FORECAST,
                        Quality.MODELLED,
                        "",
                        forecast.issuedAt(),
                        forecast.quantiles().p10(),
                        forecast.quantiles().p50(),
                        forecast.quantiles().p90());
    }

    /// One forecast of all, from `from` on; empty when nothing is known of that time.
    Optional<IntensityForecast> best(Instant from, Instant now) {
        List<Candidate> candidates = new ArrayList<>();
        providers.entrySet().stream()
                .filter(entry -> isAlive(entry.getValue().told, now))
                .sorted(order())
                .forEach(entry -> candidates.addAll(entry.getValue().candidates));
        if (own != null) {
            candidates.add(own);
        }
        return new Chooser(memory).splice(zone, basis.published(), candidates, from);
    }

    private boolean isAlive(IntensityForecast told, Instant now) {
        return now.isBefore(told.issuedAt().plus(settings.forecastLife()))
                && now.isBefore(told.gramsPerKwh().end());
    }

    private Comparator<Map.Entry<String, Held>> order() {
        Comparator<Map.Entry<String, Held>> byBasis =
                Comparator.comparing(entry -> entry.getValue().isConverted);
        return byBasis.thenComparingInt(entry -> settings.rank(entry.getKey()));
    }

    /// The provider's own tenth or ninetieth percentile, NaN where it tells none.
    private Curve ends(Offer<B> offer, Curve middle, boolean isHigh) {
        double[] values = new double[middle.size()];
        Arrays.fill(values, Double.NaN);
        for (IntensityPoint point : offer.series().current()) {
            if (point.spread() instanceof Spread.Between between) {
                double end = (isHigh ? between.p90() : between.p10()).value();
                Instant at = point.validFrom();
                while (at.isBefore(point.validTo())) {
                    values[index(middle, at)] = end;
                    at = at.plus(middle.step());
                }
            }
        }
        return new Curve(middle.start(), middle.step(), values);
    }

    private static int index(Curve curve, Instant at) {
        return (int) Duration.between(curve.start(), at).dividedBy(curve.step());
    }

    /// Percentiles that the provider does not tell come from its own errors.
    private static Candidate corrected(Candidate raw, Correction correction) {
        double[] low = raw.low().toArray();
        double[] middle = raw.middle().toArray();
        double[] high = raw.high().toArray();
        for (int i = 0; i < middle.length; i++) {
            Instant at = raw.middle().start().plus(raw.middle().step().multipliedBy(i));
            Correction.Part part = correction.at(Horizon.of(raw.issuedAt(), at));
            middle[i] *= part.factor();
            low[i] = Double.isNaN(low[i]) ? middle[i] * part.low() : low[i] * part.factor();
            high[i] = Double.isNaN(high[i]) ? middle[i] * part.high() : high[i] * part.factor();
        }
        return new Candidate(
                correction.isNone() ? raw.source() : raw.source() + ForecastMemory.CORRECTED,
                raw.judged() + ForecastMemory.CORRECTED,
                raw.step(),
                raw.quality(),
                raw.conversion(),
                raw.issuedAt(),
                curve(raw, low),
                curve(raw, middle),
                curve(raw, high));
    }

    private static Curve curve(Candidate like, double[] values) {
        return new Curve(like.middle().start(), like.middle().step(), values);
    }
}
