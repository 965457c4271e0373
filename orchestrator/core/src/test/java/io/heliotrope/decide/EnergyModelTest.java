package io.heliotrope.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.Pool;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyModelTest {
    private static final ModelSpec LLAMA_8B = new ModelSpec("llama-8b", 16, 3.16, 0.0665, 8);
    private static final ModelSpec LLAMA_70B = new ModelSpec("llama-70b", 140, 27.76, 0.381, 8);
    private static final Accelerator GPU = new Accelerator("gpu", 80, 100, 500);

    private static double joules(ModelSpec model, double batch) {
        return EnergyModel.ofTokens(model, 1, batch).value() * 3.6e6;
    }

    @Test
    void tokens_cost_what_the_published_examples_say() {
        assertThat(joules(LLAMA_8B, 8)).isCloseTo(0.46, within(0.005));
        assertThat(joules(LLAMA_8B, 128)).isCloseTo(0.09, within(0.005));
        assertThat(joules(LLAMA_70B, 8)).isCloseTo(3.85, within(0.005));
        assertThat(joules(LLAMA_70B, 724)).isCloseTo(0.42, within(0.005));
    }

    @Test
    void energy_grows_with_tokens_and_zero_tokens_cost_nothing() {
        assertThat(EnergyModel.ofTokens(LLAMA_8B, 1000, 4).value())
                .isCloseTo(1000 * joules(LLAMA_8B, 4) / 3.6e6, within(1e-15));
        assertThat(EnergyModel.ofTokens(LLAMA_8B, 0, 4).value()).isZero();
    }

    @Test
    void a_batch_is_shared_by_the_workers_and_is_at_least_one() {
        Pool pool =
                new TestWorld()
                        .region("de", "DE")
                        .worker("de", "de-1", new LaneLoad(8, 0, 5, Double.NaN), 1)
                        .worker("de", "de-2", new LaneLoad(8, 9, 2, Double.NaN), 1)
                        .build()
                        .pool(0);

        assertThat(EnergyModel.batchAfterJoining(pool)).isEqualTo(4);
        assertThat(EnergyModel.batchAfterJoining(Pool.DOWN)).isEqualTo(1);
    }

    @Test
    void power_is_linear_between_idle_and_busy() {
        assertThat(EnergyModel.watts(GPU, 0)).isEqualTo(100);
        assertThat(EnergyModel.watts(GPU, 0.25)).isEqualTo(200);
        assertThat(EnergyModel.watts(GPU, 1)).isEqualTo(500);
        assertThatThrownBy(() -> EnergyModel.watts(GPU, 1.01))
                .hasMessage("utilisation must be 0 to 1, was 1.01");
        assertThatThrownBy(() -> EnergyModel.watts(GPU, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void a_batch_job_costs_full_power_for_as_long_as_it_runs() {
        assertThat(EnergyModel.ofBatch(GPU, Duration.ofMinutes(90)).value()).isEqualTo(0.75);
    }
}
