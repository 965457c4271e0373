package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.GridZone;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.signals.archive.ArchiveReader;
import io.heliotrope.signals.doctor.CloudFinding;
import io.heliotrope.signals.doctor.Configured;
import io.heliotrope.signals.doctor.Doctor;
import io.heliotrope.signals.doctor.DoctorJson;
import io.heliotrope.signals.doctor.DoctorText;
import io.heliotrope.signals.doctor.ZoneFindings;
import io.heliotrope.signals.doctor.ZonePlan;
import io.heliotrope.signals.http.Pause;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalStore;
import io.heliotrope.signals.trust.Rejections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/// What each feed and key of the settings can and cannot do, what came, and what a scheduler that
/// starts now would use of it: by the same turn that the control process takes, published nowhere.
public final class Examination {
    private static final int AT_ONCE = 8;
    private static final Duration HORIZON = Duration.ofDays(3);

    private final String asked;
    private final List<ZoneFindings> findings;
    private final List<CloudFinding> clouds;
    private final Map<GridZone, List<String>> uses;
    private final Instant now;

    private Examination(
            String asked,
            List<ZoneFindings> findings,
            List<CloudFinding> clouds,
            Map<GridZone, List<String>> uses,
            Instant now) {
        this.asked = asked;
        this.findings = findings;
        this.clouds = clouds;
        this.uses = uses;
        this.now = now;
    }

    /// Asks all feeds of `config` about its zones. `data` is the process's data folder: what its
    /// store knows of the past counts, nothing is written there.
    ///
    /// @throws IOException when there is a store that cannot be read
    public static Examination of(
            HeliotropeConfig config, FeedKeys keys, Path data, InstantSource clock)
            throws IOException, InterruptedException {
        RandomGenerator random = RandomGenerator.getDefault();
        FeedHouse feeds =
                new FeedHouse(
                        config,
                        keys,
                        new Transport(new OkHttpClient(), clock, random, Pause.real()));
        Path scratch = Files.createTempFile("heliotrope-rejected", ".jsonl");
        try (Past past = Past.in(data.resolve("signals"))) {
            Rejections rejections = Rejections.open(scratch, Rejections.Limits.DEFAULTS);
            WatchHouse house =
                    new WatchHouse(config, feeds, past, rejections, random, clock.instant());
            List<ZoneFindings> findings = findings(feeds, house.zones(), clock);
            List<CloudFinding> clouds = clouds(feeds);
            Map<GridZone, List<String>> uses = uses(house, clock);
            return new Examination(feeds.told(), findings, clouds, uses, clock.instant());
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static List<ZoneFindings> findings(
            FeedHouse feeds, SortedSet<GridZone> zones, InstantSource clock)
            throws InterruptedException {
        Map<String, Configured> all = new TreeMap<>();
        List<ZonePlan> plans = new ArrayList<>();
        for (GridZone zone : zones) {
            List<Configured> ranked = feeds.configured(zone);
            ranked.forEach(feed -> all.putIfAbsent(feed.name(), feed));
            plans.add(new ZonePlan(zone, ranked.stream().map(Configured::name).toList()));
        }
        return new Doctor(List.copyOf(all.values()), clock, AT_ONCE, HORIZON).examine(plans);
    }

    /// What the start of `up` finds of the clouds' regions, feed by feed.
    private static List<CloudFinding> clouds(FeedHouse feeds) throws InterruptedException {
        return atOnce(
                        feeds.rollCalls().stream()
                                .<Callable<Optional<CloudFinding>>>map(call -> call::ofClouds)
                                .toList())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<GridZone, List<String>> uses(WatchHouse house, InstantSource clock)
            throws InterruptedException {
        Map<GridZone, List<String>> uses = new TreeMap<>();
        List<ZoneWatch<?>> watches = house.watches();
        List<List<String>> lines =
                atOnce(
                        watches.stream()
                                .<Callable<List<String>>>map(watch -> () -> used(watch, clock))
                                .toList());
        for (int i = 0; i < lines.size(); i++) {
            uses.put(watches.get(i).zone(), lines.get(i));
        }
        return uses;
    }

    /// The answers, in the order of the questions; one thread for each.
    private static <T> List<T> atOnce(List<Callable<T>> questions) throws InterruptedException {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a turn failed: " + defect.getCause(), defect);
        }
        return answers;
    }

    private static List<String> used(ZoneWatch<?> watch, InstantSource clock) {
        watch.turn(clock.instant(), _ -> {});
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<String> lines = new ArrayList<>(UsedLines.of(watch.ladder(now), now));
        lines.addAll(watch.notes());
        return lines;
    }

    /// For people.
    public String text() {
        return DoctorText.render(asked, findings, clouds, uses, now);
    }

    /// For programs.
    public String json() {
        return DoctorJson.render(findings, clouds, uses, now);
    }

    /// What a store on disk knows; nothing is added to it.
    private static final class Past implements SignalStore, AutoCloseable {
        private final KnownSignals disk;
        private final AutoCloseable opened;

        private Past(KnownSignals disk, AutoCloseable opened) {
            this.disk = disk;
            this.opened = opened;
        }

        static Past in(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return new Past(new InMemorySignals(), () -> {});
            }
            ArchiveReader reader = ArchiveReader.open(folder);
            return new Past(reader, reader);
        }

        @Override
        public Appended append(List<SignalRow> rows) {
            return new Appended(0, rows.size());
        }

        @Override
        public Answered read(SignalQuery query, RowSink sink) throws IOException {
            return disk.read(query, sink);
        }

        @Override
        public SortedSet<GridZone> zones() throws IOException {
            return disk.zones();
        }

        @Override
        public void close() throws IOException {
            try {
                opened.close();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException("the store was not closed: " + e.getMessage(), e);
            }
        }
    }
}
