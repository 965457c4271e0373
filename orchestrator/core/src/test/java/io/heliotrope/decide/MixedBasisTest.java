package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static io.heliotrope.decide.TestJobs.removed;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Decision;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Regions whose grams are counted in different ways are not compared.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MixedBasisTest {
    /// `de` with 400 g/kWh, `se` with 1 of another basis, `us` with 390 of the first.
    private static TestWorld mixed() {
        double[] values = new double[200];
        Arrays.fill(values, 1);
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .region("us", "US")
                .grams("de", 400)
                .grams("us", 390)
                .signal(
                        new IntensityForecast(
                                new GridZone("se"),
                                Basis.MARGINAL,
                                "feed",
                                NOW,
                                Quality.FORECAST,
                                new Curve(NOW, Slots.LENGTH, values)));
    }

    private static Decision to(String region) {
        return new Decision.Dispatch(new RegionId(region));
    }

    @Test
    void fewer_grams_of_another_basis_win_nothing() {
        Duration day = Duration.ofHours(24);
        Receipt batch = decide(batch("de", "", day, Duration.ofHours(1)), mixed().build());
        Receipt interactive = decide(interactive("de", "", 1_000), mixed().build());

        assertThat(batch.decision()).isEqualTo(to("us"));
        assertThat(interactive.decision()).isEqualTo(to("us"));
    }

    @Test
    void the_origin_says_in_which_basis_its_job_is_counted() {
        Receipt receipt = decide(interactive("se", "", 1_000), mixed().build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
    }

    @Test
    void a_place_of_another_basis_is_taken_when_it_is_the_only_one_and_shown_as_it_is() {
        Receipt receipt = decide(interactive("de", "SE", 1_000), mixed().build());

        Receipt.Scored chosen = receipt.winner().orElseThrow();
        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(chosen.grams()).isNaN();
        assertThat(chosen.basis().orElseThrow().basis()).isEqualTo(Basis.MARGINAL);
        assertThat(receipt.counterfactual().orElseThrow().basis().orElseThrow().basis())
                .isEqualTo(Basis.AVERAGE_LIFECYCLE);
    }

    @Test
    void a_green_threshold_is_not_met_in_another_basis() {
        TestWorld world = mixed().policy(Rule.LOWEST_LATENCY_WHEN_GREEN, 395);

        Receipt receipt = decide(interactive("de", "", 1_000), world.build());

        assertThat(receipt.decision()).isEqualTo(to("us"));
        assertThat(removed(receipt, Rules.GREEN)).isEqualTo(List.of("de", "se"));
    }
}
