package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.FROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaceTest {
    private static final Pace MINUTE = new Pace(FROM, Duration.ofMinutes(1));

    @Test
    void noon_comes_after_half_a_minute() {
        Instant noon = FROM.plus(Duration.ofHours(12));

        assertThat(MINUTE.until(noon)).isEqualTo(Duration.ofSeconds(30));
        assertThat(MINUTE.after(Duration.ofSeconds(30))).isEqualTo(noon);
    }

    @Test
    void what_was_before_the_start_lies_in_the_past() {
        assertThat(MINUTE.until(FROM.minus(Duration.ofHours(24))))
                .isEqualTo(Duration.ofMinutes(-1));
    }

    @Test
    void a_reserve_that_is_long_enough_stays() {
        PolicySettings policy =
                new PolicySettings(Rule.LOWEST_GRAMS_WITHIN_SLO, 250, 3, Duration.ofHours(2));

        assertThat(MINUTE.withReserve(policy)).isEqualTo(policy);
    }

    @Test
    void a_day_that_takes_no_time_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(FROM, Duration.ofMillis(999)))
                .withMessage("a simulated day must take 1s to 1d of real time, was PT0.999S");
    }
}
