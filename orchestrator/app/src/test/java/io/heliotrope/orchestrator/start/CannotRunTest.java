package io.heliotrope.orchestrator.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CannotRunTest {
    @Test
    void what_is_unavailable_is_told_with_the_reason_that_lies_deepest() {
        KafkaException failure =
                new KafkaException(
                        "a producer cannot be made",
                        new IllegalStateException(new IOException("no space left on device")));

        CannotRun told = CannotRun.unavailable("Kafka", failure);

        assertThat(told)
                .hasMessage("Kafka: a producer cannot be made: no space left on device")
                .hasCause(failure);
        assertThat(told.why().exitCode()).isEqualTo(69);
    }

    @Test
    void a_reason_that_was_told_already_is_not_told_twice() {
        KafkaException bare = new KafkaException("no cluster");
        KafkaException wrapping = new KafkaException(new IOException("no space left on device"));

        assertThat(CannotRun.unavailable("Kafka", bare)).hasMessage("Kafka: no cluster");
        assertThat(CannotRun.unavailable("Kafka", wrapping))
                .hasMessage("Kafka: java.io.IOException: no space left on device");
    }
}
