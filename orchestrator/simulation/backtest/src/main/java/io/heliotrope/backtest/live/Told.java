package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Loads;
import io.heliotrope.backtest.scenario.Place;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
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
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says on the control topics what was known at each moment, and folds it into the world that a
/// decision sees. One thread.
final class Told {
    static final String MODEL = "recorded";

    private static final Accelerator ACCELERATOR = new Accelerator("recorded", 80, 0, 1000);
    private static final Jurisdiction WORLD = new Jurisdiction("WORLD");
    private static final int PLENTY = 1_000_000;
    private static final double FAR_MILLIS = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Recorded recorded;
    private final Catalogue catalogue;
    private final WorldFold fold = new WorldFold();
    private long signals;
    private long hearts;
    private long ticks;

    Told(Recorded recorded, PolicySettings policy) {
        this.recorded = recorded;
        this.catalogue = catalogue();
        Instant begin = recorded.scenario().episodes().start();
        fold.apply(new ControlRecord.CatalogueSet(catalogue), 0, begin);
        fold.apply(new ControlRecord.PolicySet(policy), 0, begin);
    }

    /// All that is recorded: a token takes as long as its requests say, and draws the same
    /// everywhere, whatever else an accelerator does.
    private ModelSpec model() {
        double millis =
                recorded.loads()
                        .flatMap(Loads::requests)
                        .map(requests -> requests.perToken().toNanos() / NANOS_PER_MILLI)
                        .orElse(1.0);
        return new ModelSpec(MODEL, 1, 0, 1, millis);
    }

    Catalogue catalogue() {
        List<Region> regions = new ArrayList<>();
        Map<Jurisdiction, Jurisdiction> law = new TreeMap<>();
        int slots = room();
        List<Place> places = recorded.places();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Jurisdiction own = own(i);
            Jurisdiction area = area(place);
            law.put(own, area);
            law.put(area, WORLD);
            regions.add(
                    new Region(
                            place.id(),
                            new GridZone(place.column()),
                            own,
                            new ClusterId("home"),
                            new Location(0, 0),
                            ACCELERATOR,
                            slots,
                            slots,
                            1));
        }
        Map<Route, Double> far = new TreeMap<>();
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < places.size(); to++) {
                far.put(new Route(places.get(from).id(), places.get(to).id()), far(from, to));
            }
        }
        return new Catalogue(regions, new Jurisdictions(law), List.of(model()), far);
    }

    private double far(int from, int to) {
        return recorded.loads().isPresent()
                ? recorded.loads().get().rttMillis(from, to)
                : from == to ? 1 : FAR_MILLIS;
    }

    /// The law of one region alone.
    static Jurisdiction own(int region) {
        return new Jurisdiction("REGION-" + region);
    }

    /// The law of a region's area.
    static Jurisdiction area(Place place) {
        return place.area().isEmpty()
                ? new Jurisdiction("NO-AREA")
                : new Jurisdiction(place.area());
    }

    /// The world at a step of the sky's, as far as one could know it then.
    World at(int step, List<Foreseen> foreseen) {
        Scenario scenario = recorded.scenario();
        Basis basis = scenario.signals().basis();
        Instant now = recorded.sky().at(step);
        Instant next = recorded.sky().at(step + 1);
        List<Place> places = recorded.places();
        for (int i = 0; i < places.size(); i++) {
            GridZone zone = new GridZone(places.get(i).column());
            GramsPerKwh grams = new GramsPerKwh(recorded.grams().get(i).get(step));
            tell(
                    new ControlRecord.Intensity(
                            new io.heliotrope.model.Reading(
                                    zone, grams, basis, "recorded", now, Quality.MEASURED),
                            now,
                            next));
            tell(
                    new ControlRecord.IntensityForecast(
                            zone,
                            basis,
                            "backtest",
                            now,
                            Quality.FORECAST,
                            foreseen.get(i).gramsPerKwh()));
            tell(
                    new ControlRecord.SiteForecast(
                            places.get(i).id(), "backtest", now, foreseen.get(i).pue()));
            beat(places.get(i), now, room());
        }
        fold.apply(new ControlRecord.Tick(ticks + 1, now), ticks++, now);
        return world();
    }

    /// The same moment for requests, to which jobs leave so many accelerators of each region. One
    /// that has none is down for them.
    World leaving(long[] free) {
        Instant now = world().now();
        for (int i = 0; i < free.length; i++) {
            beat(recorded.places().get(i), now, Math.toIntExact(free[i]));
        }
        return world();
    }

    private World world() {
        return fold.world().orElseThrow();
    }

    private int room() {
        return recorded.scenario().room().orElse(PLENTY);
    }

    private void tell(ControlRecord record) {
        fold.apply(
                record,
                signals++,
                record instanceof ControlRecord.Intensity i
                        ? i.validFrom()
                        : recorded.scenario().episodes().start());
    }

    private void beat(Place place, Instant now, int forRequests) {
        Heartbeat heart =
                new Heartbeat(
                        new WorkerId(place.id().value() + "-1"),
                        place.id(),
                        "backtest",
                        hearts + 1,
                        forRequests > 0
                                ? ControlRecord.Health.READY
                                : ControlRecord.Health.DRAINING,
                        new LaneLoad(forRequests, 0, 0, Double.NaN),
                        new LaneLoad(room(), 0, 0, Double.NaN),
                        new TreeSet<>(List.of(MODEL)),
                        List.of());
        fold.apply(heart, hearts++, now);
    }
}
