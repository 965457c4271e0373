package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.drill.Standstill.Passage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandstillTest {
    private static final long KILL = 100;

    @Test
    void a_silence_in_which_nothing_waits_does_not_count() {
        List<Passage> passages = List.of(new Passage(0, 90, 95), new Passage(0, 500, 507));

        assertThat(Standstill.longest(passages, KILL)).isEqualTo(Duration.ofNanos(7));
    }

    @Test
    void what_waited_before_the_last_dispatch_counts_from_that_dispatch() {
        List<Passage> passages = List.of(new Passage(0, 90, 95), new Passage(0, 20, 507));

        assertThat(Standstill.longest(passages, KILL)).isEqualTo(Duration.ofNanos(412));
    }

    @Test
    void one_that_waits_while_a_younger_one_is_served_counts_too() {
        List<Passage> passages =
                List.of(new Passage(0, 90, 95), new Passage(0, 300, 305), new Passage(0, 110, 310));

        assertThat(Standstill.longest(passages, KILL)).isEqualTo(Duration.ofNanos(195));
    }

    @Test
    void each_stream_stands_still_for_itself() {
        List<Passage> passages =
                List.of(
                        new Passage(0, 110, 150),
                        new Passage(1, 110, 180),
                        new Passage(0, 150, 160));

        assertThat(Standstill.longest(passages, KILL)).isEqualTo(Duration.ofNanos(70));
    }

    @Test
    void what_was_over_before_does_not_count() {
        List<Passage> passages = List.of(new Passage(0, 10, 95), new Passage(0, 110, 112));

        assertThat(Standstill.longest(passages, KILL)).isEqualTo(Duration.ofNanos(2));
    }

    @Test
    void no_job_no_standstill() {
        assertThat(Standstill.longest(List.of(), KILL)).isZero();
    }
}
