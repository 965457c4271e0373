package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.DeadLetters;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.router.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Sends what a router task wants sent, each record with the header that names its topic.
///
/// One thread, that of the task.
final class Sender {
    /// Names the topic to the sink; taken off before the record leaves.
    static final String TO = "heliotrope-to";

    private final ProcessorContext<byte[], byte[]> context;
    private final RouterParts parts;
    private final Task task;

    Sender(ProcessorContext<byte[], byte[]> context, RouterParts parts, Task task) {
        this.context = context;
        this.parts = parts;
        this.task = task;
    }

    /// Where the record at hand lies.
    RecordMetadata place() {
        return context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("no record at hand"));
    }

    /// A job's record as its producer put it there.
    static Submission submission(Record<byte[], byte[]> received, RecordMetadata place) {
        byte[] value = received.value();
        return new Submission(
                place.topic(),
                place.partition(),
                place.offset(),
                Instant.ofEpochMilli(received.timestamp()),
                value == null ? new byte[0] : value,
                received.headers());
    }

    /// Sends it; `written` is the dispatch of a [Change.Send], written already.
    void send(
            Change change,
            Wire.@Nullable Written written,
            Optional<Record<byte[], byte[]>> original,
            Instant now) {
        switch (change) {
            case Change.Send s -> {
                dispatch(
                        written == null ? Wire.Written.of(s.dispatch()) : written,
                        s.first() ? original : Optional.empty());
                parts.metrics().dispatched(s.dispatch());
                original.ifPresent(record ->
                        parts.metrics()
                                .scheduled(
                                        Duration.between(
                                                Instant.ofEpochMilli(record.timestamp()), now)));
            }
            case Change.Repeat r -> dispatch(Wire.Written.of(r.dispatch()), original);
            case Change.Propose p -> {
                parts.metrics().decided(p.status());
                status(p.status());
            }
            case Change.Wait w -> {
                parts.metrics().decided(w.receipt());
                if (w.announce()) {
                    status(
                            new Status(
                                    w.job().id(),
                                    w.job().origin(),
                                    Lane.INTERACTIVE,
                                    task,
                                    new Status.Held(),
                                    w.receipt()));
                }
            }
            case Change.Charge c -> parts.grants().charge(c.uses());
            case Change.Ask a -> parts.grants().ask(a.uses());
            case Change.Drop d -> parts.metrics().dropped(d.reason().name());
            case Change.Reject r -> parts.metrics().rejected(r.claim(), r.result());
            case Change.Settle s -> {
                // only remembered: the record that settles it has just been read
            }
        }
    }

    private void dispatch(Wire.Written written, Optional<Record<byte[], byte[]>> original) {
        Message message =
                original.map(record -> Submission.payload(record.headers(), record.value()))
                        .map(payload -> Wire.dispatch(written, payload))
                        .orElseGet(() -> Wire.dispatch(written));
        forward(message, Topics.dispatch(written.dispatch().target(), Lane.INTERACTIVE));
    }

    private void status(Status status) {
        forward(Wire.status(status), Topics.status(status.origin()));
    }

    /// Sends a job's record on to the partition that all of its records belong in, one hop more.
    void forwardToItsPartition(Submission submission, JobId job) {
        parts.metrics().forwarded();
        forward(JobHeaders.forward(submission, job), submission.topic());
    }

    /// Keeps a copy of a record that cannot be read, with the reason, on its home cluster.
    void deadLetter(Submission submission, Descriptor.Defective defective) {
        parts.metrics().deadLetter(defective.origin(), "malformed");
        forward(DeadLetters.of(submission, defective), Topics.deadLetters(defective.origin()));
    }

    private void forward(Message message, String topic) {
        message.headers().add(TO, topic.getBytes(StandardCharsets.UTF_8));
        context.forward(
                new Record<>(
                        message.key(),
                        message.value(),
                        context.currentSystemTimeMs(),
                        message.headers()));
    }
}
