package io.heliotrope.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceMeanTest {
    private final ServiceMean mean = new ServiceMean();

    @Test
    void is_not_a_number_before_the_first_measurement() {
        assertThat(mean.millis()).isNaN();
    }

    @Test
    void begins_with_the_first_measurement_and_moves_a_fifth_of_the_way() {
        mean.add(Duration.ofMillis(100));
        assertThat(mean.millis()).isEqualTo(100);

        mean.add(Duration.ofMillis(200));
        assertThat(mean.millis()).isCloseTo(120, within(1e-9));
    }
}
