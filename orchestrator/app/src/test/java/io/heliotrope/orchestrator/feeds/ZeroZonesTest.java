package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.http.Breakers;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.trust.Reason;
import io.heliotrope.signals.trust.Rejections;
import io.heliotrope.signals.trust.Rejections.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each provider says that a zone is at zero now: what of that is published.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ZeroZonesTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:10:00Z");

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient();
    @TempDir private Path folder;
    private Rejections rejections;

    @BeforeEach
    void open() throws IOException {
        rejections = Rejections.open(folder.resolve("r.jsonl"), Rejections.Limits.DEFAULTS);
        server.setDispatcher(new ByPath(ZeroZonesTest::answer));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @ParameterizedTest
    @CsvSource({
        "GB, neso, average-direct",
        "DK-DK1, energinet, average-direct",
        "SE-SE3, electricitymaps, average-direct",
        "SE-SE3, watttime, marginal"
    })
    void zero_is_published_where_the_settings_say_that_it_can_be(
            String zone, String feed, String basis) throws IOException {
        assertThat(published(zone, feed, basis, "{canBeZero: true}")).contains(0.0);
        assertThat(rejections.counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GB, neso, average-direct",
        "DK-DK1, energinet, average-direct",
        "SE-SE3, electricitymaps, average-direct",
        "SE-SE3, watttime, marginal"
    })
    void and_nowhere_else(String zone, String feed, String basis) throws IOException {
        assertThat(published(zone, feed, basis, feed)).isEmpty();
    }

    @Test
    void no_lifecycle_value_is_zero_whatever_the_settings_say() throws IOException {
        assertThat(published("SE-SE3", "electricitymaps", "average-lifecycle", "{canBeZero: true}"))
                .isEmpty();
        assertThat(rejections.counts()).containsEntry(new Kind("electricitymaps", Reason.ZERO), 1L);
    }

    @Test
    void where_regions_have_names_of_their_own_a_zone_that_cannot_is_held_by_the_gate()
            throws IOException {
        assertThat(published("SE-SE3", "watttime", "marginal", "watttime, IS: {canBeZero: true}"))
                .isEmpty();
        assertThat(rejections.counts()).containsKey(new Kind("watttime", Reason.ZERO));
    }

    /// The intensity that the first turn publishes.
    private Optional<Double> published(String zone, String feed, String basis, String ofZone)
            throws IOException {
        HeliotropeConfig config = config(zone, feed, basis, ofZone);
        FeedKeys keys =
                new FeedKeys(
                        Map.of(
                                FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text(),
                                FeedKeys.WATTTIME_USER, "someone",
                                FeedKeys.WATTTIME_PASSWORD, Canary.PROVIDER_KEY.text()));
        Transport transport =
                new Transport(
                        http,
                        () -> NOW,
                        new SplittableRandom(1),
                        _ -> {},
                        new Breakers(Breakers.Settings.DEFAULTS, () -> NOW),
                        rejections.listener(() -> NOW, _ -> {}));
        WatchHouse house =
                new WatchHouse(
                        config,
                        new FeedHouse(config, keys, transport),
                        new InMemorySignals(),
                        rejections,
                        new SplittableRandom(1),
                        NOW);
        List<Signal> signals = new ArrayList<>();
        house.watches().getFirst().turn(NOW, signals::addAll);
        return signals.stream()
                .filter(Intensity.class::isInstance)
                .map(signal -> ((Intensity) signal).reading().intensity().value())
                .findFirst();
    }

    private static MockResponse answer(String path) {
        String body =
                switch (path) {
                    case "/intensity" ->
                            """
                            {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                             "intensity":{"forecast":0,"actual":0,"index":"very low"}}]}
                            """;
                    case "/dataset/CO2EmisProg" ->
                            """
                            {"records":[
                             {"Minutes5UTC":"2026-03-06T12:10:00","PriceArea":"DK1","CO2Emission":0},
                             {"Minutes5UTC":"2026-03-06T12:15:00","PriceArea":"DK1","CO2Emission":9}]}
                            """;
                    case "/carbon-intensity/latest" ->
                            """
                            {"zone":"SE-SE3","carbonIntensity":0,"datetime":"2026-03-06T12:00:00Z",
                             "updatedAt":"2026-03-06T12:05:00Z","isEstimated":false,
                             "estimationMethod":null}
                            """;
                    case "/login" -> "{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}";
                    case "/v3/region-from-loc" ->
                            "{\"region\":\"SE\",\"region_full_name\":\"Sweden\"}";
                    case "/v3/forecast" ->
                            """
                            {"data":[{"point_time":"2026-03-06T12:10:00Z","value":0},
                              {"point_time":"2026-03-06T12:15:00Z","value":900}],
                             "meta":{"data_point_period_seconds":300,"region":"SE",
                              "signal_type":"co2_moer","units":"lbs_co2_per_mwh",
                              "generated_at":"2026-03-06T12:10:00Z"}}
                            """;
                    default -> "";
                };
        return new MockResponse.Builder().code(body.isEmpty() ? 404 : 200).body(body).build();
    }

    private HeliotropeConfig config(String zone, String feed, String basis, String ofZone)
            throws IOException {
        String at = server.url("/").toString();
        String yaml =
                """
                clusters: {here: {bootstrap: 'localhost:9092'}}
                control: here
                jurisdictions: {SE: EU}
                regions:
                  here:
                    {zone: %s, jurisdiction: SE, home: here, latitude: 59.33, longitude: 18.07,
                     accelerator: {name: H100, memory: 80GiB, idle: 220W, busy: 745W},
                     interactiveSlots: 4, batchSlots: 4, pue: 1.10}
                models:
                  m: {engine: llama, memory: 1GiB, joulesA: 1J, joulesC: 1J, perToken: 1ms}
                policy:
                  {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 15m}
                signals:
                  basis: %s
                  feeds: %s
                  zones: {%s: %s}
                  addresses: {neso: '%s', energinet: '%s', electricitymaps: '%s', watttime: '%s'}
                """
                        .formatted(zone, basis, feed, zone, ofZone, at, at, at, at);
        Path file = Files.writeString(folder.resolve("s.yaml"), yaml);
        return switch (ConfigLoad.file(file, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
