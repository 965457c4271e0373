package io.heliotrope.signals.electricitymaps;

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
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// Electricity Maps, API v3.
///
/// Blocks the calling thread for at most the line, the attempts' calls and pauses of the settings;
/// safe from any thread. What fails is a result and never an exception. Refusals and the provider's
/// wish to be left alone are remembered, and answered without a call until they end.
public final class ElectricityMapsFeed {
    /// The longest range that the provider answers in one call, for hourly values.
    static final Duration LONGEST_RANGE = Duration.ofDays(10);

    private static final Duration HOUR = Duration.ofHours(1);
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

    /// The zone's newest value on the basis of the settings, usually of the current hour.
    public FeedResult<Intensity> latest(GridZone zone) {
        FeedResult<? extends IntensitySeries<?>> series =
                isDirect() ? latest(zone, Direct.DIRECT) : latest(zone, Lifecycle.LIFECYCLE);
        return series.map(s -> Published.latest(s).orElseThrow());
    }

    /// The zone's newest value, usually of the current hour.
    public <B extends Average<B>> FeedResult<IntensitySeries<B>> latest(GridZone zone, B basis) {
        HttpUrl url = intensity("latest", zone, basis).build();
        return read(url, zone, basis, IntensityBody::latest);
    }

    /// The zone's last 24 hours.
    public <B extends Average<B>> FeedResult<IntensitySeries<B>> history(GridZone zone, B basis) {
        HttpUrl url = intensity("history", zone, basis).build();
        return read(url, zone, basis, IntensityBody::history);
    }

    /// The hours that lie between `from` and `to`, at most 400 days, in calls of ten days each. All
    /// calls must succeed: what one brought is not shown as the whole.
    public <B extends Average<B>> FeedResult<IntensitySeries<B>> past(
            GridZone zone, B basis, TimeRange range) {
        return range.inParts(
                LONGEST_RANGE, HOUR, part -> pastOnce(zone, basis, part), IntensitySeries::and);
    }

    private <B extends Average<B>> FeedResult<IntensitySeries<B>> pastOnce(
            GridZone zone, B basis, TimeRange part) {
        TimeRange hours = part.outward(HOUR);
        HttpUrl url =
                intensity("past-range", zone, basis)
                        .addQueryParameter("start", hours.from().toString())
                        .addQueryParameter("end", hours.to().toString())
                        .build();
        return read(url, zone, basis, body -> body.past(part, hours));
    }

    /// The zone's forecast for at least `horizon` on the basis of the settings, as far as the
    /// provider offers that (72 h). It may be shorter than asked for: its curve says where it ends.
    public FeedResult<IntensityForecast> forecast(GridZone zone, Duration horizon) {
        FeedResult<? extends IntensitySeries<?>> series =
                isDirect()
                        ? forecast(zone, Direct.DIRECT, horizon)
                        : forecast(zone, Lifecycle.LIFECYCLE, horizon);
        return series.map(s -> Published.forecast(s).orElseThrow());
    }

    /// The same as a series, on one basis or the other.
    public <B extends Average<B>> FeedResult<IntensitySeries<B>> forecast(
            GridZone zone, B basis, Duration horizon) {
        int hours =
                HORIZON_HOURS.stream()
                        .filter(h -> Duration.ofHours(h).compareTo(horizon) >= 0)
                        .findFirst()
                        .orElse(HORIZON_HOURS.getLast());
        HttpUrl url =
                intensity("forecast", zone, basis)
                        .addQueryParameter("horizonHours", Integer.toString(hours))
                        .build();
        return read(url, zone, basis, IntensityBody::forecast);
    }

    /// What the zone's power is made of now; also with a free key.
    public FeedResult<PowerBreakdown> breakdown(GridZone zone) {
        HttpUrl url = question(settings.paths().breakdown() + "/latest", zone).build();
        return client.sift(
                url, key, (text, left) -> new BreakdownBody(body(text, zone), left).latest());
    }

    /// What the zone's power was made of in the last 24 hours; also with a free key.
    public FeedResult<PowerBreakdown> breakdownHistory(GridZone zone) {
        HttpUrl url = question(settings.paths().breakdown() + "/history", zone).build();
        return client.sift(
                url, key, (text, left) -> new BreakdownBody(body(text, zone), left).history());
    }

    /// How much of the zone's power is carbon-free or renewable now. Where the key does not cover
    /// it, [#breakdown] tells both.
    public FeedResult<ShareSeries> share(GridZone zone, ShareSeries.Kind kind) {
        HttpUrl url = question(path(kind) + "/latest", zone).build();
        return client.sift(
                url, key, (text, left) -> new ShareBody(body(text, zone), left).read(true, kind));
    }

    /// The same for the last 24 hours.
    public FeedResult<ShareSeries> shareHistory(GridZone zone, ShareSeries.Kind kind) {
        HttpUrl url = question(path(kind) + "/history", zone).build();
        return client.sift(
                url, key, (text, left) -> new ShareBody(body(text, zone), left).read(false, kind));
    }

    /// All zones, and what the key may ask of each: to be told to the operator at start, before the
    /// first job misses it.
    public FeedResult<ZoneRights> zones() {
        return client.ask(client.at(settings.paths().zones()).build(), key, ZonesBody::read);
    }

    /// Where intensities lie, as the list of rights names them.
    public String intensityPath() {
        return settings.paths().intensity();
    }

    private boolean isDirect() {
        return switch (settings.basis()) {
            case AVERAGE_DIRECT -> true;
            case AVERAGE_LIFECYCLE, MARGINAL -> false;
        };
    }

    private String path(ShareSeries.Kind kind) {
        return switch (kind) {
            case CARBON_FREE -> settings.paths().carbonFree();
            case RENEWABLE -> settings.paths().renewable();
        };
    }

    private HttpUrl.Builder intensity(String what, GridZone zone, Average<?> basis) {
        return client.at(settings.paths().intensity() + "/" + what)
                .addQueryParameter("zone", zone.value())
                .addQueryParameter("emissionFactorType", IntensityBody.factorType(basis))
                .addQueryParameter("shouldUseFallbackCallerLookup", "false");
    }

    /// Without the last parameter the provider answers for the caller's place when it has no data.
    private HttpUrl.Builder question(String path, GridZone zone) {
        return client.at(path)
                .addQueryParameter("zone", zone.value())
                .addQueryParameter("shouldUseFallbackCallerLookup", "false");
    }

    private ElectricityMapsBody body(String text, GridZone zone) throws Unusable {
        return new ElectricityMapsBody(text, zone, clock.instant());
    }

    private <B extends Average<B>> FeedResult<IntensitySeries<B>> read(
            HttpUrl url, GridZone zone, B basis, Reader<B> reader) {
        return client.sift(
                url,
                key,
                (text, left) ->
                        reader.read(
                                new IntensityBody<>(
                                        body(text, zone),
                                        basis,
                                        new Sieve(zone, settings.plausibility(), left))));
    }

    private interface Reader<B extends Average<B>> {
        IntensitySeries<B> read(IntensityBody<B> body) throws Unusable;
    }
}
