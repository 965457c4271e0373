package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.trust.Rejections;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two zones that ask one provider at the same time. It knows nothing but who we are, and answers
/// late enough for a second question to come.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedClientsTest {
    private static final Duration LATE = Duration.ofMillis(50);

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch meeting = new CountDownLatch(1);
    @TempDir private Path folder;
    private volatile Instant now = Instant.parse("2026-03-06T12:10:00Z");

    @BeforeEach
    void open() throws IOException {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        int together = inFlight.incrementAndGet();
                        most.accumulateAndGet(together, Math::max);
                        try {
                            return meet(together, request.getUrl().encodedPath());
                        } finally {
                            inFlight.decrementAndGet();
                        }
                    }
                });
        server.start();
    }

    private MockResponse meet(int together, String path) throws InterruptedException {
        if (together > 1 || meeting.await(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
            meeting.countDown();
        }
        return switch (path) {
            case "/login" -> answer(200, "{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
            case "/v3/region-from-loc" ->
                    answer(200, "{\"region\":\"SE\",\"region_full_name\":\"Sweden\"}");
            default -> answer(404, "");
        };
    }

    private static MockResponse answer(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @ParameterizedTest
    @CsvSource({
        "electricitymaps, average-lifecycle, DE, FR",
        "watttime, marginal, DE, FR",
        "energy-charts, average-lifecycle, DE, FR",
        "energinet, average-direct, DK-DK1, DK-DK2"
    })
    void they_wait_in_one_line(String feed, String basis, String one, String other)
            throws IOException, InterruptedException, ExecutionException {
        List<ZoneWatch<?>> watches = watches(feed, basis, one, other);

        turnAtOnce(watches);

        assertThat(most).hasValue(1);
        assertThat(asked()).hasSizeGreaterThan(4);
    }

    @Test
    void they_log_in_once_and_once_more_when_the_token_is_old()
            throws IOException, InterruptedException, ExecutionException {
        List<ZoneWatch<?>> watches = watches("watttime", "marginal", "DE", "FR");

        turnAtOnce(watches);
        List<String> first = asked();
        now = now.plus(Duration.ofHours(1));
        turnAtOnce(watches);
        List<String> second = asked();

        assertThat(first).containsOnlyOnce("/login").contains("/v3/region-from-loc");
        assertThat(second).containsOnlyOnce("/login").contains("/v3/forecast");
    }

    private void turnAtOnce(List<ZoneWatch<?>> watches)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> turns =
                    watches.stream()
                            .<Callable<Boolean>>map(watch ->
                                    () -> {
                                        watch.turn(now, _ -> {});
                                        return true;
                                    })
                            .toList();
            for (Future<Boolean> turn : threads.invokeAll(turns)) {
                assertThat(turn.get()).isTrue();
            }
        }
    }

    /// The paths that were asked since the last time.
    private List<String> asked() throws InterruptedException {
        List<String> paths = new ArrayList<>();
        for (RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
                request != null;
                request = server.takeRequest(0, TimeUnit.SECONDS)) {
            paths.add(request.getUrl().encodedPath());
        }
        return paths;
    }

    private List<ZoneWatch<?>> watches(String feed, String basis, String one, String other)
            throws IOException {
        FeedKeys keys =
                new FeedKeys(
                        Map.of(
                                FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text(),
                                FeedKeys.WATTTIME_USER, "someone",
                                FeedKeys.WATTTIME_PASSWORD, Canary.PROVIDER_KEY.text()));
        HeliotropeConfig config = config(feed, basis, one, other);
        Transport transport = new Transport(http, () -> now, new SplittableRandom(1), _ -> {});
        return new WatchHouse(
                        config,
                        new FeedHouse(config, keys, transport),
                        new InMemorySignals(),
                        Rejections.open(folder.resolve("r.jsonl"), Rejections.Limits.DEFAULTS),
                        new SplittableRandom(1),
                        now)
                .watches();
    }

    private HeliotropeConfig config(String feed, String basis, String one, String other) {
        String yaml =
                """
                clusters: {here: {bootstrap: 'kafka:9092'}}
                control: here
                jurisdictions: {DE: EU}
                regions:
                %s
                models:
                  tiny-classifier:
                    {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
                policy:
                  {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
                signals: {basis: %s, feeds: %s, addresses: {%s: '%s'}}
                """
                        .formatted(
                                String.join("\n", region("one", one), region("other", other)),
                                basis,
                                feed,
                                feed,
                                server.url("/"));
        return switch (ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static String region(String name, String zone) {
        return """
          %s:
            {zone: %s, jurisdiction: DE, home: here, latitude: 5%d, longitude: 8.7,
             accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.2}\
        """
                .formatted(name, zone, name.length() % 3);
    }
}
