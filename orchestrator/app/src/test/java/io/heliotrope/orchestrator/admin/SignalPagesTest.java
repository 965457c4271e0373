package io.heliotrope.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.orchestrator.config.Listen;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalPagesTest {
    private static final String A_DAY = "&from=2026-11-22T00:00Z&to=2026-11-23T00:00Z";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemorySignals signals = new InMemorySignals();
    private final HttpClient client = HttpClient.newHttpClient();
    private AdminServer server;

    @BeforeAll
    static void quiet() {
        JavaLogging.bridge();
    }

    @BeforeEach
    void start() throws IOException {
        server = serve(SignalPages.of(signals));
        signals.append(List.of(row("DE", 0, 100, 0), row("DE", 0, 140, 9), row("DE", 5, 90, 9)));
        signals.append(List.of(row("FR", 0, 20, 0)));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private static AdminServer serve(SignalPages signals) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return AdminServer.start(
                new Listen("127.0.0.1", 0),
                new AdminPages(registry, List.of(), List.of()),
                signals,
                QuotePages.none());
    }

    private static SignalRow row(String zone, int minute, double grams, int received) {
        SeriesKey key =
                SeriesKey.of(
                        new GridZone(zone), Signal.CARBON_INTENSITY, Kind.AVERAGE_DIRECT, "neso");
        Instant from = NOON.plusSeconds(60L * minute);
        Instant told = NOON.plusSeconds(60L * received);
        return SignalRow.plain(
                key, told, told, from, from.plusSeconds(300), grams, Quality.MEASURED);
    }

    private HttpResponse<byte[]> get(String query) throws Exception {
        return get(server, query);
    }

    private HttpResponse<byte[]> get(AdminServer of, String query) throws Exception {
        URI uri = URI.create("http://" + of.address() + "/signals.arrows" + query);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// Zones and values, as an Arrow reader that knows nothing of us reads them.
    private static List<String> values(byte[] stream) throws IOException {
        List<String> values = new ArrayList<>();
        try (BufferAllocator memory = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
            while (reader.loadNextBatch()) {
                var root = reader.getVectorSchemaRoot();
                var zone = (VarCharVector) root.getVector("zone");
                var value = (Float8Vector) root.getVector("value");
                for (int i = 0; i < root.getRowCount(); i++) {
                    values.add(zone.getObject(i) + " " + value.get(i));
                }
            }
        }
        return values;
    }

    @Test
    void the_newest_values_of_each_zone_are_an_arrow_stream() throws Exception {
        HttpResponse<byte[]> answer = get("?zone=FR&zone=DE" + A_DAY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .contains("application/vnd.apache.arrow.stream");
        assertThat(values(answer.body())).containsExactly("DE 140.0", "DE 90.0", "FR 20.0");
    }

    @Test
    void what_was_known_at_a_moment_and_one_signal_alone_can_be_asked_for() throws Exception {
        String day = "?zone=DE" + A_DAY;

        assertThat(values(get(day + "&known-at=2026-11-22T12:05Z").body()))
                .containsExactly("DE 100.0");
        assertThat(values(get(day + "&signal=pue").body())).isEmpty();
        assertThat(values(get(day + "&signal=carbon_intensity").body())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?from=2026-11-22T00:00Z&to=2026-11-23T00:00Z|zone is missing: give one or more",
                "?zone=DE&to=2026-11-23T00:00Z|from is given 0 times: give it once, such as",
                "?zone=DE&from=yesterday&to=2026-11-23T00:00Z|from=yesterday: no moment with its",
                "?zone=DE&from=2026-11-23T00:00Z&to=2026-11-22T00:00Z|is not after from=",
                "?zone=DE&from=2026-11-22T00:00Z&to=2026-11-23T00:00Z&signal=co2|signal=co2: there",
                "?zone=DE&from=2026-11-22T00:00Z&to=2026-11-23T00:00Z&zones=FR|zones: there is no",
                "?zone=DE&from=2025-01-01T00:00Z&to=2026-11-23T00:00Z|one answer covers 9600 hours",
                "?zone=DE&zone=FR&from=2026-01-01T00:00Z&to=2026-11-23T00:00Z|of 2 zones one answer"
            })
    void what_makes_no_sense_or_is_too_much_is_refused_with_what_to_give(
            String query, String message) throws Exception {
        HttpResponse<byte[]> answer = get(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains(message).endsWith("\n");
    }

    @Test
    void where_there_is_no_archive_it_says_so() throws Exception {
        try (AdminServer other = serve(SignalPages.none())) {
            HttpResponse<byte[]> answer = get(other, "?zone=DE");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer))
                    .isEqualTo("this process keeps no archive of signals: ask one that does\n");
        }
    }

    /// Answers with whatever `reading` does.
    private KnownSignals signals(Reading reading) {
        return new KnownSignals() {
            @Override
            public Answered read(SignalQuery query, RowSink sink) throws IOException {
                reading.read(sink);
                return new Answered(0, List.of());
            }

            @Override
            public SortedSet<GridZone> zones() {
                return signals.zones();
            }
        };
    }

    @FunctionalInterface
    private interface Reading {
        void read(KnownSignals.RowSink sink) throws IOException;
    }

    @Test
    void an_answer_that_breaks_off_does_not_look_whole() throws Exception {
        KnownSignals broken =
                signals(sink -> {
                    for (int i = 0; i < 10_000; i++) {
                        sink.accept(row("DE", 5 * i, i, 0));
                    }
                    throw new IOException("the disk is gone");
                });
        try (AdminServer other = serve(SignalPages.of(broken))) {
            assertThatThrownBy(() -> get(other, "?zone=DE" + A_DAY))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void more_than_a_few_at_once_are_asked_to_come_back() throws Exception {
        CountDownLatch reading = new CountDownLatch(SignalPages.Archived.MOST_AT_ONCE);
        CountDownLatch done = new CountDownLatch(1);
        KnownSignals slow =
                signals(_ -> {
                    reading.countDown();
                    await(done);
                });
        try (AdminServer other = serve(SignalPages.of(slow));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<byte[]>>> first = new ArrayList<>();
            for (int i = 0; i < SignalPages.Archived.MOST_AT_ONCE; i++) {
                first.add(threads.submit(() -> get(other, "?zone=DE" + A_DAY)));
            }
            await(reading);

            HttpResponse<byte[]> oneMore = get(other, "?zone=DE" + A_DAY);

            done.countDown();
            assertThat(oneMore.statusCode()).isEqualTo(503);
            assertThat(oneMore.headers().firstValue("retry-after")).contains("5");
            assertThat(text(oneMore)).startsWith("4 others are answered");
            for (var answer : first) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            assertThat(get(other, "?zone=DE" + A_DAY).statusCode()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IOException("waited for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
