package io.heliotrope.queues;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Puts jobs on their origin's topics, as any plain producer could: the payload as value, the rest
/// as headers.
///
/// Safe from any thread. A call blocks while the cluster is out of reach or the buffer is full, for
/// at most 10 s; a record that was not acknowledged within 2 minutes fails. What fails may still
/// have arrived: submit it again under the same id, repeats are dropped.
public final class JobProducer implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;

    /// Connects to the home cluster of the origins that it will submit for.
    public JobProducer(ClientSettings home, String clientId) {
        this.producer = new KafkaProducer<>(home.interactiveProducer(clientId));
    }

    /// Submits a job; done when the cluster has it. `headers` are those of [JobHeaders].
    ///
    /// It fails with Kafka's reason: `RecordTooLargeException` for a payload over 1 MiB less
    /// headers.
    public CompletableFuture<RecordMetadata> submit(
            RegionId origin, Lane lane, JobId id, Map<String, String> headers, byte[] payload) {
        RecordHeaders all = new RecordHeaders();
        all.add(JobHeaders.ID, JobHeaders.utf8(id.value()));
        headers.forEach((name, value) -> all.add(name, JobHeaders.utf8(value)));
        byte[] key = JobHeaders.utf8(id.value());
        return send(new ProducerRecord<>(Topics.jobs(origin, lane), null, key, payload, all));
    }

    /// Asks for a job to be cancelled; done when the cluster has the request, not when it is
    /// cancelled.
    public CompletableFuture<RecordMetadata> cancel(RegionId origin, Lane lane, JobId id) {
        return submit(origin, lane, id, Map.of(JobHeaders.CANCEL, "true"), new byte[0]);
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> job) {
        CompletableFuture<RecordMetadata> done = new CompletableFuture<>();
        try {
            Future<RecordMetadata> _ =
                    producer.send(
                            job,
                            (metadata, failure) -> {
                                if (failure == null) {
                                    done.complete(metadata);
                                } else {
                                    done.completeExceptionally(failure);
                                }
                            });
        } catch (KafkaException refused) {
            done.completeExceptionally(refused);
        }
        return done;
    }

    /// Sends what is under way, for at most 10 s.
    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
