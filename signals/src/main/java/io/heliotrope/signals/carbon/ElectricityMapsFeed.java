package io.heliotrope.signals.carbon;

import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Pause;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.http.Unusable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Carbon intensity from Electricity Maps, API v3: the latest value and the forecast of a zone.
///
/// Blocks the calling thread for at most the attempts' calls and pauses of the settings; safe from
/// any thread. What fails is a result and never an exception. Refusals and the provider's wish to
/// be left alone are remembered, and answered without a call until they end.
public final class ElectricityMapsFeed {
    private static final List<Integer> HORIZON_HOURS = List.of(6, 24, 48, 72);

    private final ElectricityMapsSettings settings;
    private final PoliteClient client;
    private final Credential key;
    private final InstantSource clock;

    /// `http` lends its connections; time-outs and redirects are this feed's own. `random` only
    /// spreads pauses: that threads race for it does no harm.
    public ElectricityMapsFeed(
            OkHttpClient http,
            ApiKey key,
            ElectricityMapsSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Pause pause) {
        this(new Transport(http, clock, random, pause), key, settings);
    }

    /// The same on what all feeds share.
    public ElectricityMapsFeed(Transport transport, ApiKey key, ElectricityMapsSettings settings) {
        this.settings = settings;
        this.client = new PoliteClient(ElectricityMapsBody.SOURCE, transport, settings.http());
        this.key = new Credential.Header("auth-token", key);
        this.clock = transport.clock();
    }

    /// The zone's newest value, usually of the current hour.
    public FeedResult<Intensity> latest(GridZone zone) {
        return read(
                question("carbon-intensity/latest", zone).build(),
                zone,
                ElectricityMapsBody::latest);
    }

    /// The zone's forecast for at least `horizon`, as far as the provider offers that (72 h). It
    /// may be shorter than asked for: its curve says where it ends.
    public FeedResult<IntensityForecast> forecast(GridZone zone, Duration horizon) {
        int hours =
                HORIZON_HOURS.stream()
                        .filter(h -> Duration.ofHours(h).compareTo(horizon) >= 0)
                        .findFirst()
                        .orElse(HORIZON_HOURS.getLast());
        HttpUrl url =
                question("carbon-intensity/forecast", zone)
                        .addQueryParameter("horizonHours", Integer.toString(hours))
                        .build();
        return read(url, zone, ElectricityMapsBody::forecast);
    }

    /// Without the last parameter the provider answers for the caller's place when it has no data.
    private HttpUrl.Builder question(String path, GridZone zone) {
        return client.at(path)
                .addQueryParameter("zone", zone.value())
                .addQueryParameter(
                        "emissionFactorType", ElectricityMapsBody.factorType(settings.basis()))
                .addQueryParameter("shouldUseFallbackCallerLookup", "false");
    }

    private <T> FeedResult<T> read(HttpUrl url, GridZone zone, Reader<T> reader) {
        return client.ask(
                url,
                key,
                text ->
                        reader.read(
                                new ElectricityMapsBody(
                                        text,
                                        zone,
                                        settings.basis(),
                                        settings.plausibility(),
                                        clock.instant())));
    }

    private interface Reader<T> {
        T read(ElectricityMapsBody body) throws Unusable;
    }
}
