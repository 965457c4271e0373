package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.carbon.DecayForecast;
import io.heliotrope.signals.forecast.Forecaster;
import io.heliotrope.signals.forecast.OwnForecasts;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.skill.Foretold;
import io.heliotrope.signals.skill.Foretold.Origin;
import io.heliotrope.signals.store.ControlRows;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the memory of forecasts anew after a start, from what is stored of the last weeks: what
/// each source had foretold every six hours, and what came.
record Memories(KnownSignals store, GridZone zone, Basis basis, List<String> providers) {
    private static final Logger LOG = LoggerFactory.getLogger(Memories.class);
    private static final Duration PAST = Duration.ofDays(32);
    private static final Duration SPACING = Duration.ofHours(6);
    private static final List<String> OWN =
            List.of(Forecaster.SOURCE, OwnForecasts.PROFILE_SOURCE, DecayForecast.SOURCE);

    /// `came` is what is known of the past in g/kWh, hour by hour. A store that cannot be read is
    /// logged, and nothing is remembered.
    ForecastMemory rebuilt(Curve came, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        List<Foretold> forecasts = new ArrayList<>();
        try {
            for (Instant at = end.minus(PAST); at.isBefore(end); at = at.plus(SPACING)) {
                for (String source : Stream.concat(providers.stream(), OWN.stream()).toList()) {
                    foretold(source, at).ifPresent(forecasts::add);
                }
            }
        } catch (IOException unread) {
            LOG.atWarn()
                    .addKeyValue("zone", zone)
                    .addKeyValue("reason", unread.getMessage())
                    .log("stored forecasts not read");
            return new ForecastMemory();
        }
        return ForecastMemory.rebuilt(forecasts, came, now);
    }

    /// What `source` had last foretold at `at`, if that was news then.
    private Optional<Foretold> foretold(String source, Instant at) throws IOException {
        SignalQuery query =
                SignalQuery.of(zone, at, at.plus(Forecaster.HORIZON))
                        .signals(Set.of(Signal.CARBON_INTENSITY))
                        .kinds(Set.of(Kind.of(basis)))
                        .sources(Set.of(source))
                        .qualities(Set.of(Quality.FORECAST, Quality.MODELLED))
                        .knownAt(at);
        List<SignalRow> news =
                store.list(query).stream()
                        .filter(row -> row.receivedAt().isAfter(at.minus(SPACING)))
                        .toList();
        return ControlRows.forecast(news)
                .map(IntensityForecast::gramsPerKwh)
                .map(curve ->
                        new Foretold(
                                source,
                                OWN.contains(source) ? Origin.OWN : Origin.PROVIDER,
                                at,
                                curve));
    }
}
