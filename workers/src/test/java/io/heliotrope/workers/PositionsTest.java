package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PositionsTest {
    private final Positions positions = new Positions(10);

    @Test
    void starts_where_it_was_told() {
        assertThat(positions.position()).isEqualTo(10);
    }

    @Test
    void an_open_job_holds_the_position_until_it_is_answered() {
        positions.opened(10);
        positions.passed(11);
        positions.opened(12);

        positions.settled(12);
        assertThat(positions.position()).isEqualTo(10);

        positions.settled(10);
        assertThat(positions.position()).isEqualTo(13);
    }

    @Test
    void the_second_oldest_holds_it_when_the_oldest_ends() {
        positions.opened(10);
        positions.opened(11);

        positions.settled(10);

        assertThat(positions.position()).isEqualTo(11);
    }
}
