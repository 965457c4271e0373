package io.heliotrope.signals.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefreshTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @ParameterizedTest
    @CsvSource({
        "12:00:00, 12:02:00",
        "12:01:59, 12:02:00",
        "12:02:00, 12:32:00",
        "12:31:00, 12:32:00",
        "12:32:00.001, 13:02:00"
    })
    void the_next_time_is_later_and_on_the_grid(String now, String next) {
        Refresh refresh = new Refresh(HALF_HOUR, TWO_MINUTES, Duration.ZERO);

        assertThat(refresh.next(at(now), new SplittableRandom(1))).isEqualTo(at(next));
    }

    @Test
    void askers_are_spread_and_nobody_asks_twice_for_one_time() {
        Refresh refresh = new Refresh(HALF_HOUR, TWO_MINUTES, Duration.ofSeconds(30));
        SplittableRandom random = new SplittableRandom(1);
        Set<Instant> moments = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            moments.add(refresh.next(at("12:00:00"), random));
        }

        assertThat(moments)
                .hasSizeGreaterThan(50)
                .allMatch(m -> !m.isBefore(at("12:02:00")) && m.isBefore(at("12:02:30")))
                .allMatch(m -> !refresh.next(m, random).isBefore(at("12:32:00")));
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> new Refresh(Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("every (PT0S) must be at least a second");
        assertThatThrownBy(() -> new Refresh(HALF_HOUR, HALF_HOUR, TWO_MINUTES))
                .hasMessage("after (PT30M) and spread (PT2M) must fit into every (PT30M)");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-06T" + time + "Z");
    }
}
