package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.clock.FastClock;
import io.heliotrope.orchestrator.clock.Progress;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.LedgerBook;
import io.heliotrope.orchestrator.ledger.LedgerReader;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.EngineHouse;
import io.heliotrope.orchestrator.roles.HomeRole;
import io.heliotrope.orchestrator.roles.NotaryRole;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.orchestrator.roles.Together;
import io.heliotrope.orchestrator.roles.WorkerRole;
import io.heliotrope.orchestrator.roles.WorkerTallies;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.state.World;
import io.heliotrope.token.TokenKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Every role of a scenario, running: clock and signals, decider, and per home cluster router and
/// agent, per region a worker. They talk through Kafka alone.
///
/// Closed in the reverse order of their start.
final class Day implements AutoCloseable {
    /// Job time between two ticks.
    static final Duration STEP = Duration.ofMinutes(5);

    private static final int INFERENCES = 2;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Parts parts = new Parts();
    private final FastClock clock;
    private final Ticker ticker;
    private final Duration tickEvery;
    private final ControlRole decider;
    private final LedgerBook book;

    Day(
            PersonalJobs personal,
            Clusters clusters,
            ProcessSettings process,
            EngineHouse engines,
            Meters meters,
            InstantSource realTime,
            NotaryKey key,
            LedgerReader.Watcher watcher)
            throws InterruptedException {
        Scenario scenario = personal.scenario();
        clusters.prepare(scenario.catalogue(), process.layout());
        ControlPublisher control =
                parts.keep(new ControlPublisher(clusters.control(), "heliotrope-control"));
        control.publish(
                List.of(new CatalogueSet(scenario.catalogue()), new PolicySet(scenario.policy())));
        RecordedFeed.Replay replay = scenario.feed().replay();
        Progress progress =
                parts.keep(
                        new Progress(
                                new KafkaConsumer<>(
                                        clusters.control().logReader("heliotrope-progress"))));
        tickEvery = scenario.pace().real(STEP);
        clock =
                new FastClock(
                        scenario.from(), STEP, tickEvery, control, replay::at, progress, realTime);
        clock.set();
        TokenKeys tokenKeys = TokenKeyFile.passing();
        decider = parts.keep(ControlRole.start(clusters, process, () -> tokenKeys, meters));
        Together homes = parts.keep(new Together());
        for (ClusterId home : clusters.homes().keySet()) {
            if (!Clusters.origins(scenario.catalogue(), home).isEmpty()) {
                homes.keep(HomeRole.start(home, clusters, process, () -> tokenKeys, meters));
            }
        }
        Together workers = parts.keep(new Together());
        for (Region region : scenario.catalogue().regions()) {
            WorkerRole.Post post =
                    new WorkerRole.Post(
                            region.id(),
                            new WorkerId(region.id() + "-1"),
                            1,
                            INFERENCES,
                            personal.keys(region.id()));
            workers.keep(
                    WorkerRole.start(
                            post,
                            clusters,
                            process,
                            engines.engines(),
                            realTime,
                            new WorkerTallies(meters)));
        }
        parts.keep(
                new NotaryRole(
                                clusters,
                                scenario.catalogue(),
                                process,
                                NotarySettings.DEFAULT,
                                key,
                                realTime,
                                meters)
                        .all());
        book = new LedgerBook(watcher);
        parts.keep(
                        LedgerReader.fromBeginning(
                                List.copyOf(clusters.homes().values()),
                                home -> topics(scenario, clusters, home),
                                book))
                .start();
        ticker = parts.keep(new Ticker("heliotrope-demo"));
    }

    private static List<String> topics(
            Scenario scenario, Clusters clusters, ClientSettings settings) {
        List<String> topics = new ArrayList<>();
        for (Region region : scenario.catalogue().regions()) {
            for (Lane lane : Lane.values()) {
                topics.add(Topics.dispatch(region.id(), lane));
            }
            if (clusters.home(region.home()).equals(settings)) {
                topics.add(Topics.status(region.id()));
                topics.add(Topics.results(region.id(), Lane.INTERACTIVE));
            }
        }
        return topics;
    }

    /// Waits until every region has a ready worker.
    ///
    /// @throws IllegalStateException naming the regions that have none within a minute
    void awaitPools() throws InterruptedException {
        Duration patience = Duration.ofMinutes(1);
        long end = System.nanoTime() + patience.toNanos();
        while (!down().isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "no worker came up within " + patience + " in " + down());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private List<RegionId> down() {
        World world = decider.world().get();
        List<RegionId> down = new ArrayList<>();
        for (int region = 0; region < world.catalogue().size(); region++) {
            if (world.pool(region).isDown()) {
                down.add(world.region(region).id());
            }
        }
        return down;
    }

    /// Lets job time run.
    void begin() {
        ticker.every("clock", tickEvery.dividedBy(FastClock.CALLS_PER_TICK), clock);
    }

    /// Job time as the decider knows it: that of the last tick it has read.
    Instant now() {
        return decider.world().get().now();
    }

    ControlRole decider() {
        return decider;
    }

    /// What the ledger says so far.
    Ledger ledger() {
        return book.ledger();
    }

    @Override
    public void close() {
        parts.close();
    }
}
