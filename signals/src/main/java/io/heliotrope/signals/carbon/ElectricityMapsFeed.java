package io.heliotrope.signals.carbon;

import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.carbon.ElectricityMapsBody.Unusable;
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
    private final HttpUrl base;
    private final PoliteClient client;
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
        this.settings = settings;
        this.base = HttpUrl.get(settings.base().toString());
        this.client = new PoliteClient(http, key, settings, clock, random, pause);
        this.clock = clock;
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
        return base.newBuilder()
                .addPathSegments(path)
                .addQueryParameter("zone", zone.value())
                .addQueryParameter(
                        "emissionFactorType", ElectricityMapsBody.factorType(settings.basis()))
                .addQueryParameter("shouldUseFallbackCallerLookup", "false");
    }

    private <T> FeedResult<T> read(HttpUrl url, GridZone zone, Reader<T> reader) {
        return switch (client.get(url)) {
            case PoliteClient.Answer.None none ->
                    new FeedResult.Missing<>(none.why(), none.detail(), none.notBefore());
            case PoliteClient.Answer.Body(String text) -> read(text, zone, reader);
        };
    }

    private <T> FeedResult<T> read(String text, GridZone zone, Reader<T> reader) {
        try {
            return new FeedResult.Fresh<>(
                    reader.read(
                            new ElectricityMapsBody(
                                    text,
                                    zone,
                                    settings.basis(),
                                    settings.plausibility(),
                                    clock.instant())));
        } catch (Unusable body) {
            String detail = client.clean(String.valueOf(body.getMessage()));
            return new FeedResult.Missing<>(body.why(), detail, clock.instant());
        }
    }

    private interface Reader<T> {
        T read(ElectricityMapsBody body) throws Unusable;
    }
}
