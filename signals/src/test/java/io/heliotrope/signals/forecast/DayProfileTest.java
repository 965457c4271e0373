package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DayProfileTest {
    private final DayProfile profile = new DayProfile(3, 10);

    @Test
    void a_slot_without_a_value_has_the_mean_of_those_with_one() {
        profile.add(0, 100);
        profile.add(1, 200);

        assertThat(profile.at(0)).isCloseTo(100, within(1e-9));
        assertThat(profile.knows(2)).isFalse();
        assertThat(profile.at(2)).isCloseTo(150, within(1e-9));
        assertThat(profile.mean()).isCloseTo(150, within(1e-9));
    }

    @Test
    void older_days_count_less() {
        profile.add(0, 100);
        profile.add(0, 200);

        double kept = Math.exp(-0.1);
        assertThat(profile.at(0)).isCloseTo((100 * kept + 200) / (kept + 1), within(1e-9));
    }
}
