package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.admin.AdminPages;
import io.heliotrope.orchestrator.admin.AdminServer;
import io.heliotrope.orchestrator.admin.Check;
import io.heliotrope.orchestrator.admin.Health;
import io.heliotrope.orchestrator.clock.LiveClock;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.Engine;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.EngineHouse;
import io.heliotrope.orchestrator.roles.HomeRole;
import io.heliotrope.orchestrator.roles.NotaryRole;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.orchestrator.roles.WorkerRole;
import io.heliotrope.orchestrator.roles.WorkerTallies;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.UnfitCluster;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.seal.RegionKeys;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/// Starts a process of an installation, says on the console where it is, and runs until told to
/// end.
public final class Processes {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int ENGINE_SLOTS = 2;

    private final Console console;
    private final InstantSource realTime;
    private final Map<String, String> environment;
    private final Parts parts = new Parts();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final List<Check> checks = new ArrayList<>();
    private final List<Check> live = new ArrayList<>();
    private final Ticker ticker = new Ticker("heliotrope");

    public Processes(Console console, InstantSource realTime, Map<String, String> environment) {
        this.console = console;
        this.realTime = realTime;
        this.environment = Map.copyOf(environment);
    }

    /// The roles of the settings that the options name.
    public int up(UpOptions options) {
        return switch (options.share()) {
            case Share.All all -> run(() -> startAll(options));
            case Share.Control control -> run(() -> startControlOnly(options));
            case Share.Home(ClusterId home) -> run(() -> startHomeOnly(home, options));
        };
    }

    private void startAll(UpOptions options) throws IOException, InterruptedException {
        EngineHouse engines = engines(options.config(), options.data());
        HeliotropeConfig config = Access.withBrokers(options.config(), options.data(), parts);
        config.clusters()
                .forEach((id, cluster) -> say("cluster " + id + " at " + Access.address(cluster)));
        Clusters clusters = Access.clusters(config);
        ProcessSettings process = settings(options.data());
        clusters.prepare(config.catalogue(), process.layout());
        ControlRole decider = startControl(config, clusters, process);
        observation().grams(decider.world(), clusters.homes(), parts);
        for (ClusterId home : clusters.homes().keySet()) {
            startHome(home, clusters, process);
        }
        parts.keep(notary(config, options.data(), clusters, process).all());
        for (Region region : config.regions()) {
            WorkerId worker = new WorkerId(region.id() + "-1");
            startWorker(post(config, region.id(), worker, 1), clusters, process, engines);
        }
        serve(config);
    }

    private void startControlOnly(UpOptions options) throws IOException, InterruptedException {
        Clusters clusters = Access.clusters(options.config());
        ProcessSettings process = settings(options.data());
        clusters.prepareControl(process.layout());
        startControl(options.config(), clusters, process);
        parts.keep(notary(options.config(), options.data(), clusters, process).control());
        serve(options.config());
    }

    private void startHomeOnly(ClusterId cluster, UpOptions options)
            throws IOException, InterruptedException {
        Clusters clusters = Access.clusters(options.config());
        ProcessSettings process = settings(options.data());
        clusters.prepareHome(cluster, options.config().catalogue(), process.layout());
        HomeRole home = startHome(cluster, clusters, process);
        observation().world(home.world(), "region");
        observation()
                .grams(home.world(), new TreeMap<>(Map.of(cluster, clusters.home(cluster))), parts);
        parts.keep(notary(options.config(), options.data(), clusters, process).of(cluster));
        serve(options.config());
    }

    private ControlRole startControl(
            HeliotropeConfig config, Clusters clusters, ProcessSettings process)
            throws InterruptedException {
        ControlPublisher control =
                parts.keep(new ControlPublisher(clusters.control(), "heliotrope-control"));
        say(new SignalSources(config, environment, realTime, meters).start(control, ticker));
        ticker.every("clock", TICK, new LiveClock(control, realTime));
        ControlRole decider = parts.keep(ControlRole.start(clusters, process, meters));
        observation().world(decider.world(), "control");
        observation().held(decider);
        checks.add(check("decider", decider::isRunning, "the batch decider is not running"));
        live.add(check("decider", decider::isAlive, "the batch decider has stopped for good"));
        return decider;
    }

    private NotaryRole notary(
            HeliotropeConfig config, Path data, Clusters clusters, ProcessSettings process)
            throws IOException {
        NotaryKey key = Sealing.key(config, data);
        say(Sealing.told(key, config));
        return new NotaryRole(
                clusters, config.catalogue(), process, config.notary(), key, realTime, meters);
    }

