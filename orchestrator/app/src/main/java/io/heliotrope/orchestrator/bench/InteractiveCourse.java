package io.heliotrope.orchestrator.bench;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.orchestrator.router.RouterRole;
import io.heliotrope.orchestrator.router.RouterSettings;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Topics;
import io.heliotrope.token.TokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Heliotrope's own way: from a jobs topic through the router, its decision, receipt and store, to
/// the dispatch topics that workers poll.
///
/// Every region has one worker that said once that it is idle; it never answers, so that only the
/// way to it is measured. Without later heartbeats or ticks no lease runs out.
final class InteractiveCourse implements Course {
    private final Catalogue catalogue;
    private final Region origin;
    private final String model;
    private final RouterRole router;
    private final WorldReader world;

    InteractiveCourse(
            Catalogue catalogue,
            PolicySettings policy,
            Instant now,
            ClientSettings kafka,
            ProcessSettings process)
            throws InterruptedException {
        this.catalogue = catalogue;
        this.origin = catalogue.regions().getFirst();
        this.model = catalogue.models().getFirst().name();
        ClusterId home = origin.home();
        new Clusters(kafka, homes(kafka)).prepare(catalogue, process.layout());
        try (ControlPublisher control = new ControlPublisher(kafka, "bench-control")) {
            control.publish(world(policy, now));
        }
        world = new WorldReader(new KafkaConsumer<>(kafka.logReader("bench-world")), "bench");
        world.start();
        world.await(process.patience());
        TokenKeys tokenKeys = TokenKeyFile.passing();
        router =
                new RouterRole(
                        new RouterSettings(
                                home,
                                Clusters.origins(catalogue, home),
                                process.layout().lanePartitions(),
                                process.boot(),
                                Duration.ofDays(1)),
                        kafka,
                        kafka,
                        () -> tokenKeys,
                        process.directory().resolve("router"),
                        world,
                        new LaneMetrics(new Meters(new SimpleMeterRegistry()), Lane.INTERACTIVE));
    }

    private SortedMap<ClusterId, ClientSettings> homes(ClientSettings kafka) {
        SortedMap<ClusterId, ClientSettings> homes = new TreeMap<>();
        catalogue.regions().forEach(region -> homes.put(region.home(), kafka));
        return homes;
    }

    private List<ControlRecord> world(PolicySettings policy, Instant now) {
        List<ControlRecord> records = new ArrayList<>();
        records.add(new CatalogueSet(catalogue));
        records.add(new PolicySet(policy));
        double grams = 50;
        for (Region region : catalogue.regions()) {
            grams += 100;
            records.add(
                    new YearlyAverage(
                            new Reading(
                                    region.zone(),
                                    new GramsPerKwh(grams),
                                    Basis.AVERAGE_LIFECYCLE,
                                    "bench",
                                    now,
                                    Quality.STATIC)));
            LaneLoad idle = new LaneLoad(1_000_000, 0, 0, 5);
            records.add(
                    new Heartbeat(
                            new WorkerId(region.id() + "-1"),
                            region.id(),
                            "bench",
                            0,
                            Health.READY,
                            idle,
                            idle,
                            new TreeSet<>(List.of(model)),
                            List.of()));
        }
        records.add(new Tick(0, now));
        return records;
    }

    @Override
    public String name() {
        return "heliotrope, interactive";
    }

    @Override
    public String in() {
        return Topics.jobs(origin.id(), Lane.INTERACTIVE);
    }

    @Override
    public List<String> out() {
        return catalogue.regions().stream()
                .map(region -> Topics.dispatch(region.id(), Lane.INTERACTIVE))
                .toList();
    }

    @Override
    public Map<String, String> headers() {
        return Map.of(JobHeaders.MODEL, model, JobHeaders.SLO, "2s", JobHeaders.DEADLINE, "1h");
    }

    @Override
    public void start() throws InterruptedException {
        router.start();
    }

    @Override
    public void close() {
        router.close();
        world.close();
    }
}
