package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicLayout;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Control, router and agent on one broker: a clean northern and a dirty eastern region of European law,
/// and a western one outside it. Workers are the test's business.
final class SmallFleet implements AutoCloseable {
    static final ClusterId HOME = new ClusterId("home");
    static final RegionId NORTH = new RegionId("north");
    static final RegionId EAST = new RegionId("east");
    static final RegionId WEST = new RegionId("west");
    static final String MODEL = "tiny";
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Clusters clusters;
    private final ProcessSettings process;
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final ControlPublisher control;
    private ControlRole decider;
    private HomeRole home;
    private long ticks;

    SmallFleet(String bootstrap, Path directory) throws InterruptedException {
        ClientSettings kafka = ClientSettings.plain(bootstrap);
        clusters = new Clusters(kafka, new TreeMap<>(Map.of(HOME, kafka)));
        process = ProcessSettings.in(directory, TopicLayout.standard());
        clusters.prepare(catalogue(), process.layout());
        control = new ControlPublisher(kafka, "test-control");
        List<ControlRecord> first = new ArrayList<>();
        first.add(new CatalogueSet(catalogue()));
        first.add(
                new PolicySet(
                        new PolicySettings(
                                Rule.LOWEST_GRAMS_WITHIN_SLO, 100, 3, Duration.ofMinutes(15))));
        first.add(average("N", 30));
        first.add(average("E", 700));
        first.add(average("W", 300));
        control.publish(first);
        tick(START);
        decider = ControlRole.start(clusters, process, meters);
        home = HomeRole.start(HOME, clusters, process, meters);
    }

    private static ControlRecord average(String zone, double grams) {
        return new YearlyAverage(
                new Reading(
                        new GridZone(zone),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "test",
                        Instant.EPOCH,
                        Quality.STATIC));
    }

    static Catalogue catalogue() {
        Map<Route, Double> rtt = new TreeMap<>();
        for (RegionId from : List.of(NORTH, EAST, WEST)) {
            for (RegionId to : List.of(NORTH, EAST, WEST)) {
                rtt.put(new Route(from, to), from.equals(to) ? 1.0 : 40.0);
            }
        }
        return new Catalogue(
                List.of(region(NORTH, "N", "SE"), region(EAST, "E", "PL"), region(WEST, "W", "US")),
                new Jurisdictions(
                        Map.of(
                                new Jurisdiction("SE"), new Jurisdiction("EEA"),
                                new Jurisdiction("PL"), new Jurisdiction("EEA"))),
                List.of(new ModelSpec(MODEL, 1, 3, 0.1, 0.5)),
                rtt);
    }

    private static Region region(RegionId id, String zone, String law) {
        return new Region(
                id,
                new GridZone(zone),
                new Jurisdiction(law),
                HOME,
                new Location(50, 10),
                new Accelerator("gpu", 24, 50, 300),
                4,
                2,
                1.2);
    }

    /// Job time is now `now`.
    void tick(Instant now) {
        control.publish(new Tick(ticks++, now));
    }

    ControlPublisher control() {
        return control;
    }

    Clusters clusters() {
        return clusters;
    }

    ClientSettings kafka() {
        return clusters.control();
    }

    HomeRole home() {
        return home;
    }

    ControlRole decider() {
        return decider;
    }

    /// Stops router and agent and starts them anew, as another process would.
    void restartHome() throws InterruptedException {
        home.close();
        home = HomeRole.start(HOME, clusters, process, meters);
    }

    /// Stops the decider and starts it anew, as another process would.
    void restartDecider() throws InterruptedException {
        decider.close();
        decider = ControlRole.start(clusters, process, meters);
    }

    @Override
    public void close() {
        home.close();
        decider.close();
        control.close();
    }
}
