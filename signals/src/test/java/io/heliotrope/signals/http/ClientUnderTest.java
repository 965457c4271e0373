package io.heliotrope.signals.http;

import io.heliotrope.canaries.Canary;
import io.heliotrope.signals.PromptServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/// A client that talks to a local server; its clock moves only when it pauses or is told to.
final class ClientUnderTest implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-06T18:50:00Z");
    static final Credential KEY =
            new Credential.Header("x-key", new ApiKey(Canary.PROVIDER_KEY.text()));

    final MockWebServer server = PromptServer.make();
    final List<Duration> pauses = new ArrayList<>();
    final List<FetchEvent> events = new CopyOnWriteArrayList<>();
    final OkHttpClient http = new OkHttpClient();
    final Breakers breakers;
    final Transport transport;
    final ClientSettings settings;
    final PoliteClient client;
    private volatile Instant now = START;

    ClientUnderTest() {
        this(settings -> settings, Patience.NONE);
    }

    ClientUnderTest(UnaryOperator<ClientSettings> change, Patience patience) {
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        breakers = new Breakers(Breakers.Settings.DEFAULTS, () -> now);
        transport =
                new Transport(
                        http,
                        () -> now,
                        new SplittableRandom(1),
                        length -> {
                            pauses.add(length);
                            now = now.plus(length);
                        },
                        breakers,
                        events::add);
        settings = change.apply(ClientSettings.at(server.url("/api").uri()));
        client = new PoliteClient("test", transport, settings, patience);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ClientUnderTest answer(int code, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(code).body(body);
        for (String header : headers) {
            response.addHeader(header);
        }
        server.enqueue(response.build());
        return this;
    }

    FeedResult<String> ask() {
        return ask("thing", KEY);
    }

    FeedResult<String> ask(String path, Credential credential) {
        return client.ask(client.at(path).build(), credential, body -> body);
    }

    String fresh() {
        return switch (ask()) {
            case FeedResult.Fresh<String>(String body) -> body;
            case FeedResult.Missing<String> missing -> throw new AssertionError(missing);
        };
    }

    FeedResult.Missing<String> missing() {
        return missing(ask());
    }

    static FeedResult.Missing<String> missing(FeedResult<String> result) {
        return switch (result) {
            case FeedResult.Fresh<String> fresh -> throw new AssertionError(fresh);
            case FeedResult.Missing<String> missing -> missing;
        };
    }

    String host() {
        return server.getHostName() + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
