package io.heliotrope.signals.energycharts;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.TimeRange;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/// Average carbon intensity of European countries from Energy-Charts.
///
/// Blocks the calling thread; safe from any. What fails is a result and never an exception. The
/// provider's answer does not name the country: that it is the one asked for cannot be checked.
public final class EnergyChartsFeed<B extends Average<B>> {
    private static final String SOURCE = "energy-charts";
    private static final Duration LONGEST_RANGE = Duration.ofDays(31);
    private static final Duration HOUR = Duration.ofHours(1);

    private final EnergyChartsSettings<B> settings;
    private final PoliteClient client;
    private final InstantSource clock;

    public EnergyChartsFeed(Transport transport, EnergyChartsSettings<B> settings) {
        this.settings = settings;
        this.client = new PoliteClient(SOURCE, transport, settings.http());
        this.clock = transport.clock();
    }

    /// A country's day so far, and what is expected of the rest and maybe the next: `country` is
    /// its code, such as `DE`.
    public FeedResult<IntensitySeries<B>> intensity(GridZone country) {
        return client.sift(
                question(country).build(),
                Credential.Open.OPEN,
                (text, left) ->
                        series(sieve(country, left), EnergyChartsBody.read(text, clock.instant())));
    }

    /// What held in `range`, in calls of 31 days each. All calls must succeed.
    public FeedResult<IntensitySeries<B>> intensity(GridZone country, TimeRange range) {
        return range.inParts(
                LONGEST_RANGE, HOUR, part -> intensityOnce(country, part), IntensitySeries::and);
    }

    private FeedResult<IntensitySeries<B>> intensityOnce(GridZone country, TimeRange part) {
        TimeRange hours = part.outward(HOUR);
        HttpUrl url =
                question(country)
                        .addQueryParameter("start", hours.from().toString())
                        .addQueryParameter("end", hours.to().toString())
                        .build();
        return client.sift(
                url,
                Credential.Open.OPEN,
                (text, left) -> {
                    Sieve sieve = sieve(country, left);
                    List<ToldPoint> told = EnergyChartsBody.read(text, clock.instant());
                    return series(sieve, sieve.within(told, part, hours));
                });
    }

    private HttpUrl.Builder question(GridZone country) {
        return client.at("co2eq")
                .addQueryParameter("country", country.value().toLowerCase(Locale.ROOT));
    }

    private Sieve sieve(GridZone country, LeftOut left) {
        return new Sieve(country, settings.plausibility(), left);
    }

    private IntensitySeries<B> series(Sieve sieve, List<ToldPoint> told) throws Unusable {
        Instant now = clock.instant();
        return new IntensitySeries<>(
                sieve.zone(), settings.basis(), SOURCE, now, sieve.points(told));
    }
}
