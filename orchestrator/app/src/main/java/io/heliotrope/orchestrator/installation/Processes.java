package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.access.Refused;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.admin.AdminPages;
import io.heliotrope.orchestrator.admin.AdminServer;
import io.heliotrope.orchestrator.admin.QuotePages;
import io.heliotrope.orchestrator.admin.SignalPages;
import io.heliotrope.orchestrator.clock.LiveClock;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.energy.EnergyTurn;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.EngineHouse;
import io.heliotrope.orchestrator.roles.HomeRole;
import io.heliotrope.orchestrator.roles.MeterHouse;
import io.heliotrope.orchestrator.roles.NotaryRole;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.roles.WorkerRole;
import io.heliotrope.orchestrator.roles.WorkerTallies;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.RegionOptions;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import io.heliotrope.orchestrator.start.WorkerOptions;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.UnfitCluster;
import io.heliotrope.queues.crash.CrashPoint;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Starts a process of an installation, says on the console where it is, and runs until told to
/// end.
public final class Processes {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Console console;
    private final InstantSource realTime;
    private final Map<String, String> environment;
    private SignalPages signalPages = SignalPages.none();
    private @Nullable Supplier<Optional<PlanRecord>> plans;
    private QuotePages quotePages = QuotePages.none();
    private final Parts parts = new Parts();
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final RoleChecks checks = new RoleChecks();
    private final Ticker ticker = new Ticker("heliotrope");
    private final MeterHouse hardware = parts.keep(new MeterHouse(System::nanoTime));

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
        EngineHouse engines = parts.keep(Site.engines(options.config(), options.data()));
        Access access = Access.withBrokers(options.config(), options.data(), parts, this::say);
        Site site = Site.of(access, options.data());
        Clusters sealed = Preparation.apart(access);
        ControlRole decider = startControl(site);
        SortedMap<ClusterId, Clusters> homes = new TreeMap<>();
        SortedMap<ClusterId, ClientSettings> ledger = new TreeMap<>();
        for (ClusterId home : access.homes()) {
            Clusters clusters = Preparation.home(home, access, site.process().layout());
            homes.put(home, clusters);
            ledger.put(home, clusters.home(home));
        }
        Map<ClusterId, HomeRole> started = new ConcurrentHashMap<>();
        observation().grams(decider.world(), ledger, Observation.share(started), parts);
        for (Map.Entry<ClusterId, Clusters> home : homes.entrySet()) {
            started.put(home.getKey(), startHome(home.getKey(), home.getValue(), site));
        }
        parts.keep(notary(sealed, site).all());
        for (Region region : site.config().regions()) {
            WorkerId worker = new WorkerId(region.id() + "-1");
            Clusters served = access.of(new Role.Worker(region.id()));
            startWorker(site.post(region.id(), worker, 1), served, site, engines);
        }
        serve(site.config());
    }

    private void startControlOnly(UpOptions options) throws IOException, InterruptedException {
        Site site = Site.of(Access.to(options.config(), this::say), options.data());
        startControl(site);
        parts.keep(notary(site.access().controlOf(Role.notary()), site).control());
        serve(options.config());
    }

    private void startHomeOnly(ClusterId cluster, UpOptions options)
            throws IOException, InterruptedException {
        Access access = Access.to(options.config(), this::say);
        Site site = Site.of(access, options.data());
        Clusters clusters = Preparation.home(cluster, access, site.process().layout());
        HomeRole home = startHome(cluster, clusters, site);
        observation().world(home.world(), "region");
        grams(cluster, clusters, home);
        parts.keep(notary(access.notaryOf(cluster), site).of(cluster));
        serve(options.config());
    }

    private ControlRole startControl(Site site) throws IOException, InterruptedException {
        Clusters clusters = Preparation.control(site.access(), site.process().layout());
        ControlPublisher control =
                parts.keep(new ControlPublisher(clusters.control(), "heliotrope-control"));
        SignalSources.Started signals =
                new SignalSources(site.config(), environment, realTime, meters)
                        .start(clusters.control(), control, site.data(), ticker, parts);
        signalPages = signals.pages();
        say(signals.told());
        ticker.every("clock", TICK, new LiveClock(control, realTime));
        ControlRole decider =
                parts.keep(ControlRole.start(clusters, site.process(), site.tokenKeys(), meters));
        observation().world(decider.world(), "control");
        observation().held(decider);
        observation().planned(decider);
        plans = decider::plan;
        quotePages = QuotePages.of(decider.world(), decider::taken);
        ticker.every("energy", EnergyTurn.EVERY, new EnergyTurn(decider.world(), control::publish));
        checks.ready("decider", decider::isRunning, "the batch decider is not running");
        checks.live("decider", decider::isAlive, "the batch decider has stopped for good");
        return decider;
    }

    /// Every process with a part of the cluster counts what is its own.
    private void grams(ClusterId cluster, Clusters clusters, HomeRole home) {
        observation()
                .grams(
                        home.world(),
                        new TreeMap<>(Map.of(cluster, clusters.home(cluster))),
                        Observation.share(Map.of(cluster, home)),
                        parts);
    }

    private NotaryRole notary(Clusters sealed, Site site) throws IOException {
        NotaryKey key = site.notaryKey();
        say(site.told(key));
        return new NotaryRole(
                sealed,
                site.config().catalogue(),
                site.process(),
                site.config().notary(),
                key,
                realTime,
                meters);
    }

    private Observation observation() {
        return new Observation(meters, realTime, ticker);
    }

    /// One region's pool, and its home cluster's router and agent.
    public int region(RegionOptions options) {
        return run(() -> {
            Access access = Access.to(options.config(), this::say);
            ClusterId cluster = access.homeOf(options.region());
            Clusters clusters = access.of(new Role.Home(cluster));
            Clusters served = access.of(new Role.Worker(options.region()));
            EngineHouse engines = parts.keep(Site.engines(options.config(), options.data()));
            served.requireApart();
            Site site = Site.of(access, options.data());
            HomeRole home = startHome(cluster, clusters, site);
            observation().world(home.world(), "region");
            grams(cluster, clusters, home);
            for (int i = 1; i <= options.workers(); i++) {
                WorkerId worker = new WorkerId(options.region() + "-" + i);
                WorkerRole.Post post = site.post(options.region(), worker, options.workers());
                startWorker(post, served, site, engines);
            }
            serve(options.config());
        });
    }

    /// One worker of a region's pool.
    public int worker(WorkerOptions options) {
        return run(() -> {
            Access access = Access.to(options.config(), this::say);
            Clusters served = access.of(new Role.Worker(options.region()));
            EngineHouse engines = parts.keep(Site.engines(options.config(), options.data()));
            served.requireApart();
            Site site = Site.of(access, options.data());
            WorkerRole.Post post = site.post(options.region(), options.worker(), 1);
            WorkerRole worker = startWorker(post, served, site, engines);
            observation().world(worker.world(), "worker");
            serve(options.config());
        });
    }

    private HomeRole startHome(ClusterId home, Clusters clusters, Site site)
            throws IOException, InterruptedException {
        HomeRole role =
                parts.keep(
                        HomeRole.start(home, clusters, site.process(), site.tokenKeys(), meters));
        checks.ready(
                "home-" + home, role::isRunning, "router or agent of " + home + " is not running");
        checks.live(
                "home-" + home,
                role::isAlive,
                "router or agent of " + home + " has stopped for good");
        observation().restating(site.config(), home, role);
        return role;
    }

    private WorkerRole startWorker(
            WorkerRole.Post post, Clusters clusters, Site site, EngineHouse engines)
            throws InterruptedException {
        WorkerId worker = post.worker();
        WorkerRole role =
                parts.keep(
                        WorkerRole.start(
                                post.metered(hardware.of(site.config().meter(post.region()))),
                                clusters,
                                site.process(),
                                engines.engines(),
                                realTime,
                                new WorkerTallies(meters)));
        checks.ready("worker-" + worker, role::isRunning, "worker " + worker + " sees no world");
        checks.live("worker-" + worker, role::isAlive, "worker " + worker + " reads no new world");
        return role;
    }

    private void serve(HeliotropeConfig config) throws IOException {
        AdminServer server =
                parts.keep(
                        AdminServer.start(
                                config.admin(),
                                new AdminPages(registry, checks.ofLife(), checks.ofReadiness())
                                        .planning(plans),
                                signalPages,
                                quotePages));
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
        } catch (UnfitCluster | Refused e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw CannotRun.unavailable("Kafka", e);
        } catch (IllegalStateException | IOException e) {
            throw new CannotRun(CannotRun.Why.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }
}
