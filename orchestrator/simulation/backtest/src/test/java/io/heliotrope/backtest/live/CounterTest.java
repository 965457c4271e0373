package io.heliotrope.backtest.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CounterTest {
    private final Counter counter = new Counter();

    @Test
    void requests_begin_at_once_while_accelerators_are_free_and_then_in_their_order() {
        counter.open(2);
        assertThat(counter.serve(0, 10)).isZero();
        assertThat(counter.serve(1, 4)).isZero();
        assertThat(counter.serve(2, 10)).as("until the second has ended").isEqualTo(3);
        assertThat(counter.serve(2, 1)).as("until the first has").isEqualTo(8);
        assertThat(counter.inside(2)).isEqualTo(4);
        assertThat(counter.inside(5)).as("one ended, one began").isEqualTo(3);
        assertThat(counter.inside(10)).isEqualTo(2);
        assertThat(counter.inside(15)).isZero();
    }

    @Test
    void accelerators_that_are_taken_away_are_those_that_are_free_first() {
        counter.open(3);
        counter.serve(0, 30);
        counter.serve(0, 20);
        counter.open(1);
        assertThat(counter.inside(10)).isEqualTo(1);
        assertThat(counter.serve(10, 5)).isEqualTo(20);
        counter.open(2);
        assertThat(counter.serve(11, 5)).as("a new one").isZero();
    }
}
