package io.heliotrope.signals.electricitymaps;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.signals.PromptServer;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.wire.Plausibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/// A feed that talks to a local server; its clock moves only when it pauses or is told to.
final class FeedUnderTest implements AutoCloseable {
    static final GridZone ZONE = new GridZone("DE");
    static final Instant START = Instant.parse("2026-03-06T18:50:00Z");
    static final String SECRET = Canary.PROVIDER_KEY.text();

    final MockWebServer server = PromptServer.make();
    final List<Duration> pauses = new ArrayList<>();
    final OkHttpClient http = new OkHttpClient();
    final ElectricityMapsFeed feed;
    private Instant now = START;

    FeedUnderTest() {
        this(settings -> settings);
    }

    FeedUnderTest(UnaryOperator<ElectricityMapsSettings> change) {
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        ElectricityMapsSettings settings =
                change.apply(ElectricityMapsSettings.at(server.url("/v3").uri()));
        feed =
                new ElectricityMapsFeed(
                        http,
                        new ApiKey(SECRET),
                        settings,
                        () -> now,
                        new SplittableRandom(1),
                        length -> {
                            pauses.add(length);
                            now = now.plus(length);
                        });
    }

    static ElectricityMapsSettings with(
            ElectricityMapsSettings s, Duration connect, Duration call, Plausibility plausibility) {
        return new ElectricityMapsSettings(
                s.http().withTimeouts(connect, call), s.basis(), plausibility, s.paths());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    FeedUnderTest answer(String body) {
        return answer(200, body);
    }

    FeedUnderTest answer(int code, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(code).body(body);
        for (String header : headers) {
            response.addHeader(header);
        }
        server.enqueue(response.build());
        return this;
    }

    Intensity freshLatest() {
        return fresh(feed.latest(ZONE));
    }

    FeedResult.Missing<?> missingLatest() {
        return missing(feed.latest(ZONE));
    }

    IntensityForecast freshForecast() {
        return fresh(feed.forecast(ZONE, Duration.ofHours(24)));
    }

    FeedResult.Missing<?> missingForecast() {
        return missing(feed.forecast(ZONE, Duration.ofHours(24)));
    }

    static <T> T fresh(FeedResult<T> result) {
        return switch (result) {
            case FeedResult.Fresh<T>(T value) -> value;
            case FeedResult.Missing<T> missing -> throw new AssertionError(missing);
        };
    }

    static FeedResult.Missing<?> missing(FeedResult<?> result) {
        if (result instanceof FeedResult.Missing<?> missing) {
            return missing;
        }
        throw new AssertionError(result);
    }

    @Override
    public void close() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
