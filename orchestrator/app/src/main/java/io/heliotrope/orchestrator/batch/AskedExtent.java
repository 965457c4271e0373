package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.Backlog.Extent;
import io.heliotrope.queues.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Asks the control cluster. A position is one that no open transaction can still change.
final class AskedExtent implements OutcomesExtent {
    private static final TopicPartition OUTCOMES = new TopicPartition(Topics.OUTCOMES, 0);

    private final Admin admin;
    private final String group;
    private @Nullable CompletableFuture<Extent> asked;
    private Instant askedAt = Instant.MIN;

    /// `group` is the decider's.
    AskedExtent(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public void begin() {
        asked = null;
        askedAt = Instant.MIN;
    }

    @Override
    public Optional<Extent> at(Instant realNow) {
        CompletableFuture<Extent> current = asked;
        if (current != null && current.isDone() && !current.isCompletedExceptionally()) {
            asked = null;
            return Optional.of(current.join());
        }
        if (askedAt.plus(PATIENCE).isBefore(realNow)) {
            askedAt = realNow;
            asked = ask();
        }
        return Optional.empty();
    }

    private CompletableFuture<Extent> ask() {
        CompletableFuture<Long> end =
                admin.listOffsets(Map.of(OUTCOMES, OffsetSpec.latest()))
                        .partitionResult(OUTCOMES)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .thenApply(found -> found.offset());
        CompletableFuture<Long> position =
                admin.listConsumerGroupOffsets(
                                Map.of(
                                        group,
                                        new ListConsumerGroupOffsetsSpec()
                                                .topicPartitions(List.of(OUTCOMES))),
                                new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata(group)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .thenApply(AskedExtent::position);
        return position.thenCombine(end, Extent::new);
    }

    /// Nothing committed yet is the beginning.
    private static long position(Map<TopicPartition, OffsetAndMetadata> committed) {
        OffsetAndMetadata at = committed.get(OUTCOMES);
        return at == null ? 0 : at.offset();
    }
}
