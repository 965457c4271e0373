package io.heliotrope.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainTest {
    @Test
    void a_moment_is_told_to_the_second() {
        assertThat(Plain.time(Instant.parse("2026-11-22T08:25:52.135388660Z")))
                .isEqualTo("2026-11-22T08:25:52Z");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.2S, 200 ms",
        "PT1S, 1 s",
        "PT2.54S, 2.5 s",
        "PT20S, 20 s",
        "PT2M, 2 min",
        "PT90S, 1 min 30 s",
        "PT1H30M5S, 1 h 30 min",
        "PT2H, 2 h",
        "P3DT4H5M, 3 d 4 h",
        "P2DT5S, 2 d 5 s",
        "PT-20M, -20 min"
    })
    void a_length_is_told_in_up_to_two_units(Duration length, String told) {
        assertThat(Plain.length(length)).isEqualTo(told);
    }
}
