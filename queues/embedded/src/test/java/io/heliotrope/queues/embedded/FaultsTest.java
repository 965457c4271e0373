package io.heliotrope.queues.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultsTest {

    private final Faults faults = new Faults();

    @Test
    void keeps_the_first_fatal_fault_and_lets_this_process_live() {
        var actions = new ArrayList<String>();
        var raft = faults.build("raft manager", true, () -> actions.add("counted"));
        var cause = new IllegalStateException("no quorum");

        raft.handleFault("log truncated", cause);
        raft.handleFault("a later one");

        assertThat(actions).containsExactly("counted", "counted");
        assertThat(faults.first())
                .get()
                .extracting(Throwable::getMessage, Throwable::getCause)
                .containsExactly("raft manager: log truncated", cause);
    }

    @Test
    void passes_over_a_fault_that_the_node_survives() {
        faults.build("metadata publishing", false, () -> {}).handleFault("one image late");

        assertThat(faults.first()).isEmpty();
    }
}
