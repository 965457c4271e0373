package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.Metric;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import io.heliotrope.token.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Control, router and agent: a clean northern and a dirty eastern region of European law, and a
/// western one outside it, all with one home cluster. Workers are the test's business.
final class SmallFleet implements AutoCloseable {
    static final ClusterId HOME = new ClusterId("home");
    static final RegionId NORTH = new RegionId("north");
    static final RegionId EAST = new RegionId("east");
    static final RegionId WEST = new RegionId("west");
    static final String MODEL = "tiny";
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int BATCH_SLOTS = 2;

    private final Clusters clusters;
    private final ProcessSettings process;
    private final TokenKeys tokenKeys = TokenKeyFile.passing();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final ControlPublisher control;
    private @Nullable ControlRole decider;
    private @Nullable HomeRole home;
    private long ticks;
    private Instant now = START;

    /// Prepares topics and a first world; nothing runs yet.
    SmallFleet(Clusters clusters, Path directory, int batchSlots) {
        this.clusters = clusters;
        this.process = ProcessSettings.in(directory, TopicLayout.standard());
        Catalogue catalogue = catalogue(batchSlots);
        clusters.prepare(catalogue, process.layout());
        control = new ControlPublisher(clusters.control(), "test-control");
        List<ControlRecord> first = new ArrayList<>();
        first.add(new CatalogueSet(catalogue));
        first.add(
                new PolicySet(
                        new PolicySettings(
                                Rule.LOWEST_GRAMS_WITHIN_SLO, 100, 3, Duration.ofMinutes(15))));
        first.add(average("N", 30));
        first.add(average("E", 700));
        first.add(average("W", 300));
        control.publish(first);
        tick(START);
    }

    /// Everything on one broker, nothing running yet.
    static SmallFleet prepared(String bootstrap, Path directory) {
        return new SmallFleet(clusters(bootstrap, bootstrap), directory, BATCH_SLOTS);
    }

    /// Everything on one broker, and running.
    static SmallFleet running(String bootstrap, Path directory) throws InterruptedException {
        SmallFleet fleet = prepared(bootstrap, directory);
        fleet.start();
        return fleet;
    }

    static Clusters clusters(String home, String control) {
        return new Clusters(
                ClientSettings.plain(control),
                new TreeMap<>(Map.of(HOME, ClientSettings.plain(home))));
    }

    /// Starts decider, router and agent in this process.
    void start() throws InterruptedException {
        decider = ControlRole.start(clusters, process, () -> tokenKeys, meters);
        home = HomeRole.start(HOME, clusters, process, () -> tokenKeys, meters);
    }

    static ControlRecord average(String zone, double grams) {
        return new YearlyAverage(
                new Reading(
                        new GridZone(zone),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "test",
                        Instant.EPOCH,
                        Quality.STATIC));
    }

    static Catalogue catalogue(int batchSlots) {
        Map<Route, Double> rtt = new TreeMap<>();
        for (RegionId from : List.of(NORTH, EAST, WEST)) {
            for (RegionId to : List.of(NORTH, EAST, WEST)) {
                rtt.put(new Route(from, to), from.equals(to) ? 1.0 : 40.0);
            }
        }
        return new Catalogue(
                List.of(
                        region(NORTH, "N", "SE", batchSlots),
                        region(EAST, "E", "PL", batchSlots),
                        region(WEST, "W", "US", batchSlots)),
                new Jurisdictions(
                        Map.of(
                                new Jurisdiction("SE"), new Jurisdiction("EEA"),
                                new Jurisdiction("PL"), new Jurisdiction("EEA"),
                                new Jurisdiction("US"), new Jurisdiction("AMERICA"))),
                List.of(new ModelSpec(MODEL, 1, 3, 0.1, 0.5)),
                rtt);
    }

    private static Region region(RegionId id, String zone, String law, int batchSlots) {
        return new Region(
                id,
                new GridZone(zone),
                new Jurisdiction(law),
                HOME,
                new Location(50, 10),
                new Accelerator("gpu", 24, 50, 300),
                4,
                batchSlots,
                1.2);
    }

    /// Says what a zone will have from [#START] on, in g/kWh by the hour.
    void forecast(String zone, double... hourly) {
        control.publish(
                new IntensityForecast(
                        new GridZone(zone),
                        Basis.AVERAGE_LIFECYCLE,
                        "test",
                        START,
                        Quality.FORECAST,
                        new Curve(START, Duration.ofHours(1), hourly)));
    }

    /// Says that job time is `moment`.
    void tick(Instant moment) {
        control.publish(new Tick(ticks++, moment));
        now = moment.isAfter(now) ? moment : now;
    }

    /// The latest job time that was said.
    Instant now() {
        return now;
    }

    ControlPublisher control() {
        return control;
    }

    Clusters clusters() {
        return clusters;
    }

    ClientSettings homeKafka() {
        return clusters.home(HOME);
    }

    /// Tokens that the fleet's own roles take for theirs.
    Tokens tokens() {
        return new KeyedTokens(() -> tokenKeys, new Serials("test", "test"));
    }

    HomeRole home() {
        return Objects.requireNonNull(home, "the home roles were not started");
    }

    ControlRole decider() {
        return Objects.requireNonNull(decider, "the decider was not started");
    }

    /// How many records were dropped as `kind`, in both lanes.
    double dropped(String kind) {
        return meters.counter(MetricNames.REPEATS_DROPPED, kind).count();
    }

    /// How many results of a lane were rejected for `reason`.
    double rejected(Lane lane, String reason) {
        return meters.counter(MetricNames.REJECTED_RESULTS, lane.word(), reason).count();
    }

    /// The sum of a metric's counters over all label values.
    double sum(Metric metric) {
        return registry.find(metric.name()).counters().stream().mapToDouble(Counter::count).sum();
    }

    /// The counters of a metric by their label values.
    Map<String, Double> counts(Metric metric) {
        Map<String, Double> counts = new TreeMap<>();
        registry.find(metric.name())
                .counters()
                .forEach(counter ->
                        counts.put(counter.getId().getTags().toString(), counter.count()));
        return counts;
    }

    /// Stops router and agent and starts them anew, as another process would.
    void restartHome() throws InterruptedException {
        home().close();
        home = HomeRole.start(HOME, clusters, process, () -> tokenKeys, meters);
    }

    /// Stops the decider and starts it anew, as another process would.
    void restartDecider() throws InterruptedException {
        decider().close();
        decider = ControlRole.start(clusters, process, () -> tokenKeys, meters);
    }

    @Override
    public void close() {
        if (home != null) {
            home.close();
        }
        if (decider != null) {
            decider.close();
        }
        control.close();
    }
}
