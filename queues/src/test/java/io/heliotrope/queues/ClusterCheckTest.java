package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterCheckTest {

    private static final Node NODE = new Node(7, "kafka-7", 9092);

    @Test
    void accepts_a_broker_with_the_feature_in_force() {
        assertThat(ClusterCheck.reasons(NODE, features(2, 2))).isEmpty();
    }

    @Test
    void names_the_broker_that_is_too_old() {
        assertThat(ClusterCheck.reasons(NODE, features(1, 1)))
                .containsExactly(
                        "broker 7 at kafka-7:9092 is older than Kafka 4.0 (it supports"
                                + " transaction.version up to 1, needed 2): upgrade it");
    }

    @Test
    void names_the_broker_that_has_never_heard_of_the_feature() {
        var none = new FeatureMetadata(Map.of(), Optional.empty(), Map.of());

        assertThat(ClusterCheck.reasons(NODE, none))
                .singleElement()
                .asString()
                .contains("supports transaction.version not at all");
    }

    private static FeatureMetadata features(int supported, int level) {
        return new FeatureMetadata(
                Map.of(
                        "transaction.version",
                        new FinalizedVersionRange((short) level, (short) level)),
                Optional.of(1L),
                Map.of(
                        "transaction.version",
                        new SupportedVersionRange((short) 0, (short) supported)));
    }
}
