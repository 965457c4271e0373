package io.heliotrope.orchestrator.metrics;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.Pool;
import io.heliotrope.state.Worker;
import io.heliotrope.state.World;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Exports what a process sees of the world: intensities and their age, pools, heartbeats, its own
/// age.
///
/// Run at intervals by one timer thread.
public final class WorldGauges implements Runnable {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Supplier<Optional<World>> worlds;
    private final InstantSource realTime;
    private final MultiGauge intensity;
    private final MultiGauge signalAge;
    private final MultiGauge pue;
    private final MultiGauge freeCooling;
    private final MultiGauge water;
    private final MultiGauge slots;
    private final MultiGauge heartbeatAge;
    private final MultiGauge worldAge;
    private final String role;

    public WorldGauges(
            Meters meters, Supplier<Optional<World>> worlds, InstantSource realTime, String role) {
        this.worlds = worlds;
        this.realTime = realTime;
        this.role = role;
        this.intensity = meters.rows(SignalMetricNames.CARBON_INTENSITY);
        this.signalAge = meters.rows(SignalMetricNames.SIGNAL_AGE);
        this.pue = meters.rows(SignalMetricNames.SITE_PUE);
        this.freeCooling = meters.rows(SignalMetricNames.SITE_FREE_COOLING);
        this.water = meters.rows(SignalMetricNames.SITE_WATER);
        this.slots = meters.rows(MetricNames.POOL_SLOTS);
        this.heartbeatAge = meters.rows(MetricNames.HEARTBEAT_AGE);
        this.worldAge = meters.rows(MetricNames.WORLD_AGE);
    }

    @Override
    public void run() {
        worlds.get().ifPresent(this::export);
    }

    private void export(World world) {
        signals(world);
        sites(world);
        pools(world);
        List<Row<?>> beats = new ArrayList<>();
        for (Worker worker : world.workers()) {
            beats.add(
                    Meters.row(
                            MetricNames.HEARTBEAT_AGE,
                            secondsSince(worker.heardAt()),
                            worker.heartbeat().region().value(),
                            worker.heartbeat().worker().value()));
        }
        heartbeatAge.register(beats, true);
        worldAge.register(
                List.of(Meters.row(MetricNames.WORLD_AGE, secondsSince(world.realNow()), role)),
                true);
    }

    private void signals(World world) {
        Map<String, Row<?>> values = new TreeMap<>();
        Map<String, Row<?>> ages = new TreeMap<>();
        for (int region = 0; region < world.catalogue().size(); region++) {
            Optional<Reading> reading = world.curve(region).readingAt(world.now());
            if (reading.isPresent()) {
                String zone = reading.get().zone().value();
                values.put(
                        zone,
                        Meters.row(
                                SignalMetricNames.CARBON_INTENSITY,
                                reading.get().intensity().value(),
                                zone,
                                reading.get().quality().word()));
                Duration age = Duration.between(reading.get().issuedAt(), world.now());
                ages.put(
                        zone,
                        Meters.row(
                                SignalMetricNames.SIGNAL_AGE,
                                age.toMillis() / MILLIS_PER_SECOND,
                                zone));
            }
        }
        intensity.register(new ArrayList<>(values.values()), true);
        signalAge.register(new ArrayList<>(ages.values()), true);
    }

    /// What nobody tells of a site is not exported.
    private void sites(World world) {
        List<Row<?>> pues = new ArrayList<>();
        List<Row<?>> shares = new ArrayList<>();
        List<Row<?>> litres = new ArrayList<>();
        for (int index = 0; index < world.catalogue().size(); index++) {
            GreenCurve curve = world.curve(index);
            String region = world.region(index).id().value();
            add(pues, SignalMetricNames.SITE_PUE, curve.pueAt(world.now()), region);
            add(
                    shares,
                    SignalMetricNames.SITE_FREE_COOLING,
                    curve.freeCoolingAt(world.now()),
                    region);
            add(litres, SignalMetricNames.SITE_WATER, curve.litresPerKwhAt(world.now()), region);
        }
        pue.register(pues, true);
        freeCooling.register(shares, true);
        water.register(litres, true);
    }

    private static void add(List<Row<?>> rows, Metric metric, double value, String region) {
        if (!Double.isNaN(value)) {
            rows.add(Meters.row(metric, value, region));
        }
    }

    private void pools(World world) {
        List<Row<?>> rows = new ArrayList<>();
        for (int index = 0; index < world.catalogue().size(); index++) {
            Region region = world.region(index);
            Pool pool = world.pool(index);
            for (Lane lane : Lane.values()) {
                int busy = Math.min(pool.busy(lane), pool.slots(lane));
                rows.add(slots(region, lane, "busy", busy));
                rows.add(slots(region, lane, "free", pool.slots(lane) - busy));
            }
        }
        slots.register(rows, true);
    }

    private static Row<?> slots(Region region, Lane lane, String state, int count) {
        return Meters.row(MetricNames.POOL_SLOTS, count, region.id().value(), lane.word(), state);
    }

    private double secondsSince(Instant moment) {
        return Duration.between(moment, realTime.instant()).toMillis() / MILLIS_PER_SECOND;
    }
}
