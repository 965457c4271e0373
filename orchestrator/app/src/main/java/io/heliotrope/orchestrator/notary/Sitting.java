package io.heliotrope.orchestrator.notary;

import io.heliotrope.model.Digest;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.evidence.Scribe;
import io.heliotrope.orchestrator.notary.Heads.Place;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.queues.SealedCheckpoint;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A notary at work, from where the chains stand until something fails: reads, chains, signs, and
/// waits until each checkpoint is kept before it reads on. So what it holds is bounded.
///
/// Owned by one thread.
final class Sitting {
    /// How often all chains are told of, also those that nothing was added to.
    private static final Duration RESTATE = Duration.ofMinutes(1);

    private static final Duration IDLE = Duration.ofMillis(200);

    private final String name;
    private final NotarySettings settings;
    private final NotaryKey key;
    private final InstantSource realTime;
    private final Producer<byte[], byte[]> producer;
    private final SealTally tally;
    private final List<Reading> readings = new ArrayList<>();
    private final List<Scribe> scribes = new ArrayList<>();
    private Digest follows = Checkpoint.NOTHING;
    private long sequence;
    private int pending;
    private long sealedAt;
    private long restatedAt;
    private boolean isBusy;

    /// One cluster's consumer and the scribes of its partitions.
    private record Reading(
            Consumer<byte[], byte @Nullable []> consumer, Map<TopicPartition, Scribe> scribes) {}

    /// `name` must never have been a notary's before.
    Sitting(
            String name,
            NotarySettings settings,
            NotaryKey key,
            InstantSource realTime,
            Producer<byte[], byte[]> producer,
            SealTally tally) {
        this.name = name;
        this.settings = settings;
        this.key = key;
        this.realTime = realTime;
        this.producer = producer;
        this.tally = tally;
        this.sealedAt = System.nanoTime();
        this.restatedAt = sealedAt - RESTATE.toNanos();
    }

    /// Reads `watched` with `consumer` from where `heads` say on.
    void watch(
            Watched watched,
            Consumer<byte[], byte @Nullable []> consumer,
            List<TopicPartition> partitions,
            Map<Place, Span> heads) {
        Map<TopicPartition, Scribe> all = new HashMap<>();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            Span head = heads.get(new Place(watched.cluster(), partition));
            long end = ends.getOrDefault(partition, 0L);
            Scribe scribe =
                    head != null && head.next() >= begin && head.next() <= end
                            ? Scribe.after(head)
                            : Scribe.beginning(watched.cluster(), partition, begin);
            consumer.seek(partition, scribe.next());
            all.put(partition, scribe);
        }
        readings.add(new Reading(consumer, all));
        scribes.addAll(all.values());
    }

    /// Reads what came, and writes a checkpoint when it is time.
    ///
    /// @throws KafkaException when a cluster cannot be read or did not take a checkpoint
    void step() throws InterruptedException {
        Duration patience = isBusy ? Duration.ZERO : IDLE.dividedBy(readings.size());
        isBusy = false;
        for (Reading reading : readings) {
            for (ConsumerRecord<byte[], byte @Nullable []> one :
                    reading.consumer().poll(patience)) {
                isBusy = true;
                take(reading, one);
            }
        }
        long now = System.nanoTime();
        if (now - restatedAt >= RESTATE.toNanos()) {
            restatedAt = now;
            seal(true);
        } else if (pending > 0 && now - sealedAt >= settings.every().toNanos()) {
            seal(false);
        }
        tally.lag(lag());
    }

    private void take(Reading reading, ConsumerRecord<byte[], byte @Nullable []> one)
            throws InterruptedException {
        Scribe scribe = reading.scribes().get(new TopicPartition(one.topic(), one.partition()));
        if (scribe == null) {
            throw new IllegalStateException("nobody writes down " + one.topic());
        }
        if (scribe.isBeyond(one.offset())) {
            seal(false);
            scribe.restart(one.offset());
        }
        scribe.add(one);
        if (++pending >= settings.records()) {
            seal(false);
        }
    }

    /// Seals what is still open.
    void finish() throws InterruptedException {
        if (pending > 0) {
            seal(false);
        }
    }

    private void seal(boolean isAll) throws InterruptedException {
        List<Span> spans =
                scribes.stream()
                        .filter(scribe -> isAll || scribe.pending() > 0)
                        .map(Scribe::span)
                        .toList();
        if (spans.isEmpty()) {
            return;
        }
        Checkpoint checkpoint = new Checkpoint(name, sequence, follows, realTime.instant(), spans);
        byte[] document = Json.checkpoint(checkpoint);
        SealedCheckpoint sealed =
                new SealedCheckpoint(checkpoint, document, key.open().id(), key.sign(document));
        try {
            producer.send(sealed.message().to(Topics.CHECKPOINTS, 0)).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a checkpoint was not taken", e.getCause());
        }
        follows = sealed.digest();
        sequence++;
        tally.sealed(pending);
        pending = 0;
        sealedAt = System.nanoTime();
    }

    private long lag() {
        long sum = pending;
        for (Reading reading : readings) {
            for (TopicPartition partition : reading.scribes().keySet()) {
                sum += reading.consumer().currentLag(partition).orElse(0);
            }
        }
        return sum;
    }
}
