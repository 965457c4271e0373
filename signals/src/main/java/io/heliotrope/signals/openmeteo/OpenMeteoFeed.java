package io.heliotrope.signals.openmeteo;

import io.heliotrope.model.Location;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.PoliteClient;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.series.WeatherSeries;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/// Hourly weather from Open-Meteo, all places in one call.
///
/// Blocks the calling thread; safe from any. What fails is a result and never an exception.
public final class OpenMeteoFeed {
    private static final int MOST_PLACES = 100;
    private static final int MOST_DAYS = 16;
    private static final int MOST_PAST_DAYS = 92;

    private final PoliteClient client;
    private final Credential credential;
    private final InstantSource clock;

    /// `credential` is [Credential.Open#OPEN] at the public address, and the parameter `apikey` at
    /// the paid one.
    public OpenMeteoFeed(Transport transport, Credential credential, OpenMeteoSettings settings) {
        this.client =
                new PoliteClient(
                        OpenMeteoBody.SOURCE, transport, settings.http(), new OpenMeteoPatience());
        this.credential = credential;
        this.clock = transport.clock();
    }

    /// The last `pastDays` days (0..92) and `days` days from today on (1..16) of up to 100 places,
    /// in their order. Hours begin at midnight GMT; the last ones may be missing.
    public FeedResult<List<WeatherSeries>> forecast(List<Location> places, int days, int pastDays) {
        if (places.isEmpty() || places.size() > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "places must be 1.." + MOST_PLACES + ", were " + places.size());
        }
        if (days < 1 || days > MOST_DAYS || pastDays < 0 || pastDays > MOST_PAST_DAYS) {
            throw new IllegalArgumentException(
                    "days must be 1..%d and pastDays 0..%d, were %d and %d"
                            .formatted(MOST_DAYS, MOST_PAST_DAYS, days, pastDays));
        }
        HttpUrl url =
                client.at("v1/forecast")
                        .addQueryParameter("latitude", joined(places, Location::latitude))
                        .addQueryParameter("longitude", joined(places, Location::longitude))
                        .addQueryParameter("hourly", String.join(",", OpenMeteoBody.QUANTITIES))
                        .addQueryParameter("wind_speed_unit", "ms")
                        .addQueryParameter("forecast_days", Integer.toString(days))
                        .addQueryParameter("past_days", Integer.toString(pastDays))
                        .addQueryParameter("timeformat", "unixtime")
                        .addQueryParameter("timezone", "GMT")
                        .build();
        List<Location> asked = List.copyOf(places);
        return client.sift(
                url,
                credential,
                (text, left) -> OpenMeteoBody.read(text, asked, clock.instant(), left));
    }

    private static String joined(List<Location> places, ToDoubleFunction<Location> coordinate) {
        return places.stream()
                .map(place -> Double.toString(coordinate.applyAsDouble(place)))
                .collect(Collectors.joining(","));
    }
}
