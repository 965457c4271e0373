package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpelledTest {
    private static final String DEAD = "decider-0c3a807e-1";
    private static final String ALIVE = "decider-77aa11bb-1";
    private static final List<String> MEMBERS = List.of("decider-77aa11bb-StreamThread-1-consumer");

    @Test
    void transactions_of_processes_that_are_no_members_are_orphans() {
        assertThat(Expelled.orphans(List.of(DEAD, ALIVE), MEMBERS)).containsExactly(DEAD);
    }

    @Test
    void transactions_of_members_are_left_alone() {
        assertThat(Expelled.orphans(List.of(ALIVE), MEMBERS)).isEmpty();
    }
}
