package io.heliotrope.workers;

import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Results onto the results topic of their job's origin and lane, in the dispatch's partition.
final class KafkaResults implements ResultOutlet {
    private final Producer<byte[], byte[]> producer;

    KafkaResults(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Sent> send(Dispatch dispatch, Result result, Output output) {
        String topic = Topics.results(dispatch.job().origin(), dispatch.job().lane());
        ProducerRecord<byte[], byte[]> onItsWay =
                Wire.result(result, output.bytes(), output.contentType())
                        .to(topic, dispatch.resultPartition());
        CompletableFuture<Sent> sent = new CompletableFuture<>();
        try {
            Future<RecordMetadata> _ =
                    producer.send(onItsWay, (where, failure) -> sent.complete(outcome(failure)));
            CrashPoint.WORKER_RESULT_BEFORE_ACK.reached();
        } catch (KafkaException | IllegalStateException e) {
            // The producer is closed, or was interrupted while it waited for room.
            sent.complete(outcome(e));
        }
        return sent;
    }

    private static Sent outcome(@Nullable Exception failure) {
        if (failure == null) {
            return Sent.ACKED;
        }
        return failure instanceof RecordTooLargeException ? Sent.REFUSED : Sent.LOST;
    }
}
