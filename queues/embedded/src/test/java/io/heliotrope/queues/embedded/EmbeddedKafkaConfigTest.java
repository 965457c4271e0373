package io.heliotrope.queues.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmbeddedKafkaConfigTest {

    private final EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(Path.of("data"));

    @Test
    void refuses_the_settings_that_say_who_and_where_the_broker_is() {
        var properties =
                Map.of("node.id", "7", "listeners", "PLAINTEXT://:1", "log.cleaner.threads", "2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddedKafkaConfig(Path.of("data"), 0, 0, properties))
                .withMessageContaining("listeners, node.id")
                .withMessageNotContaining("log.cleaner.threads");
    }

    @Test
    void refuses_a_port_that_no_socket_has() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withPort(70_000))
                .withMessageContaining("70000");
    }

    @Test
    void keeps_directory_and_settings_when_only_the_port_changes() {
        var changed = config.with("log.cleaner.threads", "2").withPort(9092);

        assertThat(changed)
                .isEqualTo(
                        new EmbeddedKafkaConfig(
                                Path.of("data"), 9092, 0, Map.of("log.cleaner.threads", "2")));
    }
}
