package io.heliotrope.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void percentiles_are_right_to_three_digits() {
        IntStream.rangeClosed(1, 1_000).forEach(ms -> latencies.add(Duration.ofMillis(ms)));

        Percentiles percentiles = latencies.percentiles();

        assertThat(percentiles.p50Millis()).isCloseTo(500, within(1.0));
        assertThat(percentiles.p99Millis()).isCloseTo(990, within(1.0));
        assertThat(latencies.count()).isEqualTo(1_000);
    }

    @Test
    void nothing_measured_is_no_number() {
        assertThat(latencies.percentiles()).isEqualTo(Percentiles.NONE);
    }

    @Test
    void a_negative_duration_counts_as_none_and_a_very_long_one_as_the_longest() {
        latencies.add(Duration.ofMillis(-5));
        latencies.add(Duration.ofDays(1));

        assertThat(latencies.percentiles().p50Millis()).isZero();
        assertThat(latencies.percentiles().p99Millis()).isCloseTo(600_000, within(600.0));
    }
}
