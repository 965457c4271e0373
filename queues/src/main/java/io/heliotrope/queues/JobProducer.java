package io.heliotrope.queues;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Puts jobs on their origin's topics, as any plain producer could: the payload as value, the rest
/// as headers. Safe from any thread.
public final class JobProducer implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    public JobProducer(ClientSettings home, String clientId) {
        this.producer = new KafkaProducer<>(home.interactiveProducer(clientId));
    }

    /// Submits a job; done when the cluster has it. `headers` are those of [JobHeaders].
    public CompletableFuture<RecordMetadata> submit(
            RegionId origin, Lane lane, JobId id, Map<String, String> headers, byte[] payload) {
        RecordHeaders all = new RecordHeaders();
        all.add(JobHeaders.ID, JobHeaders.utf8(id.value()));
        headers.forEach((name, value) -> all.add(name, JobHeaders.utf8(value)));
        return send(
                new ProducerRecord<>(
                        Topics.jobs(origin, lane),
                        null,
                        JobHeaders.utf8(id.value()),
                        payload,
                        all));
    }

    /// Asks for a job to be cancelled; done when the cluster has the request, not when it is
    /// cancelled.
    public CompletableFuture<RecordMetadata> cancel(RegionId origin, Lane lane, JobId id) {
        return submit(origin, lane, id, Map.of(JobHeaders.CANCEL, "true"), new byte[0]);
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> job) {
        CompletableFuture<RecordMetadata> done = new CompletableFuture<>();
        producer.send(
                job,
                (metadata, failure) -> {
                    if (failure == null) {
                        done.complete(metadata);
                    } else {
                        done.completeExceptionally(failure);
                    }
                });
        return done;
    }

    @Override
    public void close() {
        producer.close();
    }
}
