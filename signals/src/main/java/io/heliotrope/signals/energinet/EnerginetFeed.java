package io.heliotrope.signals.energinet;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/// Direct carbon intensity of Denmark's price areas `DK1` and `DK2` from Energinet.
///
/// Blocks the calling thread; safe from any. What fails is a result and never an exception.
public final class EnerginetFeed {
    private static final String SOURCE = "energinet";
    private static final Duration LONGEST_RANGE = Duration.ofDays(14);
    private static final int MOST_ROWS = 6_000;

    /// Times may be taken for Danish ones: so much is asked for around, and left out again.
    private static final Duration MARGIN = Duration.ofHours(3);

    private static final Duration STEP = Duration.ofMinutes(5);

    /// Five minutes ago, on the provider's clock: of the steps that begin `now` or later, none
    /// holds at present.
    private static final String SINCE_THE_STEP_BEFORE = "now-PT5M";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EnerginetSettings settings;
    private final PoliteClient client;
    private final InstantSource clock;

    public EnerginetFeed(Transport transport, EnerginetSettings settings) {
        this.settings = settings;
        this.client = new PoliteClient(SOURCE, transport, settings.http());
        this.clock = transport.clock();
    }

    /// From the present step on, as far as the provider says: at least nine hours.
    public FeedResult<IntensitySeries<Direct>> forecast(GridZone area) {
        HttpUrl url =
                question(settings.forecasts(), area)
                        .addQueryParameter("start", SINCE_THE_STEP_BEFORE)
                        .build();
        return client.sift(
                url,
                Credential.Open.OPEN,
                (text, left) -> forecast(new Sieve(area, settings.plausibility(), left), text));
    }

    private IntensitySeries<Direct> forecast(Sieve sieve, String text) throws Unusable {
        Instant now = clock.instant();
        IntensitySeries<Direct> series =
                series(sieve, EnerginetBody.read(text, sieve.zone(), Quality.FORECAST, now));
        Sieve.requireUnended(series.points(), now);
        return series;
    }

    /// What held in `range`, in calls of 14 days each. All calls must succeed.
    public FeedResult<IntensitySeries<Direct>> past(GridZone area, TimeRange range) {
        return range.inParts(
                LONGEST_RANGE, STEP, part -> pastOnce(area, part), IntensitySeries::and);
    }

    private FeedResult<IntensitySeries<Direct>> pastOnce(GridZone area, TimeRange part) {
        TimeRange asked = new TimeRange(part.from().minus(MARGIN), part.to().plus(MARGIN));
        HttpUrl url =
                question(settings.history(), area)
                        .addQueryParameter("start", MINUTES.format(asked.from()))
                        .addQueryParameter("end", MINUTES.format(asked.to()))
                        .build();
        return client.sift(
                url,
                Credential.Open.OPEN,
                (text, left) -> {
                    Sieve sieve = new Sieve(area, settings.plausibility(), left);
                    List<ToldPoint> told =
                            EnerginetBody.read(text, area, Quality.ESTIMATED, clock.instant());
                    return series(sieve, sieve.within(told, part, asked));
                });
    }

    /// The limit is our own: without one the provider may send but the first rows.
    private HttpUrl.Builder question(String dataSet, GridZone area) {
        return client.at("dataset/" + dataSet)
                .addQueryParameter("filter", "{\"PriceArea\":[\"" + quoted(area) + "\"]}")
                .addQueryParameter("sort", "Minutes5UTC ASC")
                .addQueryParameter("limit", Integer.toString(MOST_ROWS));
    }

    private static String quoted(GridZone area) {
        return area.value().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private IntensitySeries<Direct> series(Sieve sieve, List<ToldPoint> told) throws Unusable {
        return new IntensitySeries<>(
                sieve.zone(), Direct.DIRECT, SOURCE, clock.instant(), sieve.points(told));
    }
}
