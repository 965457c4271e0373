package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClusterCheckTest {

    private static final Node NODE = new Node(7, "kafka-7", 9092);
    private static final Duration FLOOR = Duration.ofSeconds(6);
    private static final Duration CEILING = Duration.ofMinutes(30);

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

    @Test
    void grants_sessions_up_to_both_bounds() {
        for (Duration session : List.of(FLOOR, FLOOR.plusMillis(1), CEILING)) {
            assertThat(ClusterCheck.sessionReasons(NODE, session, FLOOR, CEILING)).isEmpty();
        }
    }

    @Test
    void names_a_session_that_is_shorter_than_the_broker_grants() {
        assertThat(ClusterCheck.sessionReasons(NODE, FLOOR.minusMillis(1), FLOOR, CEILING))
                .containsExactly(
                        "sessionTimeout is 5999 ms, but broker 7 at kafka-7:9092 grants at least"
                                + " 6000 ms (group.min.session.timeout.ms): set sessionTimeout to"
                                + " that or more, or lower group.min.session.timeout.ms in the"
                                + " brokers' own settings and restart them");
    }

    @Test
    void names_a_session_that_is_longer_than_the_broker_grants() {
        assertThat(ClusterCheck.sessionReasons(NODE, CEILING.plusMillis(1), FLOOR, CEILING))
                .singleElement()
                .asString()
                .contains("at most 1800000 ms (group.max.session.timeout.ms)");
    }

    @Test
    void names_two_clusters_that_are_one_under_different_settings() {
        ClientSettings one = ClientSettings.plain("kafka-1:9092");
        ClientSettings other = ClientSettings.plain("kafka-2:9092");
        Map<ClusterId, ClientSettings> clusters =
                Map.of(new ClusterId("europe"), one, new ClusterId("world"), other);

        assertThat(ClusterCheck.aliases(clusters, Map.of(one, "id-1", other, "id-2"))).isEmpty();
        assertThat(ClusterCheck.aliases(clusters, Map.of(one, "id-1", other, "id-1")))
                .singleElement()
                .asString()
                .startsWith("clusters.europe and clusters.world are one Kafka cluster (id-1)");
    }

    @Test
    void two_names_for_the_same_settings_are_fine() {
        ClientSettings both = ClientSettings.plain("kafka-1:9092");
        Map<ClusterId, ClientSettings> clusters =
                Map.of(new ClusterId("europe"), both, new ClusterId("world"), both);

        assertThat(ClusterCheck.aliases(clusters, Map.of(both, "id-1"))).isEmpty();
    }
}
