package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.config.SignalSettings;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.signals.archive.ArchiveSettings;
import io.heliotrope.signals.archive.ArrowArchive;
import io.heliotrope.signals.http.Breakers;
import io.heliotrope.signals.http.Pause;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.trust.Rejections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The control process's feeds: asks, judges, stores and publishes, each zone on its own.
///
/// The store lies in `signals` under the process's data, what was not believed beside it in
/// `rejected`.
public final class SignalRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalRole.class);
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final Duration GAUGES = Duration.ofSeconds(5);
    private static final Duration FIT = Duration.ofMinutes(5);
    private static final Duration TIDY = Duration.ofHours(1);

    private final ArrowArchive store;
    private final InstantSource clock;
    private final Publication publication;
    private final List<ZoneWatch<?>> watches;
    private final List<BesideWatch> besides;
    private final List<ShareWatch> shares;
    private final List<RollCall> rollCalls;
    private final SiteWatch sites;
    private final List<Fits> fits;
    private final WatchGauges gauges;
    private final OkHttpClient http;
    private final String whom;
    private final Map<GridZone, WatchGauges.Told> told = new ConcurrentHashMap<>();
    private final Map<String, AtomicBoolean> busy = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SignalRole(
            ArrowArchive store,
            InstantSource clock,
            Publication publication,
            WatchHouse house,
            List<RollCall> rollCalls,
            WatchGauges gauges,
            OkHttpClient http,
            String whom) {
        this.store = store;
        this.clock = clock;
        this.publication = publication;
        this.watches = house.watches();
        this.besides = house.besides();
        this.shares = house.shares();
        this.rollCalls = rollCalls;
        this.sites = house.sites();
        this.fits = List.of(house.fits(), house.besideFits());
        this.gauges = gauges;
        this.http = http;
        this.whom = whom;
    }

    /// Whether the settings name anybody who can be asked with these keys.
    public static boolean isWanted(HeliotropeConfig config, FeedKeys keys) {
        SignalSettings signals = config.signals();
        return signals.isWeatherAsked()
                || (signals.isPastAsked() && keys.opens(Provider.EIA))
                || config.regions().stream()
                        .flatMap(region -> signals.ranked(region.zone()).stream())
                        .anyMatch(keys::opens);
    }

    /// Opens the store under `data` and has `ticker` begin the turns.
    ///
    /// @throws IOException when the store cannot be opened, saying where and what to do
    public static SignalRole start(
            HeliotropeConfig config,
            FeedKeys keys,
            Path data,
            InstantSource clock,
            Meters meters,
            Consumer<List<? extends ControlRecord>> publish,
            Ticker ticker)
            throws IOException {
        Path folder = data.resolve("signals");
        Files.createDirectories(folder);
        Rejections rejections =
                Rejections.open(data.resolve("signals-rejected.jsonl"), Rejections.Limits.DEFAULTS);
        ArrowArchive store = ArrowArchive.open(folder, ArchiveSettings.usual());
        RandomGenerator random = RandomGenerator.getDefault();
        OkHttpClient http = new OkHttpClient();
        Transport transport =
                new Transport(
                        http,
                        clock,
                        random,
                        Pause.real(),
                        new Breakers(Breakers.Settings.DEFAULTS, clock),
                        rejections.listener(clock, new FeedMeter(meters)));
        FeedHouse feeds = new FeedHouse(config, keys, transport);
        WatchHouse house =
                new WatchHouse(config, feeds, store, rejections, random, clock.instant());
        SignalRole role =
                new SignalRole(
                        store,
                        clock,
                        publish::accept,
                        house,
                        feeds.rollCalls(),
                        new WatchGauges(meters, rejections),
                        http,
                        feeds.told());
        role.run(ticker, config.signals().isWeatherAsked());
        return role;
    }

    /// What it keeps, for who reads it meanwhile.
    public KnownSignals signals() {
        return store;
    }

    /// Whom it asks, in one line for a person.
    public String told() {
        return whom;
    }

    private void run(Ticker ticker, boolean isWeatherAsked) {
        for (ZoneWatch<?> watch : watches) {
            String zone = watch.zone().value();
            ticker.every("signals of " + zone, TURN, () -> start(zone, () -> turn(watch)));
        }
        for (BesideWatch beside : besides) {
            String name = beside.basis().word() + " of " + beside.zone();
            ticker.every(name, TURN, () -> start(name, () -> turn(beside)));
        }
        for (ShareWatch share : shares) {
            String name = "shares of " + share.zone();
            ticker.every(
                    name, TURN, () -> start(name, () -> share.turn(clock.instant(), publication)));
        }
        for (RollCall call : rollCalls) {
            String name = "zones of " + call.name();
            ticker.every(name, TURN, () -> start(name, () -> call.turn(clock.instant())));
        }
        if (isWeatherAsked && sites.hasSites()) {
            ticker.every(
                    "weather",
                    TURN,
                    () -> start("weather", () -> sites.turn(clock.instant(), publication)));
        }
        ticker.every(
                "feed gauges",
                GAUGES,
                () -> gauges.export(told.values(), rollCalls, clock.instant()));
        ticker.every(
                "forecaster",
                FIT,
                () ->
                        start(
                                "forecaster",
                                () -> fits.forEach(one -> one.fitIfDue(clock.instant()))));
        ticker.every("store", TIDY, () -> start("store", this::tidy));
    }

    private void turn(ZoneWatch<?> watch) {
        Instant now = clock.instant();
        watch.turn(now, publication);
        told.put(
                watch.zone(),
                new WatchGauges.Told(watch.zone().value(), watch.told(), watch.skills()));
        logTroubles(watch);
    }

    private void turn(BesideWatch beside) {
        beside.turn(clock.instant(), publication);
        logTroubles(beside.watch());
    }

    private static void logTroubles(ZoneWatch<?> watch) {
        watch.troubles()
                .forEach((feed, trouble) ->
                        LOG.atDebug()
                                .addKeyValue("zone", watch.zone())
                                .addKeyValue("source", feed)
                                .addKeyValue("detail", trouble)
                                .log("no signal"));
    }

    private void tidy() {
        try {
            store.tidy(clock.instant());
        } catch (IOException untidy) {
            LOG.atWarn().addKeyValue("reason", untidy.getMessage()).log("store not tidied");
        }
    }

    /// The timer's thread goes on at once: who is still busy with the last turn has no new one.
    private void start(String name, Runnable work) {
        AtomicBoolean isBusy = busy.computeIfAbsent(name, _ -> new AtomicBoolean());
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.atError().addKeyValue("turn", name).setCause(e).log("turn failed");
                } finally {
                    isBusy.set(false);
                }
            });
        } catch (RejectedExecutionException closing) {
            isBusy.set(false);
        }
    }

    /// What is on its way is cut off.
    @Override
    public void close() {
        threads.shutdownNow();
        http.dispatcher().cancelAll();
        threads.close();
        http.connectionPool().evictAll();
        try {
            store.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("store not closed");
        }
    }
}
