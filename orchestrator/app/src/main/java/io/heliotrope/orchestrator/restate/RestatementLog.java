package io.heliotrope.orchestrator.restate;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.Restated;
import io.heliotrope.queues.Restatements;
import io.heliotrope.queues.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Appends restatements to the topics of one home cluster, as its router. Owned by one thread.
public final class RestatementLog implements AutoCloseable {
    /// How many records may wait for their acknowledgement.
    private static final int AT_ONCE = 1_000;

    private final ClusterId home;
    private final Producer<byte[], byte[]> producer;

    /// @throws CannotRun when the role's credentials cannot be read
    public RestatementLog(Installation installation, ClusterId home) {
        this.home = home;
        this.producer =
                new KafkaProducer<>(
                        Installation.client(installation.config(), home, new Role.Home(home))
                                .batchProducer("heliotrope-restate-" + home));
    }

    /// Returns when all are kept.
    ///
    /// @throws CannotRun when the cluster did not take one of them; those before it are kept, and
    ///   doing it again adds what is missing
    public void append(List<Restated> restatements) {
        for (int from = 0; from < restatements.size(); from += AT_ONCE) {
            int to = Math.min(restatements.size(), from + AT_ONCE);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Restated one : restatements.subList(from, to)) {
                sent.add(
                        producer.send(
                                Restatements.message(one).to(Topics.restatements(one.origin()))));
            }
            producer.flush();
            sent.forEach(this::await);
        }
    }

    private void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new CannotRun(
                    Why.UNAVAILABLE,
                    "cluster %s did not take a restatement: %s".formatted(home, e.getCause()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun(Why.UNAVAILABLE, "interrupted while writing to cluster " + home, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
