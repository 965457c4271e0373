package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.SignalMetricNames;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.signals.carbon.YearlyAverages;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the control process says first (catalogue, policy, yearly averages), and the live feed
/// after that.
///
/// Without a key there is no live feed: decisions then rest on yearly averages and say so.
final class SignalSources {
    /// The variable that holds the Electricity Maps key, and the one that moves its address.
    static final String KEY = "ELECTRICITYMAPS_API_KEY";

    static final String ADDRESS = "ELECTRICITYMAPS_URL";

    private static final Logger LOG = LoggerFactory.getLogger(SignalSources.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration HORIZON = Duration.ofDays(3);
    private static final String SOURCE = "electricitymaps";

    private final HeliotropeConfig config;
    private final Map<String, String> environment;
    private final InstantSource realTime;
    private final Meters meters;

    SignalSources(
            HeliotropeConfig config,
            Map<String, String> environment,
            InstantSource realTime,
            Meters meters) {
        this.config = config;
        this.environment = environment;
        this.realTime = realTime;
        this.meters = meters;
    }

    /// Publishes what stands and starts the feed, if there is a key. Returns what it does, for
    /// people.
    String start(ControlPublisher control, Ticker ticker) {
        List<ControlRecord> first = new ArrayList<>();
        first.add(new CatalogueSet(config.catalogue()));
        first.add(new PolicySet(config.policy()));
        YearlyAverages averages = YearlyAverages.shipped();
        List<GridZone> without = new ArrayList<>();
        for (GridZone zone : zones()) {
            averages.of(zone).ifPresentOrElse(first::add, () -> without.add(zone));
        }
        control.publish(first);
        String rest = without.isEmpty() ? "" : "; no yearly average for " + without;
        String key = environment.getOrDefault(KEY, "").strip();
        if (key.isEmpty()) {
            return "signals: yearly averages only; set " + KEY + " for live intensity" + rest;
        }
        ElectricityMapsFeed feed =
                new ElectricityMapsFeed(
                        new OkHttpClient(),
                        fromVariable(KEY, () -> new ApiKey(key)),
                        settings(),
                        realTime,
                        RandomGenerator.getDefault(),
                        Pause.real());
        ticker.every(
                "electricity maps",
                EVERY,
                () -> zones().forEach(zone -> fetch(feed, zone, control)));
        return "signals: Electricity Maps each "
                + EVERY.toMinutes()
                + " min, then yearly averages"
                + rest;
    }

    private ElectricityMapsSettings settings() {
        String address = environment.getOrDefault(ADDRESS, "").strip();
        return address.isEmpty()
                ? ElectricityMapsSettings.defaults()
                : fromVariable(ADDRESS, () -> ElectricityMapsSettings.at(address));
    }

    private static <T> T fromVariable(String name, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new CannotRun(
                    CannotRun.Why.USAGE, "the variable " + name + ": " + e.getMessage(), e);
        }
    }

    private SortedSet<GridZone> zones() {
        return new TreeSet<>(config.regions().stream().map(Region::zone).toList());
    }

    private void fetch(ElectricityMapsFeed feed, GridZone zone, ControlPublisher control) {
        publish(feed.latest(zone), zone, control);
        publish(feed.forecast(zone, HORIZON), zone, control);
    }

    private <T extends ControlRecord> void publish(
            FeedResult<T> result, GridZone zone, ControlPublisher control) {
        switch (result) {
            case FeedResult.Fresh<T>(T value) -> {
                meters.counter(SignalMetricNames.SIGNAL_FETCHES, SOURCE, "ok").increment();
                control.publish(value);
            }
            case FeedResult.Missing<T> missing -> {
                String outcome = missing.why().name().toLowerCase(Locale.ROOT);
                meters.counter(SignalMetricNames.SIGNAL_FETCHES, SOURCE, outcome).increment();
                LOG.atWarn()
                        .addKeyValue("zone", zone)
                        .addKeyValue("reason", missing.why())
                        .addKeyValue("detail", missing.detail())
                        .log("no signal");
            }
        }
    }
}
