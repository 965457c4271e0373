package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StreamsRunnerTest {
    @Test
    void a_thread_that_a_cluster_refused_is_replaced_after_a_rest() {
        Duration rest =
                StreamsRunner.restAfter(
                        new StreamsException(new TopicAuthorizationException(Set.of("status"))));

        assertThat(rest).isEqualTo(Duration.ofSeconds(5));
        assertThat(StreamsRunner.restAfter(new SaslAuthenticationException("no"))).isEqualTo(rest);
    }

    @Test
    void a_thread_that_failed_otherwise_is_replaced_at_once() {
        assertThat(StreamsRunner.restAfter(new StreamsException("a record was lost"))).isZero();
    }
}
