package io.heliotrope.signals.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TimeRangeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void parts_meet_on_the_grid_and_none_is_longer_when_rounded_to_it() {
        TimeRange range = range("2026-03-01T12:20:07Z", "2026-03-03T12:40:00Z");

        assertThat(range.parts(DAY, HOUR))
                .containsExactly(
                        range("2026-03-01T12:20:07Z", "2026-03-02T12:00:00Z"),
                        range("2026-03-02T12:00:00Z", "2026-03-03T12:00:00Z"),
                        range("2026-03-03T12:00:00Z", "2026-03-03T12:40:00Z"))
                .allMatch(part -> length(part.outward(HOUR)).compareTo(DAY) <= 0);
    }

    @Test
    void outward_is_the_least_range_of_whole_steps() {
        assertThat(range("2026-03-01T12:20:00Z", "2026-03-01T13:00:00.001Z").outward(HOUR))
                .isEqualTo(range("2026-03-01T12:00:00Z", "2026-03-01T14:00:00Z"));
        assertThat(range("2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z").outward(HOUR))
                .isEqualTo(range("2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z"));
        assertThat(range("1969-12-31T23:20:00Z", "1970-01-01T00:10:00Z").outward(HOUR))
                .isEqualTo(range("1969-12-31T23:00:00Z", "1970-01-01T01:00:00Z"));
    }

    @Test
    void a_range_of_one_part_is_itself() {
        TimeRange range = range("2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z");

        assertThat(range.parts(DAY, HOUR)).containsExactly(range);
    }

    private static Duration length(TimeRange range) {
        return Duration.between(range.from(), range.to());
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }
}
