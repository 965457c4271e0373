package io.heliotrope.signals.eia;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// What a balancing authority of the United States made, from EIA.
///
/// The provider wants its key in the query, and so has it in its logs. Blocks the calling thread;
/// safe from any. What fails is a result and never an exception.
public final class EiaFeed {
    /// What it is called in what it tells.
    public static final String SOURCE = EiaBody.SOURCE;

    /// 12 days of 16 fuels are fewer than the 5000 rows that come at once.
    private static final Duration LONGEST_RANGE = Duration.ofDays(12);

    private static final Duration HOUR = Duration.ofHours(1);

    private static final int MOST_ROWS = 5_000;

    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PoliteClient client;
    private final Credential key;
    private final InstantSource clock;

    public EiaFeed(Transport transport, ApiKey key, EiaSettings settings) {
        this.client = new PoliteClient(EiaBody.SOURCE, transport, settings.http());
        this.key = new Credential.Query("api_key", key);
        this.clock = transport.clock();
    }

    /// The hours of `range`, in calls of 12 days each; `respondent` is a balancing authority such
    /// as `CISO`. All calls must succeed.
    public FeedResult<MixSeries> generation(GridZone respondent, TimeRange range) {
        return range.inParts(LONGEST_RANGE, HOUR, part -> once(respondent, part), EiaFeed::joined);
    }

    /// Periods are told by their end: the first one ends an hour after the range begins.
    private FeedResult<MixSeries> once(GridZone respondent, TimeRange part) {
        TimeRange hours = part.outward(HOUR);
        Instant first = hours.from().plus(HOUR);
        Instant last = hours.to();
        HttpUrl url =
                client.at("v2/electricity/rto/fuel-type-data/data/")
                        .addQueryParameter("frequency", "hourly")
                        .addQueryParameter("data[]", "value")
                        .addQueryParameter("facets[respondent][]", respondent.value())
                        .addQueryParameter("start", HOURS.format(first))
                        .addQueryParameter("end", HOURS.format(last))
                        .addQueryParameter("sort[0][column]", "period")
                        .addQueryParameter("sort[0][direction]", "asc")
                        .addQueryParameter("length", Integer.toString(MOST_ROWS))
                        .build();
        return client.sift(
                url,
                key,
                (text, left) -> new EiaBody(respondent, clock.instant(), left).read(text, part));
    }

    private static MixSeries joined(MixSeries before, MixSeries next) {
        List<MixPoint> both =
                Stream.concat(before.points().stream(), next.points().stream()).toList();
        return new MixSeries(next.zone(), next.side(), next.source(), next.issuedAt(), both);
    }
}
