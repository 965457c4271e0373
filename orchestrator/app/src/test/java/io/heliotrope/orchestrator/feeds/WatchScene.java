package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.http.Pause;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.SignalStore;
import io.heliotrope.signals.trust.Ladder;
import io.heliotrope.signals.trust.Rejections;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/// The watch over one zone's feeds, with a server in place of its providers. The clock moves when
/// it is told to. Owned by one thread.
final class WatchScene {
    final SignalStore store;
    private final GridZone zone;
    private final HeliotropeConfig config;
    private final Map<String, String> keys;
    private final Path folder;
    private volatile Instant now;
    private ZoneWatch<?> watch;
    private List<BesideWatch> besides = List.of();
    private List<ShareWatch> shares = List.of();

    /// `signals` are the settings of that section, in YAML's flow style.
    WatchScene(
            String zone,
            String signals,
            Map<String, String> keys,
            Path folder,
            Instant now,
            SignalStore store)
            throws IOException {
        this.zone = new GridZone(zone);
        this.config = config(zone, signals);
        this.keys = keys;
        this.folder = folder;
        this.now = now;
        this.store = store;
        this.watch = begun();
    }

    WatchScene(String zone, String signals, Map<String, String> keys, Path folder, Instant now)
            throws IOException {
        this(zone, signals, keys, folder, now, new InMemorySignals());
    }

    /// A new process with the same store.
    void restart() throws IOException {
        watch = begun();
    }

    void turn() {
        watch.turn(now, _ -> {});
    }

    /// What a turn of the zone publishes on the basis of the settings.
    List<Signal> published() {
        List<Signal> published = new ArrayList<>();
        watch.turn(now, published::addAll);
        return published;
    }

    /// What turns beside that publish.
    List<Signal> publishedBeside() {
        List<Signal> published = new ArrayList<>();
        besides.forEach(one -> one.turn(now, published::addAll));
        return published;
    }

    /// What a turn for carbon-free shares publishes.
    List<Signal> publishedShares() {
        List<Signal> published = new ArrayList<>();
        turnShares(published::addAll);
        return published;
    }

    void turnShares(Publication publication) {
        shares.forEach(one -> one.turn(now, publication));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Ladder ladder() {
        return watch.ladder(now);
    }

    List<String> notes() {
        return watch.notes();
    }

    Instant now() {
        return now;
    }

    static String at(MockWebServer server) {
        return "http://127.0.0.1:" + server.getPort();
    }

    private ZoneWatch<?> begun() throws IOException {
        Transport transport =
                new Transport(new OkHttpClient(), () -> now, new Random(1), Pause.real());
        FeedHouse feeds = new FeedHouse(config, new FeedKeys(keys), transport);
        Rejections rejections =
                Rejections.open(folder.resolve("rejected.jsonl"), Rejections.Limits.DEFAULTS);
        WatchHouse house = new WatchHouse(config, feeds, store, rejections, new Random(1), now);
        besides = house.besides();
        shares = house.shares();
        return house.watches().stream()
                .filter(one -> one.zone().equals(zone))
                .findFirst()
                .orElseThrow();
    }

    private static HeliotropeConfig config(String zone, String signals) {
        String yaml =
                """
                clusters: {here: {bootstrap: 'kafka:9092'}}
                control: here
                jurisdictions: {GB: WORLD}
                regions:
                  island:
                    {zone: %s, jurisdiction: GB, home: here, latitude: 51.5, longitude: -0.1,
                     accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
                     interactiveSlots: 2, batchSlots: 2, pue: 1.2}
                models:
                  tiny-classifier:
                    {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
                policy:
                  {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
                signals: %s
                """
                        .formatted(zone, signals);
        return switch (ConfigLoad.text(Path.of("heliotrope.yaml"), yaml, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
