package io.heliotrope.workers;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.seal.Opened;
import io.heliotrope.queues.seal.OutputContext.Part;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Permission;
import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// One run of one dispatch, from the moment it was read to the moment its answer is safe.
///
/// It looks once more whether it may start, gets its payload, infers, holds its slot for as long as
/// the job lasts in job time, and answers exactly once. Reasons of failure name no payload: they
/// travel on to the control plane. Runs on the thread of its slot.
final class JobRun implements LaneSlots.Work {
    /// What all runs of one worker share.
    record Shared(
            WorkerConfig config,
            Permission permission,
            Engines engines,
            EngineHealth health,
            Seals seals,
            EnergyMeter meter,
            JobClock jobClock,
            RealTime time,
            ExecutionIds executions,
            WorkerEvents events) {}

    private record End(Result.Kind kind, Output output) {}

    private final Shared shared;
    private final LaneBench bench;
    private final PayloadSource payloads;
    private final Answers answers;
    private final Delivery delivery;
    private final Runnable settled;
    private final RealTime.Mark read;

    /// `settled` runs once, when nothing more will be said about the token.
    JobRun(
            Shared shared,
            LaneBench bench,
            PayloadSource payloads,
            Answers answers,
            Delivery delivery,
            Runnable settled) {
        this.shared = shared;
        this.bench = bench;
        this.payloads = payloads;
        this.answers = answers;
        this.delivery = delivery;
        this.settled = settled;
        this.read = shared.time().mark();
    }

    @Override
    public Token token() {
        return delivery.dispatch().token();
    }

    /// Answers instead of running: for work that is taken out of the queue, or found no place in
    /// it.
    @Override
    public void decline(Objection objection) {
        answers.decline(delivery.dispatch(), objection, settled);
    }

    @Override
    public void run() {
        CrashPoint.WORKER_TAKEN_BEFORE_RUN.reached();
        Duration queued = read.elapsed();
        Optional<Objection> objection = objection();
        if (objection.isPresent()) {
            decline(objection.get());
            return;
        }
        ExecutionId execution = shared.executions().next();
        End end = attempt(execution, queued);
        CrashPoint.WORKER_RAN_BEFORE_RESULT.reached();
        count(end.kind());
        try {
            answers.settle(delivery.dispatch(), end.kind(), end.output());
            CrashPoint.WORKER_ANSWERED_BEFORE_SETTLE.reached();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shared.events().unanswered(bench.lane());
        } finally {
            settled.run();
        }
    }

    private Optional<Objection> objection() {
        Dispatch dispatch = delivery.dispatch();
        Instant now =
                bench.lane() == Lane.INTERACTIVE ? shared.time().now() : shared.jobClock().now();
        if (dispatch.notAfter().isBefore(now)) {
            return Optional.of(
                    shared.permission()
                            .because(
                                    Objection.Reason.TOO_LATE,
                                    "it waited for a slot until after " + dispatch.notAfter()));
        }
        return shared.permission().objection(dispatch.job());
    }

    private End attempt(ExecutionId execution, Duration queued) {
        try {
            return switch (payload()) {
                case PayloadSource.Found found -> open(execution, queued, found.payload());
                case PayloadSource.Missing missing ->
                        failed(execution, "PAYLOAD_MISSING: " + missing.why(), missing.retryable());
            };
        } catch (InterruptedException e) {
            return failed(execution, "WORKER_STOPPED", true);
        } catch (ExecutionException e) {
            shared.health().failed(shared.time().now());
            String kind = e.getCause() == null ? "unknown" : e.getCause().getClass().getName();
            return failed(execution, "ENGINE_CRASHED: " + kind, true);
        } catch (RuntimeException e) {
            return failed(execution, "WORKER_ERROR: " + e.getClass().getName(), true);
        }
    }

    private PayloadSource.Fetched payload() throws InterruptedException {
        boolean carried =
                delivery.payload().size() > 0 || delivery.dispatch().job().payload().bytes() == 0;
        return carried
                ? new PayloadSource.Found(delivery.payload())
                : payloads.fetch(delivery.dispatch().job().payload());
    }

    private End open(ExecutionId execution, Duration queued, Payload payload)
            throws InterruptedException, ExecutionException {
        Job job = delivery.dispatch().job();
        return switch (shared.seals().open(job, payload)) {
            case Seals.Clear(Payload clear) -> {
                try {
                    yield infer(execution, queued, clear);
                } finally {
                    shared.seals().forget(job, clear);
                }
            }
            case Seals.Shut(Opened.Why why) -> {
                shared.events().notOpened(bench.lane(), why.name());
                yield failed(execution, "SEAL_" + why, why == Opened.Why.KEY_UNREADABLE);
            }
        };
    }

