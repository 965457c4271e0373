package io.heliotrope.orchestrator.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressTest {
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void is_the_furthest_that_was_said_and_never_goes_back() {
        consumer.updateBeginningOffsets(Map.of(new TopicPartition(Topics.PROGRESS, 0), 0L));
        try (Progress progress = new Progress(consumer)) {
            Instant before = progress.get();
            say(0, Samples.NOW.plusSeconds(900));
            say(1, Samples.NOW);
            Instant after = progress.get();

            assertThat(before).isEqualTo(Instant.MIN);
            assertThat(after).isEqualTo(Samples.NOW.plusSeconds(900));
            assertThat(progress.get()).isEqualTo(after);
        }
    }

    @Test
    void passes_over_what_it_cannot_read() {
        consumer.updateBeginningOffsets(Map.of(new TopicPartition(Topics.PROGRESS, 0), 0L));
        try (Progress progress = new Progress(consumer)) {
            consumer.addRecord(
                    new ConsumerRecord<>(Topics.PROGRESS, 0, 0, new byte[0], new byte[] {'?'}));
            say(1, Samples.NOW);

            assertThat(progress.get()).isEqualTo(Samples.NOW);
        }
    }

    private void say(long offset, Instant now) {
        consumer.addRecord(
                new ConsumerRecord<>(
                        Topics.PROGRESS,
                        0,
                        offset,
                        new byte[0],
                        Wire.control(new Tick(offset, now)).value()));
    }
}
