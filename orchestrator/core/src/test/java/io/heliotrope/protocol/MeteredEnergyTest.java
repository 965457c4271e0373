package io.heliotrope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.ServedModel;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeteredEnergyTest {
    private static final ServedModel SERVED = new ServedModel("m", "l4", 1);

    /// A run on the curve 3 / B + 0.5 J.
    private static MeteredEnergy run(long tokens, double batch) {
        return new MeteredEnergy(
                SERVED, "meter:test", 1, tokens, tokens * (3 / batch + 0.5), batch);
    }

    @Test
    void sums_and_differences_lie_on_the_curve_of_their_parts() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            MeteredEnergy early = run(1 + random.nextInt(1000), 1 + 63 * random.nextDouble());
            MeteredEnergy late = early;
            for (int i = 0; i <= random.nextInt(20); i++) {
                late = late.plus(run(1 + random.nextInt(1000), 1 + 63 * random.nextDouble()));
            }

            MeteredEnergy added = late.since(early).orElseThrow();

            assertThat(added.joules() / added.tokens())
                    .as("seed %d", seed)
                    .isCloseTo(3 / added.meanBatch() + 0.5, within(1e-9));
            assertThat(added.runs()).isEqualTo(late.runs() - 1);
        }
    }

    @Test
    void nothing_was_read_between_a_sum_and_itself_or_a_later_one() {
        MeteredEnergy early = run(100, 8);

        assertThat(early.since(early)).isEmpty();
        assertThat(early.since(early.plus(run(1, 8)))).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_the_model_and_the_value() {
        assertThatThrownBy(() -> new MeteredEnergy(SERVED, "guess", 1, 1, 1, 1))
                .hasMessageContaining("m on 1 x l4 must be read by a meter, was by guess");
        assertThatThrownBy(() -> new MeteredEnergy(SERVED, "meter:x", 1, 0, 1, 1))
                .hasMessageContaining("were 1 and 0");
        assertThatThrownBy(() -> new MeteredEnergy(SERVED, "meter:x", 1, 1, Double.NaN, 1))
                .hasMessageContaining("were NaN and 1.0");
        assertThatThrownBy(() -> new MeteredEnergy(SERVED, "meter:x", 1, 1, 1, 0.9))
                .hasMessageContaining("0.9");
    }
}
