package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.feeds.FeedKeys;
import io.heliotrope.orchestrator.installation.Processes;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program on a real broker, with servers that answer as the providers do.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalsIT {
    private final StringWriter said = new StringWriter();

    @Test
    void up_decides_on_what_each_provider_tells_and_says_where_it_comes_from(@TempDir Path folder)
            throws Exception {
        try (MockWebServer server = new MockWebServer();
                OwnBroker broker = new OwnBroker(folder.resolve("broker"))) {
            server.setDispatcher(new Providers(InstantSource.system()));
            server.start();
            Path settings = Files.writeString(folder.resolve("s.yaml"), yaml(broker, server));
            Thread product = up(settings, folder.resolve("data"));
            try {
                Eventually.holds(said::toString, () -> said.toString().contains("up; end it"));

                assertThat(said.toString())
                        .contains("asks electricitymaps, energy-charts, neso, open-meteo");
                Eventually.holds(
                        () -> "all feeds to tell: " + metrics(),
                        () -> {
                            String metrics = metrics();
                            return metrics.contains("{quality=\"measured\",zone=\"SE-SE3\"} 23.0")
                                    && metrics.contains("{quality=\"estimated\",zone=\"DE\"} 41")
                                    && metrics.contains("{quality=\"estimated\",zone=\"GB\"} 250.5")
                                    && metrics.contains(
                                            "heliotrope_site_free_cooling_ratio{region=\"north\"} 1.0")
                                    && metrics.contains(
                                            "heliotrope_signal_fetches_total{outcome=\"ok\",source=\"neso\"}")
                                    && metrics.contains(
                                            "heliotrope_feed_unknown_zones{named_by=\"settings\",source=\"electricitymaps-lifecycle\"} 1.0")
                                    && metrics.contains(
                                            "heliotrope_feed_age_seconds{source=\"energy-charts\",zone=\"DE\"}");
                        });
                Instant now = Instant.now();
                assertThat(
                                page(
                                        "/signals.arrows?zone=GB&from="
                                                + now.minus(Duration.ofDays(1))
                                                + "&to="
                                                + now.plus(Duration.ofDays(2))))
                        .contains("neso")
                        .contains("mix-factors");

                JsonNode why = decided(settings);

                JsonNode chosen = why.path("chosen");
                assertThat(chosen.path("region").asString()).isEqualTo("north");
                assertThat(chosen.path("reading").path("source").asString())
                        .isEqualTo("electricitymaps");
                assertThat(chosen.path("reading").path("step").asString()).isEqualTo("fresh");
                JsonNode terms = chosen.path("terms");
                assertThat(terms.path("pue").doubleValue()).isGreaterThan(1.05);
                assertThat(
                                terms.path("kilowatt_hours").doubleValue()
                                        * terms.path("pue").doubleValue()
                                        * terms.path("grams_per_kwh").doubleValue())
                        .isCloseTo(chosen.path("grams").doubleValue(), within(1e-12));
                JsonNode home = why.path("at_once_at_home").path("reading");
                assertThat(home.path("zone").asString()).isEqualTo("GB");
                assertThat(home.path("conversion").asString()).isEqualTo("mix-factors");
                assertThat(home.path("basis").asString()).isEqualTo("average_lifecycle");
            } finally {
                product.interrupt();
                product.join();
            }
            assertThat(said.toString()).doesNotContain(Canary.PROVIDER_KEY.text());
        }
    }

    private JsonNode decided(Path settings) {
        String config = settings.toString();
        CliRun submitted =
                CliRun.of(
                        new RecordingStarter(),
                        "submit",
                        "--config",
                        config,
                        "--origin",
                        "island",
                        "--model",
                        "tiny-classifier",
                        "--lane",
                        "interactive",
                        "--slo",
                        "20s",
                        "--id",
                        "one",
                        "is this good?");
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        CliRun explained =
                CliRun.of(new RecordingStarter(), "explain", "one", "--config", config, "--json");
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        return JsonMapper.builder().build().readTree(explained.out());
    }

    private Thread up(Path settings, Path data) {
        PrintWriter out = new PrintWriter(said, true);
        Console console = new Console(out, out, false);
        UpOptions options = new UpOptions(config(settings), data, new Share.All());
        Map<String, String> environment =
                Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text());
        return Thread.ofPlatform()
                .start(() ->
                        new Processes(console, InstantSource.system(), environment).up(options));
    }

    private String metrics() {
        return page("/metrics");
    }

    private String page(String path) {
        String before = "metrics and health at ";
        String address =
                said.toString()
                        .lines()
                        .filter(line -> line.contains(before))
                        .map(line -> line.substring(line.indexOf(before) + before.length()).strip())
                        .findFirst()
                        .orElseThrow();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            return "no page: " + e;
        }
    }

    private static HeliotropeConfig config(Path settings) {
        return switch (ConfigLoad.file(settings, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static String yaml(OwnBroker broker, MockWebServer server) {
        String at = "http://127.0.0.1:" + server.getPort();
        return """
        clusters: {here: {bootstrap: '%s'}}
        control: here
        jurisdictions: {SE: EU, DE: EU, GB: WORLD, EU: WORLD}
        regions:
          north:
            {zone: SE-SE3, jurisdiction: SE, home: here, latitude: 59.3, longitude: 18.1,
             accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.5,
             cooling: {class: air-side, water: none}}
          central:
            {zone: DE, jurisdiction: DE, home: here, latitude: 50.1, longitude: 8.7,
             accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.5}
          island:
            {zone: GB, jurisdiction: GB, home: here, latitude: 51.5, longitude: -0.1,
             accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.2,
             cooling: {class: chilled-water, water: 5}}
        models:
          tiny-classifier:
            {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
        policy:
          {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
        signals:
          basis: average-lifecycle
          feeds: electricitymaps, energy-charts, neso
          weather: open-meteo
          addresses:
            {electricitymaps: '%s/em', energy-charts: '%s/charts', neso: '%s/neso',
             open-meteo: '%s/meteo'}
        """
                .formatted(broker.bootstrap(), at, at, at, at);
    }
}
