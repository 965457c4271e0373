package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Markers;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.shell.Alerts;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.orchestrator.shell.Undecidable;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.router.Change;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Fold;
import io.heliotrope.router.Router;
import io.heliotrope.router.Situation;
import io.heliotrope.router.Watch;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// The shell of one router task: decodes, asks `io.heliotrope.router`, remembers and sends. One
/// thread. It decides nothing itself.
final class RouterProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration TIMER = Duration.ofMillis(25);

    private final RouterParts parts;
    private final Supplier<World> worlds;
    private final Renewals renewals = new Renewals();
    private final Patrol patrol = new Patrol();
    private final Map<JobId, Instant> arrivedAt = new HashMap<>();
    private @Nullable Running running;

    RouterProcessor(RouterParts parts) {
        this.parts = parts;
        this.worlds = new SteadyWorld(parts.worlds(), parts.clients()::flush);
    }

    /// What exists from `init` to `close`.
    private record Running(Incarnation incarnation, Sender sender, Supplier<Instant> realTime) {
        Entries entries() {
            return incarnation.entries();
        }

        Task task() {
            return incarnation.task();
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        Supplier<Instant> realTime = () -> Instant.ofEpochMilli(context.currentSystemTimeMs());
        Incarnation incarnation =
                Incarnation.begin(context, parts, worlds.get().catalogue(), realTime.get());
        Sender sender = new Sender(context, parts, incarnation.task());
        running = new Running(incarnation, sender, realTime);
        incarnation.ends().forEach(end -> ended(end, realTime.get()));
        CrashPoint.ROUTER_RESTORED.reached();
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, at -> onTimer());
        context.schedule(
                Incarnation.LOOK, PunctuationType.WALL_CLOCK_TIME, at -> incarnation.look());
        context.schedule(
                Markers.AGAIN, PunctuationType.WALL_CLOCK_TIME, at -> incarnation.markAgain());
        context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, at -> purge());
    }

    @Override
    public void close() {
        if (running != null) {
            running.entries().close();
            running = null;
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("router task is not initialised");
        }
        return running;
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        RecordMetadata place = running().sender().place();
        parts.topicKinds()
                .of(place.topic())
                .ifPresent(kind -> {
                    switch (kind) {
                        case JOBS -> onJobRecord(received, place);
                        case RESULTS -> guarded("result", () -> onResultRecord(received));
                        case STATUS -> {
                            guarded("status", () -> onStatusRecord(received));
                            running().incarnation().folded(place.topic(), place.offset());
                        }
                    }
                });
    }

    /// A record or a job on which the code itself fails must not stop those behind it. What Kafka
    /// throws is not that: it stops the thread, and the next one begins at the last commit.
    private void guarded(String kind, Runnable work) {
        try {
            work.run();
        } catch (KafkaException | Superseded stop) {
            throw stop;
        } catch (RuntimeException failure) {
            parts.metrics().failed(kind, failure);
        }
    }

    private void onJobRecord(Record<byte[], byte[]> received, RecordMetadata place) {
        CrashPoint.ROUTER_READ_BEFORE_DECIDE.reached();
        Submission submission = Sender.submission(received, place);
        Descriptor descriptor = parts.intake().describe(submission, worlds.get().now());
        if (!parts.isInPlace(descriptor.id(), place.partition())) {
            running().sender().forwardToItsPartition(submission, descriptor.id());
            return;
        }
        if (descriptor instanceof Descriptor.Defective defective) {
            running().sender().deadLetter(submission, defective);
        }
        try {
            onDescriptor(descriptor, Optional.of(received));
        } catch (KafkaException | Superseded stop) {
            throw stop;
        } catch (RuntimeException failure) {
            parts.metrics().failed("job", failure);
            Undecidable.of(descriptor, failure)
                    .ifPresent(defective -> {
                        running().sender().deadLetter(submission, defective);
                        onDescriptor(defective, Optional.empty());
                    });
        }
    }

    private void onDescriptor(Descriptor descriptor, Optional<Record<byte[], byte[]>> original) {
        Entry before = running().entries().find(descriptor.id());
        Situation situation = situation();
        if (before == null) {
            original.ifPresent(record ->
                    arrivedAt.put(descriptor.id(), Instant.ofEpochMilli(record.timestamp())));
        }
        List<Change> changes = Router.onDescriptor(before, descriptor, situation);
        act(descriptor.id(), before, changes, original, situation);
    }

    private void onResultRecord(Record<byte[], byte[]> received) {
        switch (Wire.result(received.headers())) {
            case Decoded.Value<Result>(Result result) -> {
                CrashPoint.ROUTER_RESULT_BEFORE_PROPOSAL.reached();
                Entry before = running().entries().find(result.job());
                Situation situation = situation();
                act(
                        result.job(),
                        before,
                        Router.onResult(before, result, situation),
                        Optional.empty(),
                        situation);
            }
            case Decoded.Malformed<Result>(String reason) ->
                    parts.metrics().malformed("result", reason);
        }
    }

    private void onStatusRecord(Record<byte[], byte[]> received) {
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Marker marker) -> running().incarnation().read(marker);
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (status.lane() == Lane.INTERACTIVE
                        && status.state() instanceof Status.Terminal
                        && status.task().epoch() >= running().task().epoch()) {
                    onEnd(status);
                }
            }
            case Decoded.Malformed<StatusRecord>(String reason) ->
                    parts.metrics().malformed("status", reason);
        }
    }

    /// Ends of earlier incarnations are known from the takeover, or void.
    private void onEnd(Status status) {
        CrashPoint.ROUTER_END_BEFORE_SETTLE.reached();
        Entry before = running().entries().find(status.job());
        Situation situation = situation();
        List<Change> changes = Router.onEnd(before, status, situation);
        if (changes.getFirst() instanceof Change.Settle) {
            ended(status, situation.now());
        }
        act(status.job(), before, changes, Optional.empty(), situation);
    }

    private void ended(Status status, Instant now) {
        Instant arrived = arrivedAt.remove(status.job());
        if (arrived == null) {
            parts.metrics().ended(status);
        } else {
            parts.metrics().ended(status, Duration.between(arrived, now));
        }
    }

    private void onTimer() {
        Situation situation = situation();
        renewals.observe(situation.world());
        for (JobId job : patrol.next(running().entries().open())) {
            guarded("timer", () -> onTimer(job, situation));
        }
    }

    private void purge() {
        running().entries().purge(situation().now().minus(parts.settings().retention()));
    }

    private void onTimer(JobId job, Situation situation) {
        Watch watch = running().entries().watch(job);
        if (watch == null || !watch.isDue(renewals::of, situation)) {
            return;
        }
        CrashPoint.ROUTER_TIMER_BEFORE_ACT.reached();
        Entry before = running().entries().find(job);
        if (before == null) {
            return;
        }
        if (before instanceof Entry.Waiting it && it.receipt().isPending()) {
            patrol.waits(job, situation.policy().urgency(it.job(), situation.world(), false));
        }
        Optional<Instant> renewedAt =
                before instanceof Entry.Sent sent
                        ? renewals.of(sent.dispatch().token())
                        : Optional.empty();
        act(job, before, Router.onTimer(before, renewedAt, situation), Optional.empty(), situation);
    }

    private void act(
            JobId job,
            @Nullable Entry before,
            List<Change> changes,
            Optional<Record<byte[], byte[]>> original,
            Situation situation) {
        if (changes.isEmpty()) {
            return;
        }
        Wire.Written written = null;
        for (Change change : changes) {
            if (change instanceof Change.Send send) {
                Dispatch sent = send.dispatch();
                running().incarnation().cover(sent.target(), situation.now());
                Alerts.tell(sent, situation.policy(), situation.world(), parts.metrics());
                written = Wire.Written.of(sent);
            }
        }
        Entry after = Fold.apply(before, changes);
        if (after != null && !after.equals(before)) {
            running().entries().put(job, before, after, written);
            CrashPoint.ROUTER_STORED_BEFORE_SEND.reached();
        }
        for (Change change : changes) {
            running().sender().send(change, written, original, situation.now());
        }
        CrashPoint.ROUTER_SENT_BEFORE_COMMIT.reached();
    }

    private Situation situation() {
        World world = worlds.get();
        return new Situation(
                world,
                parts.policies().of(world),
                parts.outstanding().load(world.catalogue()),
                parts.grants(),
                parts.outstanding()::of,
                parts.tokens(),
                running().task(),
                running().task().partition(),
                running().realTime().get());
    }
}