    private End infer(ExecutionId execution, Duration queued, Payload payload)
            throws InterruptedException, ExecutionException {
        CrashPoint.WORKER_FETCHED_BEFORE_INFER.reached();
        Job job = delivery.dispatch().job();
        int together = Math.max(1, bench.slots().running());
        Instant from = shared.jobClock().now();
        EnergyMeter.Watch watch = shared.meter().watch(job);
        InferenceResult result =
                bench.room().infer(model(job), request(job, payload), listener(execution), watch);
        return switch (result) {
            case InferenceResult.Failed f -> {
                noteFailure(f.reason());
                yield failed(execution, f);
            }
            case InferenceResult.Completed c -> {
                shared.health().succeeded();
                Metering metering = new Metering(queued, from, together, watch);
                yield finished(execution, c.completion(), metering);
            }
        };
    }

    private Engine model(Job job) {
        return shared.engines().engine(bench.lane(), job.model());
    }

    private InferenceRequest request(Job job, Payload payload) {
        int maxTokens =
                switch (job.objective()) {
                    case Objective.Respond r -> r.maxTokens();
                    case Objective.Complete c -> shared.config().sampleTokens();
                };
        return new InferenceRequest(
                job.model(), ByteBuffer.wrap(payload.bytes()), maxTokens, seed(job.digest()));
    }

    /// The same job samples alike wherever it runs.
    private static long seed(Digest digest) {
        return Long.parseUnsignedLong(digest.hex().substring(0, Long.BYTES * 2), 16);
    }

    private TokenListener listener(ExecutionId execution) {
        if (delivery.dispatch().job().objective() instanceof Objective.Complete) {
            return TokenListener.NONE;
        }
        return new ChunkSender(delivery.dispatch(), execution, shared, answers);
    }

    private void noteFailure(FailureReason reason) {
        if (!reason.causedByRequest()) {
            shared.health().failed(shared.time().now());
        }
    }

    /// What is known of a run's frame before it ends.
    private record Metering(Duration queued, Instant from, int together, EnergyMeter.Watch watch) {}

    private End finished(ExecutionId execution, Completion done, Metering metering)
            throws InterruptedException {
        Job job = delivery.dispatch().job();
        byte[] output = done.outputBytes();
        int most = shared.config().limits().outputBytes();
        if (output.length > most) {
            return failed(
                    execution,
                    "OUTPUT_TOO_LONG: " + output.length + " bytes, at most " + most,
                    false);
        }
        Output whole = sealed(execution, new Part.Whole(), new Output(done.contentType(), output));
        Stint stint =
                new Stint(delivery.dispatch(), shared.config().batchTime(), shared.jobClock());
        Instant to = stint.keep(metering.from());
        bench.mean().add(done.total());
        Measured measured =
                new Measurement(metering.queued(), metering.from(), to, metering.together())
                        .of(job, done, metering.watch(), model(job).digest(job.model()));
        if (stint.pauses()) {
            return new End(new Result.Paused(execution, measured), Output.NONE);
        }
        return new End(
                // of what is sent: the digest of a sealed output's inside would tell what it is
                new Result.Finished(execution, Digest.of(whole.bytes()), measured), whole);
    }

    private Output sealed(ExecutionId execution, Part part, Output output) {
        return shared.seals().seal(delivery.dispatch(), execution, part, output);
    }

    /// What an engine says of a sealed payload is its producer's alone.
    private End failed(ExecutionId execution, InferenceResult.Failed failure) {
        boolean isRetryable = !failure.reason().causedByRequest();
        if (!Seals.isSealed(delivery.dispatch().job())) {
            return failed(execution, failure.reason() + ": " + failure.message(), isRetryable);
        }
        return new End(
                new Result.Failed(execution, failure.reason().name(), isRetryable),
                sealed(execution, new Part.Trouble(), Output.text(failure.message())));
    }

    private static End failed(ExecutionId execution, String reason, boolean retryable) {
        return new End(new Result.Failed(execution, reason, retryable), Output.NONE);
    }

    private void count(Result.Kind kind) {
        switch (kind) {
            case Result.Finished f -> shared.events().finished(bench.lane(), f.measured());
            case Result.Paused p -> shared.events().paused(bench.lane());
            case Result.Failed f -> shared.events().failed(bench.lane(), f.retryable());
            case Result.Chunk c -> throw new IllegalStateException("a run ends with no chunk");
            case Result.Declined d -> throw new IllegalStateException("a run ends with no decline");
        }
    }
}
