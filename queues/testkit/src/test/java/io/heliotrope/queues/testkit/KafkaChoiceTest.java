package io.heliotrope.queues.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heliotrope.queues.testkit.KafkaUnderTest.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaChoiceTest {

    @Test
    void takes_docker_when_its_engine_answers_and_says_why() {
        assertThat(KafkaChoice.of("auto", () -> true))
                .isEqualTo(new KafkaChoice(Kind.DOCKER, "a Docker engine answered"));
    }

    @Test
    void falls_back_to_the_embedded_broker_and_says_why() {
        assertThat(KafkaChoice.of("auto", () -> false))
                .isEqualTo(new KafkaChoice(Kind.EMBEDDED, "no Docker engine answered"));
    }

    @Test
    void never_falls_back_when_docker_is_demanded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KafkaChoice.of("docker", () -> false))
                .withMessageContaining("heliotrope.kafka=embedded");
    }

    @Test
    void does_not_ask_docker_when_embedded_is_demanded() {
        var choice =
                KafkaChoice.of(
                        "embedded",
                        () -> {
                            throw new AssertionError("asked for a Docker engine");
                        });

        assertThat(choice)
                .isEqualTo(new KafkaChoice(Kind.EMBEDDED, "heliotrope.kafka is embedded"));
    }

    @Test
    void refuses_a_word_it_does_not_know() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaChoice.of("podman", () -> true))
                .withMessage("heliotrope.kafka must be auto, docker or embedded, was podman");
    }
}