    private Observation observation() {
        return new Observation(meters, realTime, ticker);
    }

    private static ProcessSettings settings(Path data) {
        return ProcessSettings.in(data.resolve("state"), TopicLayout.standard());
    }

    /// One region's pool, and its home cluster's router and agent.
    public int region(RegionOptions options) {
        return run(() -> {
            EngineHouse engines = engines(options.config(), options.data());
            Clusters clusters = Access.clusters(options.config());
            ProcessSettings process = settings(options.data());
            HomeRole home = startHome(home(options.config(), options.region()), clusters, process);
            observation().world(home.world(), "region");
            for (int i = 1; i <= options.workers(); i++) {
                WorkerId worker = new WorkerId(options.region() + "-" + i);
                startWorker(
                        post(options.config(), options.region(), worker, options.workers()),
                        clusters,
                        process,
                        engines);
            }
            serve(options.config());
        });
    }

    private static ClusterId home(HeliotropeConfig config, RegionId region) {
        return config.regions().stream()
                .filter(r -> r.id().equals(region))
                .map(Region::home)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "region " + region + " is not in the settings"));
    }

    /// One worker of a region's pool.
    public int worker(WorkerOptions options) {
        return run(() -> {
            Path data = options.data();
            Clusters clusters = Access.clusters(options.config());
            ProcessSettings process = settings(data);
            EngineHouse engines = engines(options.config(), data);
            WorkerRole.Post post = post(options.config(), options.region(), options.worker(), 1);
            WorkerRole worker = startWorker(post, clusters, process, engines);
            observation().world(worker.world(), "worker");
            serve(options.config());
        });
    }

    private HomeRole startHome(ClusterId home, Clusters clusters, ProcessSettings process)
            throws InterruptedException {
        HomeRole role = parts.keep(HomeRole.start(home, clusters, process, meters));
        checks.add(
                check(
                        "home-" + home,
                        role::isRunning,
                        "router or agent of " + home + " is not running"));
        live.add(
                check(
                        "home-" + home,
                        role::isAlive,
                        "router or agent of " + home + " has stopped for good"));
        return role;
    }

    private static WorkerRole.Post post(
            HeliotropeConfig config, RegionId region, WorkerId worker, int ofPool) {
        RegionKeys keys = config.sealing().privateKeys().of(region);
        return new WorkerRole.Post(region, worker, ofPool, ENGINE_SLOTS, keys);
    }

    private WorkerRole startWorker(
            WorkerRole.Post post, Clusters clusters, ProcessSettings process, EngineHouse engines)
            throws InterruptedException {
        WorkerId worker = post.worker();
        WorkerRole role =
                parts.keep(
                        WorkerRole.start(
                                post,
                                clusters,
                                process,
                                engines.engines(),
                                realTime,
                                new WorkerTallies(meters)));
        checks.add(
                check("worker-" + worker, role::isRunning, "worker " + worker + " sees no world"));
        return role;
    }

    /// Called before any role starts: llama.cpp's library ends the process when it is loaded after
    /// RocksDB's.
    private EngineHouse engines(HeliotropeConfig config, Path data) throws InterruptedException {
        return parts.keep(
                new EngineHouse(
                        data.resolve("models"),
                        models(config, Engine.LLAMA),
                        models(config, Engine.ONNX),
                        ENGINE_SLOTS));
    }

    private static List<String> models(HeliotropeConfig config, Engine engine) {
        return config.models().stream()
                .filter(model -> model.engine() == engine)
                .map(model -> model.spec().name())
                .toList();
    }

    private static Check check(String name, BooleanSupplier isUp, String otherwise) {
        return new Check(
                name, () -> isUp.getAsBoolean() ? new Health.Up() : new Health.Down(otherwise));
    }

    private void serve(HeliotropeConfig config) throws IOException {
        AdminServer server =
                parts.keep(
                        AdminServer.start(config.admin(), new AdminPages(registry, live, checks)));
        say("metrics and health at http://" + server.address());
        say("up; end it with Ctrl-C");
    }

    private void say(String line) {
        console.err().println(line);
        console.err().flush();
    }

    /// Something to start that may fail.
    @FunctionalInterface
    private interface Start {
        void run() throws IOException, InterruptedException;
    }

    private int run(Start start) {
        try (parts;
                ticker) {
            CrashPoint.problem()
                    .ifPresent(problem -> {
                        throw new CannotRun(CannotRun.Why.USAGE, problem);
                    });
            start.run();
            parts.awaitEnd();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (UnfitCluster e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, "Kafka: " + e.getMessage(), e);
        } catch (IllegalStateException | IOException e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
