package io.heliotrope.orchestrator.energy;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
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
import io.heliotrope.model.ServedModel;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.MeteredEnergy;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import io.heliotrope.state.WorldHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Control topics without Kafka: every record is written and read as on the wire, and folded.
///
/// North is cleaner (100 g/kWh) than east (150 g/kWh), and has another accelerator. The catalogue
/// states 4 / B + 0.1 J a token.
final class MeteredFleet {
    static final ModelSpec TINY = new ModelSpec("tiny", 2, 4, 0.1, 1);
    static final ServedModel NORTHERN = new ServedModel("tiny", "l4", 1);
    static final String METHOD = "meter:powercap";

    final WorldHistory history = new WorldHistory();
    private final WorldFold fold = new WorldFold();
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant now = Samples.NOW;
    private long sequence;

    MeteredFleet() {
        say(Topics.CATALOGUE, new CatalogueSet(catalogue()));
        PolicySettings.Rule rule = PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO;
        say(Topics.POLICY, new PolicySet(new PolicySettings(rule, 100, 3, Duration.ZERO)));
        say(Topics.SIGNALS, average("N", 100));
        say(Topics.SIGNALS, average("E", 150));
        advance(Duration.ZERO);
        heartbeat("north", List.of());
        heartbeat("east", List.of());
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                List.of(region(Samples.NORTH, "N", "l4"), region(Samples.EAST, "E", "h100")),
                new Jurisdictions(Map.of()),
                List.of(TINY),
                Map.of(
                        new Catalogue.Route(Samples.NORTH, Samples.EAST), 20.0,
                        new Catalogue.Route(Samples.EAST, Samples.NORTH), 20.0));
    }

    private static Region region(RegionId id, String zone, String accelerator) {
        return new Region(
                id,
                new GridZone(zone),
                new Jurisdiction(zone),
                Samples.HOME,
                new Location(60, 15),
                new Accelerator(accelerator, 24, 16, 72),
                2,
                2,
                1.2);
    }

    private static YearlyAverage average(String zone, double grams) {
        return new YearlyAverage(
                new Reading(
                        new GridZone(zone),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "static:test",
                        Samples.NOW,
                        Quality.STATIC));
    }

    /// Writes, reads and folds a record, as the next one of its topic.
    void say(String topic, ControlRecord one) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        Message message = Wire.control(one);
        ConsumerRecord<byte[], byte[]> received =
                new ConsumerRecord<>(topic, 0, offset, message.key(), message.value());
        switch (Wire.control(received)) {
            case Decoded.Value<ControlRecord>(ControlRecord read) -> {
                fold.apply(read, offset, now);
                history.apply(read, offset, now);
            }
            case Decoded.Malformed<ControlRecord>(String reason) ->
                    throw new AssertionError(reason);
        }
    }

    void publish(List<? extends ControlRecord> signals) {
        signals.forEach(signal -> say(Topics.SIGNALS, signal));
    }

    /// Both clocks go on.
    void advance(Duration step) {
        now = now.plus(step);
        say(Topics.CLOCK, new Tick(sequence++, now));
    }

    void heartbeat(String region, List<MeteredEnergy> energy) {
        heartbeat(region + "-1", region, "boot", energy);
    }

    void heartbeat(String worker, String region, String boot, List<MeteredEnergy> energy) {
        LaneLoad idle = new LaneLoad(2, 0, 0, Double.NaN);
        say(
                Topics.POOLS,
                new Heartbeat(
                        new WorkerId(worker),
                        new RegionId(region),
                        boot,
                        sequence++,
                        Health.READY,
                        idle,
                        idle,
                        new TreeSet<>(List.of("tiny")),
                        List.of(),
                        energy));
    }

    World world() {
        return fold.world().orElseThrow();
    }

    /// The only figure in the world.
    EnergyFigure figure() {
        return world().energyFigures().stream()
                .reduce((a, b) -> {
                    throw new AssertionError("two figures: " + a + " and " + b);
                })
                .orElseThrow();
    }
}
