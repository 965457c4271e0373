package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DurabilityTest {
    private static final Node NODE = new Node(7, "kafka-7", 9092);

    private static List<String> reasonsWith(String name, String value) {
        Map<String, String> settings =
                new HashMap<>(
                        Map.of(
                                "min.insync.replicas", "2",
                                "default.replication.factor", "3",
                                "transaction.state.log.min.isr", "2",
                                "transaction.state.log.replication.factor", "3",
                                "unclean.leader.election.enable", "false"));
        settings.put(name, value);
        return Durability.reasons(NODE, key -> String.valueOf(settings.get(key)));
    }

    @Test
    void three_copies_of_which_two_must_be_there_are_fine() {
        assertThat(reasonsWith("min.insync.replicas", "2")).isEmpty();
        assertThat(reasonsWith("default.replication.factor", "2")).isEmpty();
    }

    @Test
    void more_copies_in_step_than_there_are_copies_can_never_be() {
        assertThat(reasonsWith("default.replication.factor", "1"))
                .containsExactly(
                        "broker 7 at kafka-7:9092 asks for 2 copies (min.insync.replicas), but a"
                                + " new topic has 1 (default.replication.factor): writes with"
                                + " acks=all would never be acknowledged; raise"
                                + " default.replication.factor or lower min.insync.replicas");
    }

    @Test
    void the_same_holds_for_transactions() {
        assertThat(reasonsWith("transaction.state.log.replication.factor", "1"))
                .singleElement()
                .asString()
                .contains("2 copies (transaction.state.log.min.isr)");
    }

    @Test
    void a_leader_without_what_was_acknowledged_must_not_be_elected() {
        assertThat(reasonsWith("unclean.leader.election.enable", "true"))
                .singleElement()
                .asString()
                .contains("unclean.leader.election.enable=true")
                .contains("set it to false");
    }
}
