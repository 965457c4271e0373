package io.heliotrope.signals.watttime;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.series.RelativeIndexSeries;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/// WattTime, API v3: marginal intensity in g/kWh, and a relative index.
///
/// For the present use [#forecast], whose first point always is the current one; [#historical] is
/// late and revised, and for accounting. Blocks the calling thread; safe from any. What fails is a
/// result and never an exception.
public final class WattTimeFeed {
    private static final Duration LONGEST_HISTORY = Duration.ofDays(30);
    private static final Duration LONGEST_PAST_FORECASTS = Duration.ofDays(1);
    private static final long MOST_HOURS = 72;

    private final WattTimeSettings settings;
    private final PoliteClient client;
    private final Session session;
    private final InstantSource clock;

    /// `login` is the account's name and password; they travel to the login alone.
    public WattTimeFeed(Transport transport, Credential.Basic login, WattTimeSettings settings) {
        this.settings = settings;
        this.client = new PoliteClient(WattTimeBody.SOURCE, transport, settings.http());
        this.clock = transport.clock();
        this.session = new Session(client, login, settings, clock);
    }

    /// From now on for `horizon`, at most 72 h, in the provider's steps of usually 5 min.
    public FeedResult<IntensitySeries<Marginal>> forecast(GridZone region, Duration horizon) {
        long hours = Math.clamp(horizon.plusHours(1).minusNanos(1).toHours(), 1, MOST_HOURS);
        HttpUrl url =
                question("v3/forecast", region)
                        .addQueryParameter("horizon_hours", Long.toString(hours))
                        .build();
        return session.sift(url, (text, left) -> body(text, region).forecast(sieve(region, left)));
    }

    /// The forecasts that were issued within `range`, in order of issue, in calls of one day each.
    public FeedResult<List<IntensitySeries<Marginal>>> pastForecasts(
            GridZone region, TimeRange range) {
        return range.inParts(
                LONGEST_PAST_FORECASTS,
                WattTimeBody.STEP,
                part ->
                        session.sift(
                                between("v3/forecast/historical", region, part).build(),
                                (text, left) ->
                                        body(text, region)
                                                .pastForecasts(sieve(region, left), part)),
                (before, next) -> Stream.concat(before.stream(), next.stream()).toList());
    }

    /// What held in `range`, in calls of 30 days each. All calls must succeed: what one brought is
    /// not shown as the whole.
    public FeedResult<IntensitySeries<Marginal>> historical(GridZone region, TimeRange range) {
        return range.inParts(
                LONGEST_HISTORY,
                WattTimeBody.STEP,
                part ->
                        session.sift(
                                between("v3/historical", region, part)
                                        .addQueryParameter("include_imputed_marker", "true")
                                        .build(),
                                (text, left) ->
                                        body(text, region).historical(sieve(region, left), part)),
                IntensitySeries::and);
    }

    /// How the present compares with the region's next 24 h, for any account.
    public FeedResult<RelativeIndexSeries> index(GridZone region) {
        return session.sift(
                question("v3/signal-index", region).build(),
                (text, left) -> body(text, region).index(left));
    }

    /// The region that a place belongs to.
    public FeedResult<WattTimeRegion> regionAt(Location place) {
        HttpUrl url =
                client.at("v3/region-from-loc")
                        .addQueryParameter("latitude", Double.toString(place.latitude()))
                        .addQueryParameter("longitude", Double.toString(place.longitude()))
                        .addQueryParameter("signal_type", WattTimeBody.MOER)
                        .build();
        return session.ask(url, WattTimeFeed::region);
    }

    private static WattTimeRegion region(String text) throws Unusable {
        JsonNode root = Json.object(text);
        return new WattTimeRegion(
                Json.zone(Json.text(root, "region")), Json.text(root, "region_full_name"));
    }

    /// What the account may ask: to be told to the operator at start.
    public FeedResult<WattTimeAccess> access() {
        return session.ask(client.at("v3/my-access").build(), WattTimeAccess::read);
    }

    private HttpUrl.Builder question(String path, GridZone region) {
        return client.at(path)
                .addQueryParameter("region", region.value())
                .addQueryParameter("signal_type", WattTimeBody.MOER);
    }

    /// The provider counts both ends in: a second less leaves the last one out.
    private HttpUrl.Builder between(String path, GridZone region, TimeRange part) {
        TimeRange steps = part.outward(WattTimeBody.STEP);
        return question(path, region)
                .addQueryParameter("start", steps.from().toString())
                .addQueryParameter("end", steps.to().minusSeconds(1).toString());
    }

    private Sieve sieve(GridZone region, LeftOut left) {
        return new Sieve(region, settings.plausibility(), left);
    }

    private WattTimeBody body(String text, GridZone region) throws Unusable {
        return new WattTimeBody(text, region, clock.instant());
    }
}
