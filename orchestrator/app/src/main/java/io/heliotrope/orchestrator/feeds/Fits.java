package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.forecast.Outlook;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.forecast.OwnForecasts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Our own forecasters, fitted once a day to the past of all zones together. Safe from any thread.
final class Fits {
    private static final Duration EVERY = Duration.ofDays(1);

    private final Map<GridZone, Curve> pasts = new ConcurrentHashMap<>();
    private final AtomicReference<OwnForecasts> fitted =
            new AtomicReference<>(OwnForecasts.unfitted());

    private final AtomicReference<Instant> fittedAt = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger zonesFitted = new AtomicInteger();

    /// Takes in what is known of a zone's past, for the next fit.
    void offer(GridZone zone, Curve past) {
        pasts.put(zone, past);
    }

    /// The past of a zone was filled up: the next fit is due at once.
    void renew() {
        fittedAt.set(Instant.EPOCH);
    }

    /// Fits anew when a day has passed, or there are zones that were not there, on the calling
    /// thread: about a second for a dozen zones and a year and a half.
    void fitIfDue(Instant now) {
        if (pasts.size() == zonesFitted.get() && now.isBefore(fittedAt.get().plus(EVERY))) {
            return;
        }
        zonesFitted.set(pasts.size());
        fittedAt.set(now);
        SequencedMap<String, Curve> all = new LinkedHashMap<>();
        new TreeMap<>(pasts).forEach((zone, past) -> all.put(zone.value(), past));
        fitted.set(OwnForecasts.fit(all, now, Outlook.none()));
    }

    /// What the past alone says of a zone's next days; empty when it says too little.
    Optional<OwnForecast> forecast(GridZone zone, Curve past, Instant now) {
        return fitted.get().forecast(zone.value(), past, now);
    }
}
