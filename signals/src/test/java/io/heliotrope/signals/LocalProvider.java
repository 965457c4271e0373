package io.heliotrope.signals;

import io.heliotrope.signals.http.Breakers;
import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.FetchEvent;
import io.heliotrope.signals.http.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// A server that plays a provider, and what a feed needs to ask it. The clock moves only when the
/// feed pauses or it is told to.
public final class LocalProvider implements AutoCloseable {
    public final MockWebServer server = PromptServer.make();
    public final List<Duration> pauses = new ArrayList<>();
    public final List<FetchEvent> events = new CopyOnWriteArrayList<>();
    private final OkHttpClient http = new OkHttpClient();
    private volatile Instant now;

    /// The clock shows `now`.
    public LocalProvider(String now) {
        this.now = Instant.parse(now);
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Transport transport() {
        return new Transport(
                http,
                () -> now,
                new SplittableRandom(1),
                length -> {
                    pauses.add(length);
                    now = now.plus(length);
                },
                new Breakers(Breakers.Settings.DEFAULTS, () -> now),
                events::add);
    }

    /// Settings of a client of this server, whose paths begin with `path`.
    public ClientSettings at(String path) {
        return ClientSettings.at(server.url(path).uri());
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public LocalProvider answer(String body) {
        return answer(200, body);
    }

    public LocalProvider answer(int code, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(code).body(body);
        for (String header : headers) {
            response.addHeader(header);
        }
        server.enqueue(response.build());
        return this;
    }

    /// The next request that came.
    public RecordedRequest request() throws InterruptedException {
        RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no further request came");
        }
        return request;
    }

    /// What the next request asked for.
    public HttpUrl asked() throws InterruptedException {
        return request().getUrl();
    }

    public static <T> T fresh(FeedResult<T> result) {
        return switch (result) {
            case FeedResult.Fresh<T>(T value) -> value;
            case FeedResult.Missing<T> missing -> throw new AssertionError(missing);
        };
    }

    public static FeedResult.Missing<?> missing(FeedResult<?> result) {
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
