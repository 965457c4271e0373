package io.heliotrope.state;

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
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Slots;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.PowerPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Builds worlds for tests, by folding the records that a real one would be folded from.
///
/// Each region has its own zone of the same name, PUE 1, one worker that is up with two slots per
/// lane and serves every model of the catalogue, 80 GiB and 100 to 500 W, three minutes to start.
/// Round trips default to 50 ms.
public final class TestWorld {
    public static final Instant NOW = Instant.parse("2022-03-01T00:00:00Z");
    public static final Instant REAL_NOW = Instant.parse("2026-01-01T00:00:00Z");
    public static final ModelSpec SMALL = new ModelSpec("small", 16, 3.16, 0.0665, 2);
    public static final ModelSpec LARGE = new ModelSpec("large", 60, 27.76, 0.381, 10);

    private static final Duration STARTUP = Duration.ofMinutes(3);

    private final List<Region> regions = new ArrayList<>();
    private final Map<Route, Double> rtt = new TreeMap<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Heartbeat> hearts = new TreeMap<>();
    private List<ModelSpec> models = List.of(SMALL, LARGE);
    private Instant now = NOW;
    private @Nullable PowerPlan power;
    private Sealing sealing = Sealing.NONE;
    private PolicySettings settings =
            new PolicySettings(
                    PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, 200, 3, Duration.ofMinutes(15));

    public TestWorld now(Instant newNow) {
        now = newNow;
        return this;
    }

    public TestWorld power(PowerPlan plan) {
        power = plan;
        return this;
    }

    public TestWorld sealing(Sealing newSealing) {
        sealing = newSealing;
        return this;
    }

    public TestWorld models(ModelSpec... newModels) {
        models = List.of(newModels);
        return this;
    }

    public PolicySettings settings() {
        return settings;
    }

    public TestWorld policy(PolicySettings newSettings) {
        settings = newSettings;
        return this;
    }

    public TestWorld policy(PolicySettings.Rule rule, double greenThreshold) {
        return policy(new PolicySettings(rule, greenThreshold, 3, settings.reserve()));
    }

    public TestWorld reserve(Duration reserve) {
        return policy(
                new PolicySettings(
                        settings.interactive(),
                        settings.greenThresholdGramsPerKwh(),
                        settings.attempts(),
                        reserve));
    }

    public TestWorld region(String id, String jurisdiction) {
        return region(id, jurisdiction, 80, 2, 2);
    }

    public TestWorld region(
            String id, String jurisdiction, double memoryGib, int interactive, int batch) {
        regions.add(
                new Region(
                        new RegionId(id),
                        new GridZone(id),
                        new Jurisdiction(jurisdiction),
                        new ClusterId("home"),
                        new Location(0, 0),
                        new Accelerator("gpu", memoryGib, 100, 500, STARTUP),
                        interactive,
                        batch,
                        1.0));
        return worker(id, id + "-1", new LaneLoad(interactive, 0, 0, Double.NaN), batch);
    }

    /// The region runs on an accelerator of another name, otherwise alike.
    public TestWorld runsOn(String region, String accelerator) {
        regions.replaceAll(r ->
                r.id().value().equals(region)
                        ? new Region(
                                r.id(),
                                r.zone(),
                                r.jurisdiction(),
                                r.home(),
                                r.location(),
                                new Accelerator(
                                        accelerator,
                                        r.accelerator().memoryGib(),
                                        r.accelerator().idleWatts(),
                                        r.accelerator().busyWatts()),
                                r.interactiveSlots(),
                                r.batchSlots(),
                                r.defaultPue())
                        : r);
        return this;
    }

    public TestWorld rtt(String from, String to, double millis) {
        rtt.put(new Route(new RegionId(from), new RegionId(to)), millis);
        rtt.put(new Route(new RegionId(to), new RegionId(from)), millis);
        return this;
    }

    public TestWorld worker(String region, String worker, LaneLoad interactive, int batchSlots) {
        return worker(region, worker, interactive, new LaneLoad(batchSlots, 0, 0, Double.NaN));
    }

