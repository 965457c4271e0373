package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Four slots a day; kinds are words.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArrivalsTest {
    private static final Blocks BLOCKS = Blocks.growing(5, 5);

    private final Arrivals<String> arrivals = new Arrivals<>(4, Comparator.<String>naturalOrder());

    private Map<Integer, Long> expected(String kind, long slot) {
        Map<Integer, Long> jobs = new TreeMap<>();
        arrivals.expected(
                slot,
                BLOCKS,
                (of, from, until, count) -> {
                    assertThat(until).isEqualTo(from + 1);
                    if (of.equals(kind)) {
                        jobs.put(from, count);
                    }
                });
        return jobs;
    }

    private void days(int days, long... bySlot) {
        for (int slot = 0; slot < days * 4; slot++) {
            arrivals.saw(slot, Map.of("a", bySlot[slot % 4]));
        }
    }

    @Test
    void before_anything_was_seen_nothing_is_expected() {
        assertThat(expected("a", 0)).isEmpty();
    }

    @Test
    void the_first_slot_stands_for_all() {
        arrivals.saw(0, Map.of("a", 4L));
        assertThat(expected("a", 0))
                .containsExactly(
                        Map.entry(1, 4L), Map.entry(2, 4L), Map.entry(3, 4L), Map.entry(4, 4L));
    }

    @Test
    void after_many_days_each_slot_of_the_day_is_as_it_was() {
        days(200, 2, 40, 10, 20);
        assertThat(expected("a", 199 * 4 + 3))
                .containsExactly(
                        Map.entry(1, 2L), Map.entry(2, 40L), Map.entry(3, 10L), Map.entry(4, 20L));
    }

    @Test
    void fractions_are_carried_on() {
        arrivals.saw(0, Map.of("a", 1L));
        arrivals.saw(1, Map.of("a", 1L));
        arrivals.saw(2, Map.of("a", 1L));
        arrivals.saw(3, Map.of("a", 0L, "b", 1L));
        long sum = expected("a", 3).values().stream().mapToLong(Long::longValue).sum();
        assertThat(sum).isEqualTo(3);
    }

    @Test
    void when_a_stream_stops_nothing_is_expected_and_nothing_is_learnt() {
        days(10, 20, 20, 20, 20);
        arrivals.saw(40, Map.of());
        assertThat(expected("a", 40)).isEmpty();
        arrivals.saw(41, Map.of("a", 20L));
        assertThat(expected("a", 41).values()).containsOnly(20L);
    }

    @Test
    void when_half_as_much_comes_half_as_much_is_expected() {
        days(10, 20, 20, 20, 20);
        arrivals.saw(40, Map.of("a", 8L));
        assertThat(expected("a", 40).values()).allMatch(jobs -> jobs >= 7 && jobs <= 8);
    }

    @Test
    void a_slot_in_which_few_ever_come_is_no_sign() {
        days(30, 1, 1, 1, 1);
        arrivals.saw(120, Map.of());
        arrivals.saw(121, Map.of());
        assertThat(expected("a", 121).values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(4);
    }
}
