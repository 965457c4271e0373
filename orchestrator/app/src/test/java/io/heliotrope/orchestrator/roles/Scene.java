package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A fleet, the producer of its eastern origin, what is said of that origin's jobs, and workers
/// moved by hand. Belongs to the test's thread.
final class Scene implements AutoCloseable {
    static final byte[] PAYLOAD = Canary.OPEN_PAYLOAD.bytes();

    /// Between heartbeats while something is waited for: with each, everybody's world moves.
    private static final Duration PULSE = Duration.ofMillis(20);

    private final SmallFleet fleet;
    private final JobProducer producer;
    private final StatusReader statuses;
    private final Map<RegionId, HandWorker> workers = new TreeMap<>();
    private final Map<JobId, Dispatch> newest = new HashMap<>();
    private long beatNanos = System.nanoTime();

    Scene(SmallFleet fleet, RegionId... regions) {
        this.fleet = fleet;
        this.producer = new JobProducer(fleet.homeKafka(), "test-producer");
        this.statuses = new StatusReader(fleet.homeKafka(), SmallFleet.EAST);
        for (RegionId region : regions) {
            workers.put(region, new HandWorker(fleet, region));
        }
    }

    SmallFleet fleet() {
        return fleet;
    }

    StatusReader statuses() {
        return statuses;
    }

    HandWorker worker(RegionId region) {
        HandWorker worker = workers.get(region);
        if (worker == null) {
            throw new IllegalArgumentException(
                    "no worker in " + region + ", only in " + workers.keySet());
        }
        return worker;
    }

    /// One heartbeat of every worker that is not silent.
    void beat() {
        beatNanos = System.nanoTime();
        workers.values().forEach(HandWorker::beat);
    }

    /// The same, unless there was one just now.
    private void pulse() {
        if (System.nanoTime() - beatNanos >= PULSE.toNanos()) {
            beat();
        }
    }

    /// Waits until router and decider know that the workers that speak are ready: a job submitted
    /// before that waits for a region, or goes to the one that was heard first.
    void ready() {
        workers.values().stream().filter(HandWorker::speaks).forEach(w -> awaitUp(w.region()));
    }

    void awaitUp(RegionId region) {
        await(region + " to be up", worlds -> !isDown(region, worlds));
    }

    void awaitDown(RegionId region) {
        await(region + " to be down", worlds -> isDown(region, worlds));
    }

    private void await(String what, Predicate<Supplier<World>> holds) {
        Eventually.holds(
                what,
                () -> {
                    pulse();
                    return holds.test(fleet.decider().world()) && holds.test(fleet.home().world());
                });
    }

    private static boolean isDown(RegionId region, Supplier<World> worlds) {
        World world = worlds.get();
        return world.pool(world.catalogue().indexOf(region)).isDown();
    }

    /// Submits a job with what every job of the lane needs, and `more` over it.
    void submit(Lane lane, JobId job, Map<String, String> more)
            throws ExecutionException, InterruptedException {
        submit(lane, job, more, PAYLOAD);
    }

    void submit(Lane lane, JobId job, Map<String, String> more, byte[] payload)
            throws ExecutionException, InterruptedException {
        Map<String, String> headers = headers(lane);
        headers.putAll(more);
        producer.submit(SmallFleet.EAST, lane, job, headers, payload).get();
    }

    static Map<String, String> headers(Lane lane) {
        return new TreeMap<>(
                switch (lane) {
                    case INTERACTIVE ->
                            Map.of(
                                    JobHeaders.MODEL, SmallFleet.MODEL,
                                    JobHeaders.SLO, "500ms",
                                    JobHeaders.DEADLINE, "2min");
                    case BATCH ->
                            Map.of(
                                    JobHeaders.MODEL, SmallFleet.MODEL,
                                    JobHeaders.DEADLINE, "6h",
                                    JobHeaders.GPU_TIME, "1h");
                });
    }

    void cancel(Lane lane, JobId job) throws ExecutionException, InterruptedException {
        producer.cancel(SmallFleet.EAST, lane, job).get();
    }

    /// Lets workers take what came, and tells the newest dispatch of `job` after `attempts`
    /// attempts.
    Dispatch dispatch(JobId job, int attempt) {
        Eventually.holds(
                () -> "attempt " + attempt + " of " + job + account(job),
                () -> {
                    takeAll();
                    Dispatch known = newest.get(job);
                    return known != null && known.attempt() >= attempt;
                });
        return Objects.requireNonNull(newest.get(job));
    }

    Dispatch dispatch(JobId job) {
        return dispatch(job, 1);
    }

    /// The newest attempt at `job` that a worker was sent, 0 when there is none.
    int newestAttempt(JobId job) {
        takeAll();
        Dispatch known = newest.get(job);
        return known == null ? 0 : known.attempt();
    }

    /// Whether no worker was ever sent `job`.
    boolean isUnsent(JobId job) {
        takeAll();
        return !newest.containsKey(job);
    }

    private void takeAll() {
        pulse();
        workers.values().forEach(worker -> worker.take().forEach(d -> newest.put(d.job().id(), d)));
    }

    /// Answers a dispatch as the worker that it names.
    void finish(Dispatch dispatch) throws ExecutionException, InterruptedException {
        worker(dispatch.target()).finish(dispatch, "answer to " + dispatch.job().id());
    }

    /// Waits for the end of `job` and checks that it is the only one so far.
    Status.Terminal end(JobId job) {
        Eventually.holds(
                () -> "an end of " + job + account(job),
                () -> {
                    pulse();
                    return !statuses.ends(job).isEmpty();
                });
        assertThat(statuses.ends(job)).as("ends of %s", job).hasSize(1);
        return statuses.ends(job).getFirst();
    }

    /// Answers every dispatch of `job` as it comes until the job has its end, and checks that it is
    /// one.
    Status.Terminal finishUntilEnd(JobId job) {
        Set<Token> answered = new HashSet<>();
        Eventually.holds(
                () -> "an end of " + job + account(job),
                () -> {
                    takeAll();
                    Dispatch known = newest.get(job);
                    if (known != null && answered.add(known.token())) {
                        answer(known);
                    }
                    return !statuses.ends(job).isEmpty();
                });
        return end(job);
    }

    /// What is known of a job that does not move.
    private String account(JobId job) {
        return "; last dispatched as %s; said was %s; leases expired %.0f, results dropped %s"
                .formatted(
                        newest.get(job),
                        statuses.of(job),
                        fleet.sum(MetricNames.LEASES_EXPIRED),
                        fleet.counts(MetricNames.REPEATS_DROPPED));
    }

    private void answer(Dispatch dispatch) {
        try {
            finish(dispatch);
        } catch (ExecutionException e) {
            throw new AssertionError("the home cluster did not take a result", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a result was sent", e);
        }
    }

    /// Waits until `kind` was counted `times` more often than `before` among the dropped records.
    void awaitDropped(String kind, double before, int times) {
        Eventually.holds(
                times + " dropped as " + kind + " after " + before,
                () -> {
                    pulse();
                    return fleet.dropped(kind) >= before + times;
                });
    }

    /// Waits until so many results were rejected as `reason` in the lane.
    void awaitRejected(Lane lane, String reason, double count) {
        Eventually.holds(
                count + " results rejected as " + reason,
                () -> {
                    pulse();
                    return fleet.rejected(lane, reason) >= count;
                });
    }

    @Override
    public void close() {
        statuses.close();
        producer.close();
        workers.values().forEach(HandWorker::close);
        fleet.close();
    }
}
