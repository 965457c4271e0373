package io.heliotrope.orchestrator.bench;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicAdmin;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.TopicSpec;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/// Three ways over the same embedded broker, round by round in turn: one hop, a bare relay,
/// Heliotrope.
public final class DispatchBench {
    private static final int ROUNDS = 3;
    private static final int DRAINED = 40_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final Catalogue catalogue;
    private final PolicySettings policy;
    private final InstantSource realTime;
    private final Consumer<String> progress;

    public DispatchBench(
            Catalogue catalogue,
            PolicySettings policy,
            InstantSource realTime,
            Consumer<String> progress) {
        this.catalogue = catalogue;
        this.policy = policy;
        this.realTime = realTime;
        this.progress = progress;
    }

    /// The medians by way, in the order in which they are told. Every round has topics of its own.
    public Map<String, Measurement> run(Path directory, Duration length, int perSecond)
            throws InterruptedException {
        Map<String, List<Measurement>> rounds = new LinkedHashMap<>();
        try (EmbeddedKafka broker =
                EmbeddedKafka.start(EmbeddedKafkaConfig.in(directory.resolve("broker")))) {
            ClientSettings kafka = ClientSettings.plain(broker.bootstrap());
            for (int round = 0; round < ROUNDS; round++) {
                for (Way way : Way.values()) {
                    progress.accept("round " + (round + 1) + " of " + ROUNDS + ": " + way.label);
                    Measurement one = measure(way, round, kafka, directory, length, perSecond);
                    rounds.computeIfAbsent(way.label, w -> new ArrayList<>()).add(one);
                }
            }
        }
        Map<String, Measurement> medians = new LinkedHashMap<>();
        rounds.forEach((way, all) -> medians.put(way, Measurement.median(all)));
        return medians;
    }

    /// The ways compared.
    enum Way {
        STRAIGHT("produce and consume"),
        RELAY("bare relay"),
        HELIOTROPE("heliotrope");

        private final String label;

        Way(String label) {
            this.label = label;
        }
    }

    private Measurement measure(
            Way way,
            int number,
            ClientSettings kafka,
            Path directory,
            Duration length,
            int perSecond)
            throws InterruptedException {
        try (Course course = course(way, number, kafka, directory);
                Round round = new Round(course, kafka)) {
            double drained = round.drain(DRAINED);
            round.paced(WARM_UP, perSecond);
            Round.Paced paced = round.paced(length, perSecond);
            return new Measurement(
                    paced.micros().getValueAtPercentile(50) / 1e3,
                    paced.micros().getValueAtPercentile(99) / 1e3,
                    paced.cpuMicrosPerJob(),
                    drained);
        }
    }

    private Course course(Way way, int number, ClientSettings kafka, Path directory)
            throws InterruptedException {
        ProcessSettings process =
                ProcessSettings.in(directory.resolve("state-" + number), TopicLayout.standard());
        String in = "bench.in." + way.label.replace(' ', '-') + "." + number;
        return switch (way) {
            case STRAIGHT -> {
                topics(kafka, process, in);
                yield new Straight(in);
            }
            case RELAY -> {
                String out = "bench.out." + number;
                topics(kafka, process, in, out);
                yield new BareRelay(kafka, in, out);
            }
            case HELIOTROPE ->
                    new InteractiveCourse(
                            renamed(number), policy, realTime.instant(), kafka, process);
        };
    }

    /// The same regions under names, and so with topics, of this round alone.
    private Catalogue renamed(int number) {
        String suffix = "-round" + number;
        List<Region> regions =
                catalogue.regions().stream()
                        .map(r ->
                                new Region(
                                        new RegionId(r.id() + suffix),
                                        r.zone(),
                                        r.jurisdiction(),
                                        new ClusterId("bench" + suffix),
                                        r.location(),
                                        r.accelerator(),
                                        r.interactiveSlots(),
                                        r.batchSlots(),
                                        r.defaultPue()))
                        .toList();
        Map<Catalogue.Route, Double> routes = new TreeMap<>();
        catalogue
                .routes()
                .forEach((route, millis) ->
                        routes.put(
                                new Catalogue.Route(
                                        new RegionId(route.from() + suffix),
                                        new RegionId(route.to() + suffix)),
                                millis));
        return new Catalogue(regions, catalogue.law(), catalogue.models(), routes);
    }

    private static void topics(ClientSettings kafka, ProcessSettings process, String... names) {
        try (Admin admin = Admin.create(kafka.admin("bench-admin"))) {
            List<TopicSpec> specs = new ArrayList<>();
            for (String name : names) {
                specs.add(
                        new TopicSpec(
                                name,
                                process.layout().lanePartitions(),
                                Duration.ofDays(1),
                                TopicLayout.LARGEST_RECORD));
            }
            new TopicAdmin(admin).ensure(specs);
        }
    }
}
