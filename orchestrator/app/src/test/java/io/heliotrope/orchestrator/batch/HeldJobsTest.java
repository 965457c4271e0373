package io.heliotrope.orchestrator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.Samples;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeldJobsTest {
    private final HeldJobs held = new HeldJobs();

    @Test
    void counts_by_origin() {
        held.add(Samples.batch("a"));
        held.add(Samples.batch("b"));
        held.remove(Samples.batch("a"));

        assertThat(held.of(Samples.EAST)).isEqualTo(1);
        assertThat(held.of(Samples.NORTH)).isZero();
        assertThat(held.all()).isEqualTo(Map.of(Samples.EAST, 1L));
    }

    @Test
    void forgets_all_before_it_counts_anew() {
        held.add(Samples.batch("a"));

        held.clear();

        assertThat(held.of(Samples.EAST)).isZero();
        assertThat(held.all()).isEmpty();
    }
}
