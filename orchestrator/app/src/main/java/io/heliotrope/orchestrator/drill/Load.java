package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Two producers who do not give up: each puts jobs of both lanes on its origin's topics at an even
/// pace, and again under the same id what was not acknowledged.
///
/// Every second job must stay within its origin's law. A thread per producer; everything may be
/// asked from any thread.
public final class Load implements AutoCloseable {
    /// Stands in every payload that must not leave its region's cluster.
    static final String CANARY = "drill-canary-5e1f";

    /// How many origins jobs come from.
    static final int ORIGINS = 2;

    private static final int BATCH_EACH = 4;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Duration pause;
    private final List<Thread> threads;
    private final Set<JobId> acknowledged = new ConcurrentSkipListSet<>();
    private final Map<JobId, Sent> sent = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A job that was put on its way, and when that was first tried.
    record Sent(RegionId origin, Lane lane, long atNanos) {}

    /// One origin's submitter.
    private record Producer(
            RegionId origin, String law, JobProducer jobs, Queue<JobId> failed, String name) {}

    /// Begins at once; each of two producers submits a job every `pause`, one in four of them
    /// batch. `name` begins the jobs' ids.
    static Load on(ChildFleet fleet, String name, Duration pause) {
        return new Load(
                List.of(
                        producer(
                                fleet.client(FleetFile.NORTH_HOME),
                                FleetFile.NORTH,
                                FleetFile.NORTHERN_LAW,
                                name),
                        producer(
                                fleet.client(FleetFile.WEST_HOME),
                                FleetFile.WEST,
                                FleetFile.WESTERN_LAW,
                                name)),
                pause);
    }

    private static Producer producer(
            ClientSettings home, RegionId origin, String law, String name) {
        String own = name + "-" + origin;
        return new Producer(
                origin, law, new JobProducer(home, own), new ConcurrentLinkedQueue<>(), own);
    }

    private Load(List<Producer> producers, Duration pause) {
        this.pause = pause;
        this.threads =
                producers.stream()
                        .map(p -> Thread.ofPlatform().name(p.name()).daemon().start(() -> run(p)))
                        .toList();
    }

    private void run(Producer producer) {
        try (JobProducer jobs = producer.jobs()) {
            for (int count = 0; !isClosed(); count++) {
                Lane lane = count % BATCH_EACH == 0 ? Lane.BATCH : Lane.INTERACTIVE;
                JobId id = new JobId("%s-%05d".formatted(producer.name(), count));
                sent.put(id, new Sent(producer.origin(), lane, System.nanoTime()));
                submit(producer, jobs, id);
                again(producer, jobs);
            }
            boolean _ = Patience.holdsWithin(CLOSE_WITHIN, () -> isAnswered(producer, jobs));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void again(Producer producer, JobProducer jobs) {
        for (JobId id = producer.failed().poll(); id != null; id = producer.failed().poll()) {
            submit(producer, jobs, id);
        }
    }

    private boolean isAnswered(Producer producer, JobProducer jobs) {
        again(producer, jobs);
        return sent.entrySet().stream()
                .filter(e -> e.getValue().origin().equals(producer.origin()))
                .allMatch(e -> acknowledged.contains(e.getKey()));
    }

    private boolean isClosed() throws InterruptedException {
        return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void submit(Producer producer, JobProducer jobs, JobId id) {
        Sent job = sent(id);
        boolean isBound = id.value().hashCode() % 2 == 0;
        Map<String, String> headers = headers(job.lane());
        if (isBound) {
            headers.put(JobHeaders.RESIDENCY, producer.law());
        }
        String text = "what is the weather in " + id + " " + CANARY + "-" + producer.origin();
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        CompletableFuture<RecordMetadata> _ =
                jobs.submit(producer.origin(), job.lane(), id, headers, payload)
                        .whenComplete((where, failure) -> {
                            if (failure == null) {
                                acknowledged.add(id);
                            } else {
                                producer.failed().add(id);
                            }
                        });
    }

    private static Map<String, String> headers(Lane lane) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(JobHeaders.MODEL, FleetFile.MODEL);
        switch (lane) {
            case INTERACTIVE -> {
                headers.put(JobHeaders.SLO, "60s");
                headers.put(JobHeaders.DEADLINE, "10min");
            }
            case BATCH -> {
                headers.put(JobHeaders.DEADLINE, "6h");
                headers.put(JobHeaders.GPU_TIME, "1s");
            }
        }
        return headers;
    }

    /// The jobs that their cluster has acknowledged.
    Set<JobId> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /// @throws IllegalArgumentException when it is none of this load's jobs
    Sent sent(JobId id) {
        Sent job = sent.get(id);
        if (job == null) {
            throw new IllegalArgumentException("job " + id + " was not submitted here");
        }
        return job;
    }

    /// Everything that was put on its way.
    Map<JobId, Sent> all() {
        return Map.copyOf(sent);
    }

    /// Submits nothing new, and returns when what was submitted is acknowledged, or after 30 s.
    void stop() {
        closed.countDown();
        try {
            for (Thread thread : threads) {
                boolean _ = thread.join(CLOSE_WITHIN.multipliedBy(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
