package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.EnergyModel;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelledEnergyTest {
    private static final double JOULES_PER_KWH = 3.6e6;

    private final ModelledEnergy energy =
            new ModelledEnergy(Samples.SWEDEN, () -> Optional.of(Samples.world()));

    private static EnergyMeter.Run run(Job job, int outputTokens, int together) {
        return new EnergyMeter.Run(
                job, 5, outputTokens, Duration.ofSeconds(10), Duration.ofHours(2), together);
    }

    @Test
    void interactive_work_is_charged_by_token_and_less_when_it_runs_together() {
        assertThat(energy.meter(run(respond("a"), 100, 1)).energy().value())
                .isCloseTo(100 * (3 + 0.5) / JOULES_PER_KWH, within(1e-15));
        assertThat(energy.meter(run(respond("a"), 100, 3)).energy().value())
                .isCloseTo(100 * (1 + 0.5) / JOULES_PER_KWH, within(1e-15));
    }

    @Test
    void batch_work_is_charged_by_the_time_for_which_it_holds_its_accelerator() {
        EnergyMeter.Metered metered = energy.meter(run(complete("a"), 100, 1));

        assertThat(metered.energy().value()).isCloseTo(2 * 0.072, within(1e-12));
        assertThat(metered.method()).isEqualTo(EnergyModel.METHOD);
    }

    @Test
    void a_region_that_the_catalogue_does_not_name_has_no_accelerator_to_charge() {
        ModelledEnergy elsewhere =
                new ModelledEnergy(new RegionId("mars"), () -> Optional.of(Samples.world()));

        assertThatIllegalStateException()
                .isThrownBy(() -> elsewhere.meter(run(complete("a"), 1, 1)))
                .withMessage("the catalogue has no region mars");
    }

    @Test
    void a_model_without_figures_is_charged_by_the_time_of_its_inference() {
        Job known = respond("a");
        Job unknown =
                new Job(
                        known.id(),
                        known.origin(),
                        known.tenant(),
                        "no-such-model",
                        Residency.ANYWHERE,
                        known.objective(),
                        known.submittedAt(),
                        known.digest(),
                        known.payload());

        assertThat(energy.meter(run(unknown, 100, 1)).energy().value())
                .isCloseTo(0.072 * 10 / 3600, within(1e-12));
    }
}