    public TestWorld worker(String region, String worker, LaneLoad interactive, LaneLoad batch) {
        hearts.put(
                worker,
                new Heartbeat(
                        new WorkerId(worker),
                        new RegionId(region),
                        "boot",
                        1,
                        Health.READY,
                        interactive,
                        batch,
                        Collections.emptySortedSet(),
                        List.of()));
        return this;
    }

    /// The region's only worker is `busy` of its two slots and queue, with a measured mean service.
    public TestWorld busy(String region, int busy, double meanServiceMillis) {
        return worker(region, region + "-1", new LaneLoad(2, busy, 0, meanServiceMillis), 2);
    }

    public TestWorld down(String region) {
        hearts.keySet().removeIf(worker -> worker.startsWith(region + "-"));
        return this;
    }

    public TestWorld signal(Signal signal) {
        signals.add(signal);
        return this;
    }

    /// A constant intensity over the whole horizon.
    public TestWorld grams(String zone, double gramsPerKwh) {
        double[] values = new double[(int) GreenCurve.HORIZON.dividedBy(Slots.LENGTH) + 4];
        Arrays.fill(values, gramsPerKwh);
        return forecast(zone, values);
    }

    /// Intensity per slot from the slot of [#NOW] on.
    public TestWorld forecast(String zone, double... gramsPerKwh) {
        return signal(
                new IntensityForecast(
                        new GridZone(zone),
                        Basis.AVERAGE_LIFECYCLE,
                        "recorded",
                        NOW,
                        Quality.FORECAST,
                        new Curve(Slots.start(Slots.of(NOW)), Slots.LENGTH, gramsPerKwh)));
    }

    public static Reading reading(String zone, double gramsPerKwh, Quality quality) {
        return new Reading(
                new GridZone(zone),
                new GramsPerKwh(gramsPerKwh),
                Basis.AVERAGE_LIFECYCLE,
                "recorded",
                NOW,
                quality);
    }

    public static Jurisdictions law() {
        Map<Jurisdiction, Jurisdiction> parents = new TreeMap<>();
        String[][] pairs = {
            {"SE", "EU"},
            {"DE", "EU"},
            {"FR", "EU"},
            {"EU", "EEA"},
            {"NO", "EEA"},
            {"US", "NAM"},
            {"CA", "NAM"},
            {"SG", "ASIA"},
            {"JP", "ASIA"}
        };
        for (String[] pair : pairs) {
            parents.put(new Jurisdiction(pair[0]), new Jurisdiction(pair[1]));
        }
        return new Jurisdictions(parents);
    }

    public Catalogue catalogue() {
        Map<Route, Double> all = new TreeMap<>();
        for (Region from : regions) {
            for (Region to : regions) {
                Route route = new Route(from.id(), to.id());
                all.put(route, rtt.getOrDefault(route, from.equals(to) ? 1.0 : 50.0));
            }
        }
        return new Catalogue(regions, law(), models, all, sealing);
    }

    /// The records by topic, in order.
    public List<List<ControlRecord>> topics() {
        TreeSet<String> names = new TreeSet<>();
        models.forEach(m -> names.add(m.name()));
        List<ControlRecord> beats = new ArrayList<>();
        for (Heartbeat h : hearts.values()) {
            beats.add(
                    new Heartbeat(
                            h.worker(),
                            h.region(),
                            h.boot(),
                            h.sequence(),
                            h.health(),
                            h.interactive(),
                            h.batch(),
                            names,
                            h.tokens()));
        }
        if (power != null) {
            beats.add(power);
        }
        return List.of(
                List.of(new CatalogueSet(catalogue())),
                List.of(new PolicySet(settings)),
                List.copyOf(signals),
                List.copyOf(beats),
                List.of(new Tick(1, now)));
    }

    public World build() {
        WorldFold fold = new WorldFold();
        for (List<ControlRecord> topic : topics()) {
            for (int i = 0; i < topic.size(); i++) {
                fold.apply(topic.get(i), i, REAL_NOW);
            }
        }
        return fold.world().orElseThrow();
    }
}
