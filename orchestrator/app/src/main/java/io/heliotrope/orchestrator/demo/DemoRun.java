package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.admin.QuotePages;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.Engine;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.ledger.Audit;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.ledger.PoolPower;
import io.heliotrope.orchestrator.ledger.ReceiptReplay;
import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.ledger.ReportDraft;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.EngineHouse;
import io.heliotrope.orchestrator.roles.ProcessSettings;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.signals.accounting.Accounting;
import io.heliotrope.signals.recorded.RecordedTruth;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Runs a scenario on embedded brokers from its first arrival until its last job has ended, then
/// counts.
///
/// Everything on disk lies under one directory. One run an instance.
final class DemoRun {
    private static final int ENGINE_SLOTS = 2;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(1);

    private final PersonalJobs personal;
    private final Scenario scenario;
    private final HeliotropeConfig config;
    private final InstantSource realTime;
    private final MeterRegistry registry;
    private final ProgressLine progress;
    private final Accounts accounts;
    private final NotaryKey key = NotaryKey.generate();
    private Instant lastSeen = Instant.MIN;
    private long movedAt;

    DemoRun(
            PersonalJobs personal,
            HeliotropeConfig config,
            InstantSource realTime,
            MeterRegistry registry,
            ProgressLine progress) {
        this.personal = personal;
        this.scenario = personal.scenario();
        this.config = config;
        this.realTime = realTime;
        this.registry = registry;
        this.progress = progress;
        this.accounts =
                new Accounts(
                        scenario.catalogue(), new Accounting(new RecordedTruth(scenario.feed())));
    }

    /// What to do with the report while everything still runs.
    @FunctionalInterface
    interface Ending {
        void reported(Report report, Running running) throws Exception;
    }

    /// What still runs: its brokers, the key of its notary, its release plans and its quotes.
    record Running(
            Map<ClusterId, Bootstrap.Servers> brokers,
            TrustedKey notary,
            Supplier<Optional<PlanRecord>> plans,
            QuotePages quotes) {}

