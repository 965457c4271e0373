package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.StoredPasts.DE;
import static io.heliotrope.orchestrator.feeds.StoredPasts.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.store.InMemorySignals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ZoneHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Instant START = NOON.minus(Duration.ofDays(2));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final InMemorySignals store = new InMemorySignals();

    private ZoneHistory history(String... sources) {
        return new ZoneHistory(store, DE, LIFECYCLE, List.of(sources), NOON);
    }

    @Test
    void the_best_source_counts_where_it_tells_and_the_next_where_it_does_not() {
        StoredPasts.add(store, "best", START.plus(HOUR.multipliedBy(10)), HOUR, 5, i -> 100);
        StoredPasts.add(store, "next", START, HOUR, 48, i -> 300);
        ZoneHistory history = history("best", "next");

        history.read(NOON);

        Curve past = history.until(NOON);
        assertThat(past.start()).isEqualTo(START);
        assertThat(past.size()).isEqualTo(48);
        assertThat(past.get(9)).isEqualTo(300);
        assertThat(past.get(10)).isEqualTo(100);
        assertThat(past.get(15)).isEqualTo(300);
        assertThat(history.hours()).isEqualTo(48);
    }

    @Test
    void what_is_finer_than_an_hour_is_averaged_and_an_hour_of_less_than_half_is_a_gap() {
        StoredPasts.add(store, "best", START, QUARTER, 5, i -> 100 + i);
        ZoneHistory history = history("best");

        history.read(NOON);

        Curve past = history.until(NOON);
        assertThat(past.get(0)).isEqualTo(101.5);
        assertThat(history.hours()).isOne();
    }

    @Test
    void what_comes_later_is_read_the_next_time_and_nothing_beyond_the_moment_is_told() {
        StoredPasts.add(store, "best", START, HOUR, 40, i -> 100);
        ZoneHistory history = history("best");
        history.read(NOON);
        StoredPasts.add(store, "best", START.plus(HOUR.multipliedBy(40)), HOUR, 9, i -> 200);

        history.read(NOON.plus(HOUR));

        assertThat(history.until(NOON.plus(HOUR)).size()).isEqualTo(49);
        assertThat(history.until(NOON).size()).isEqualTo(48);
        assertThat(history.until(START).size()).isZero();
    }

    @Test
    void a_zone_of_which_nothing_is_stored_has_no_past() {
        ZoneHistory history = history("best");

        history.read(NOON);

        assertThat(history.until(NOON).size()).isZero();
        assertThat(history.hours()).isZero();
    }
}
