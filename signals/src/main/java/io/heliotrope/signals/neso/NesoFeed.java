package io.heliotrope.signals.neso;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import okhttp3.HttpUrl;

/// Direct carbon intensity of Great Britain from NESO.
///
/// Blocks the calling thread; safe from any. What fails is a result and never an exception. A
/// forecast may be shorter than asked for: its last point says where it ends.
public final class NesoFeed {
    /// The parts have numbers from 1 to this.
    public static final int REGIONS = 17;

    /// The whole country.
    public static final GridZone GREAT_BRITAIN = new GridZone("GB");

    private static final Duration LONGEST_RANGE = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);
    static final Duration HALF_HOUR = Duration.ofMinutes(30);

    /// Without seconds, as the provider wants it.
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final NesoSettings settings;
    private final PoliteClient client;
    private final InstantSource clock;

    public NesoFeed(Transport transport, NesoSettings settings) {
        this.settings = settings;
        this.client = new PoliteClient(NesoBody.SOURCE, transport, settings.http());
        this.clock = transport.clock();
    }

    /// Our name for part `region` (1..17, such as 13 for London): the provider has but the number.
    ///
    /// @throws IllegalArgumentException when there is no such part
    public static GridZone zone(int region) {
        if (region < 1 || region > REGIONS) {
            throw new IllegalArgumentException("region must be 1.." + REGIONS + ", was " + region);
        }
        return new GridZone("GB-NESO-" + region);
    }

    /// The present half-hour.
    public FeedResult<IntensitySeries<Direct>> latest() {
        return ask("intensity", GREAT_BRITAIN, NesoBody::national);
    }

    /// From the present half-hour on for `horizon`, at most 48 h.
    public FeedResult<IntensitySeries<Direct>> forecast(Duration horizon) {
        return ask("intensity/" + ahead(horizon), GREAT_BRITAIN, NesoBody::nationalForecast);
    }

    /// What held in `range`, in calls of 14 days each. All calls must succeed.
    public FeedResult<IntensitySeries<Direct>> past(TimeRange range) {
        return range.inParts(
                LONGEST_RANGE,
                HALF_HOUR,
                part -> ask("intensity/" + span(part), GREAT_BRITAIN, body -> body.national(part)),
                IntensitySeries::and);
    }

    /// What the power of Great Britain was made of in `range`, imports apart, in calls of 14 days
    /// each. All calls must succeed.
    public FeedResult<FuelShareSeries> mix(TimeRange range) {
        return range.inParts(
                LONGEST_RANGE,
                HALF_HOUR,
                part ->
                        client.sift(
                                client.at("generation/" + span(part)).build(),
                                Credential.Open.OPEN,
                                (text, left) ->
                                        new NesoMixBody(clock.instant(), left).read(text, part)),
                FuelShareSeries::and);
    }

    /// The present half-hour of a part.
    public FeedResult<IntensitySeries<Direct>> latest(int region) {
        return ask("regional/regionid/" + region, zone(region), body -> body.regional(region));
    }

    /// A part from the present half-hour on for `horizon`, at most 48 h.
    public FeedResult<IntensitySeries<Direct>> forecast(int region, Duration horizon) {
        String path = "regional/intensity/" + ahead(horizon) + "/regionid/" + region;
        return ask(path, zone(region), body -> body.regionalForecast(region));
    }

    /// What was foretold of a part for `range`, in calls of 14 days each: there is no value after
    /// the fact for parts. All calls must succeed.
    public FeedResult<IntensitySeries<Direct>> past(int region, TimeRange range) {
        GridZone zone = zone(region);
        return range.inParts(
                LONGEST_RANGE,
                HALF_HOUR,
                part ->
                        ask(
                                "regional/intensity/" + span(part) + "/regionid/" + region,
                                zone,
                                body -> body.regional(region, part)),
                IntensitySeries::and);
    }

    private String ahead(Duration horizon) {
        String length = horizon.compareTo(DAY) <= 0 ? "fw24h" : "fw48h";
        return MINUTES.format(TimeRange.floor(clock.instant(), HALF_HOUR)) + "/" + length;
    }

    private static String span(TimeRange part) {
        TimeRange halfHours = part.outward(HALF_HOUR);
        return MINUTES.format(halfHours.from()) + "/" + MINUTES.format(halfHours.to());
    }

    private FeedResult<IntensitySeries<Direct>> ask(String path, GridZone zone, Reader reader) {
        HttpUrl url = client.at(path).build();
        return client.sift(
                url,
                Credential.Open.OPEN,
                (text, left) ->
                        reader.read(
                                new NesoBody(
                                        text,
                                        zone,
                                        new Sieve(zone, settings.plausibility(), left),
                                        clock.instant())));
    }

    private interface Reader {
        IntensitySeries<Direct> read(NesoBody body) throws Unusable;
    }
}