    /// Runs in `directory`; ends everything when `ending` returns.
    Report run(Path directory, Ending ending) throws Exception {
        long begun = System.nanoTime();
        progress.step("starting brokers and engines");
        try (Brokers brokers = new Brokers(directory, scenario.clusters());
                EngineHouse engines = engines(directory.resolve("models"))) {
            Clusters clusters = brokers.clusters(scenario.control());
            Stopwatch stopwatch = new Stopwatch(scenario.catalogue(), System::nanoTime);
            progress.step("starting routers, agents, the decider and a worker in each region");
            ProcessSettings process =
                    ProcessSettings.in(directory.resolve("state"), TopicLayout.standard());
            Meters meters = new Meters(registry);
            try (Day day =
                            new Day(
                                    personal, clusters, process, engines, meters, realTime, key,
                                    stopwatch);
                    Producers producers = new Producers(personal, clusters, stopwatch)) {
                day.awaitPools();
                day.begin();
                Schedule schedule =
                        new TickedSchedule(scenario.pace(), Day.STEP, day::now, System::nanoTime);
                Traffic traffic = new Traffic(scenario, schedule, producers::submit);
                try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
                    Future<Traffic.Tally> played = thread.submit(traffic::play);
                    try {
                        while (!played.isDone()) {
                            show(day, traffic.tally().submitted());
                        }
                    } finally {
                        traffic.stop();
                    }
                    Traffic.Tally _ = played.get();
                }
                producers.awaitAcknowledgements();
                Set<JobId> acknowledged = producers.acknowledged();
                Ledger ledger = awaitEnds(day, acknowledged);
                progress.leave();
                progress.step("counting: replaying receipts, searching disks");
                PoolPower power = accounts.power(day.decider().power().values(), ledger);
                Report report = report(brokers, ledger, acknowledged, stopwatch, power, begun);
                ending.reported(report, running(brokers, day.decider()));
                return report;
            }
        }
    }

    private Running running(Brokers brokers, ControlRole decider) {
        return new Running(
                addresses(brokers),
                key.open(),
                decider::plan,
                QuotePages.of(decider.world(), decider::taken));
    }

    private EngineHouse engines(Path folder) throws InterruptedException {
        return new EngineHouse(folder, models(Engine.LLAMA), models(Engine.ONNX), ENGINE_SLOTS);
    }

    private List<String> models(Engine engine) {
        return config.models().stream()
                .filter(model -> model.engine() == engine)
                .map(model -> model.spec().name())
                .toList();
    }

    private void show(Day day, int submitted) {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
        Ledger ledger = day.ledger();
        int answered = 0;
        int ended = 0;
        double grams = 0;
        for (Ledger.Entry entry : ledger.jobs()) {
            if (entry.end().isPresent()) {
                answered += entry.lane() == Lane.INTERACTIVE ? 1 : 0;
                ended += entry.lane() == Lane.BATCH ? 1 : 0;
                grams += accounts.footprint(entry).map(f -> f.emitted().value()).orElse(0.0);
            }
        }
        int held = day.decider().held().values().stream().mapToInt(Long::intValue).sum();
        Instant now = day.now();
        requireProgress(now);
        progress.show(new ProgressLine.Standing(now, submitted, answered, ended, held, grams));
    }

    /// A clock that nothing moves any more would be waited for for ever.
    private void requireProgress(Instant now) {
        long realNow = System.nanoTime();
        if (!now.equals(lastSeen)) {
            lastSeen = now;
            movedAt = realNow;
        } else if (realNow - movedAt > LONGEST_STANDSTILL.toNanos()) {
            throw new IllegalStateException(
                    "job time has stood still at " + now + " for " + LONGEST_STANDSTILL);
        }
    }

    /// Waits until all acknowledged jobs have ended, or until the last deadline has passed by far:
    /// in job time, since the clock waits for a machine that is slow.
    private Ledger awaitEnds(Day day, Set<JobId> acknowledged) {
        Instant limit = scenario.lastEnd().plus(scenario.pace().job(GRACE));
        Ledger ledger = day.ledger();
        while (!haveEnded(ledger, acknowledged) && day.now().isBefore(limit)) {
            show(day, scenario.arrivals().size());
            ledger = day.ledger();
        }
        return ledger;
    }

    private static boolean haveEnded(Ledger ledger, Set<JobId> jobs) {
        return jobs.stream()
                .allMatch(job -> ledger.find(job).flatMap(Ledger.Entry::end).isPresent());
    }

    private Report report(
            Brokers brokers,
            Ledger ledger,
            Set<JobId> acknowledged,
            Stopwatch stopwatch,
            PoolPower power,
            long begun) {
        Installation installation =
                new Installation(
                        config.at(new TreeMap<>(addresses(brokers))).trusting(List.of(key.open())),
                        scenario.catalogue(),
                        Duration.ofSeconds(30));
        progress.step(
                "personal data: %d jobs of %s were sealed, %d outputs open with their producer's key"
                        .formatted(
                                personal.count(),
                                scenario.canary().cluster(),
                                personal.opened(installation).size()));
        LedgerScan.Found found = LedgerScan.read(installation);
        ReceiptReplay.Outcome replayed = ReceiptReplay.of(found.proofs(), found.history());
        Audit audit = Audit.of(ledger, acknowledged, scenario.catalogue());
        return new ReportDraft(scenario.name(), ledger, audit, accounts::footprint)
                .finish(
                        new ReportDraft.Measured(
                                stopwatch.scheduling(),
                                stopwatch.endToEnd(),
                                new Report.Receipts(
                                        replayed.count() + found.orphans(), replayed.identical()),
                                Report.Sealed.of(found.seals()),
                                leaked(brokers),
                                scenario.scaling(),
                                Duration.ofNanos(System.nanoTime() - begun),
                                Optional.of(power)));
    }

    private Map<ClusterId, Bootstrap.Servers> addresses(Brokers brokers) {
        Map<ClusterId, Bootstrap.Servers> addresses = new TreeMap<>();
        scenario.clusters()
                .forEach(id -> addresses.put(id, new Bootstrap.Servers(brokers.bootstrap(id))));
        return addresses;
    }

    /// How often the canary of one law's payloads stands on the disks of the other brokers, and the
    /// mark of sealed ones on any.
    ///
    /// @throws IllegalStateException when it is not on its own broker's disk either: such a search
    ///   would prove nothing
    private int leaked(Brokers brokers) {
        Canary canary = scenario.canary();
        DiskSearch search = new DiskSearch(canary.bytes());
        DiskSearch sealed = new DiskSearch(personal.mark().getBytes(StandardCharsets.UTF_8));
        long leaked = 0;
        for (Map.Entry<ClusterId, Path> disk : brokers.disks().entrySet()) {
            long found = search.count(disk.getValue());
            leaked += sealed.count(disk.getValue());
            if (!disk.getKey().equals(canary.cluster())) {
                leaked += found;
            } else if (found < personal.openCanaries()) {
                throw new IllegalStateException(
                        "of "
                                + personal.openCanaries()
                                + " marked payloads "
                                + found
                                + " can be found on the disk of their own broker "
                                + disk.getKey()
                                + ": the search for leaked ones would prove nothing");
            }
        }
        return Math.toIntExact(leaked);
    }
}
