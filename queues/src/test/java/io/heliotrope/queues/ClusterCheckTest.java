package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterCheckTest {

    private static final Node NODE = new Node(7, "kafka-7", 9092);

    @Test
    void accepts_a_broker_with_the_feature_in_force() {
        assertThat(ClusterCheck.reasons(NODE, 2, 2)).isEmpty();
    }

    @Test
    void names_the_broker_that_is_too_old() {
        assertThat(ClusterCheck.reasons(NODE, 1, 1))
                .containsExactly(
                        "broker 7 at kafka-7:9092 is older than Kafka 4.0 (it supports"
                                + " transaction.version up to 1, needed 2): upgrade it");
    }

    @Test
    void says_how_to_put_the_feature_in_force() {
        assertThat(ClusterCheck.reasons(NODE, 2, 0))
                .singleElement()
                .asString()
                .startsWith("transaction.version is 0, must be at least 2")
                .endsWith("upgrade --feature transaction.version=2");
    }
}
