package io.heliotrope.orchestrator.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.baseline.Baseline;
import io.heliotrope.backtest.baseline.Baselines;
import io.heliotrope.backtest.optimum.Freedom;
import io.heliotrope.backtest.optimum.Optimum;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days that the project does not ship: run with `-Dheliotrope.traces=<folder>`, where the folder
/// is what `--data` names. That the bounds agree with published ones is the check that scenarios
/// are read as they are meant.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedScenariosTest {
    private static Recorded recorded(String scenario) {
        return Scenarios.read(
                Path.of("../../docs/scenarios").resolve(scenario + ".yaml"),
                Path.of(System.getProperty("heliotrope.traces", ".")));
    }

    /// Savings in per cent of running at once.
    @ParameterizedTest
    @CsvSource({
        "s1-nightly-de, 13.4905, 0, 13.4905",
        "s1-nightly-gb, 10.1529, 0, 10.1529",
        "s2-ml-de, 8.0402, 0, 8.0402",
        "s2-ml-gb, 9.2278, 0, 9.2278",
        "s2-ml-de-semi-weekly, 18.4808, 0, 18.4808",
        "s2-ml-gb-semi-weekly, 20.0881, 0, 20.0881",
        "s2-ml-de-semi-weekly-unbroken, 14.1484, 0, 14.1484",
        "s2-ml-gb-semi-weekly-unbroken, 14.8522, 0, 14.8522",
        "s2-gaia, 45.3804, 0, 45.3804",
        "s2-gaia-unbroken, 38.804, 0, 38.804",
        "s3-atlas, 12.43, 46.87, 54.55",
        "s4-gcp-inference, 2.18, 47.67, 49.90"
    })
    void perfect_foresight_saves_as_much_as_was_published(
            String scenario, double time, double region, double both) {
        Recorded recorded = recorded(scenario);
        Optimum optimum =
                new Optimum(
                        recorded.sky(),
                        Baselines.grid(recorded.scenario()),
                        recorded.scenario().room());
        double[] grams = new double[4];
        for (int episode = 0; episode < recorded.work().size(); episode++) {
            List<Work> work = recorded.work().get(episode);
            List<Flow> flows = recorded.flows(episode);
            grams[0] += optimum.runNow(work, flows);
            grams[1] += optimum.grams(work, flows, Freedom.TIME);
            grams[2] += optimum.grams(work, flows, Freedom.REGION);
            grams[3] += optimum.grams(work, flows, Freedom.BOTH);
        }
        assertThat(100 * (1 - grams[1] / grams[0])).isCloseTo(time, within(0.006));
        assertThat(100 * (1 - grams[2] / grams[0])).isCloseTo(region, within(0.006));
        assertThat(100 * (1 - grams[3] / grams[0])).isCloseTo(both, within(0.006));
    }

    /// Of what running at once emits.
    @ParameterizedTest
    @CsvSource({
        "lowest-slot, 0.780037",
        "carbon-time, 0.724888",
        "lowest-window, 0.683704",
        "ecovisor-quantile, 0.639105",
        "suspend-resume, 0.546196"
    })
    void the_rules_of_gaia_emit_what_was_published(String name, double share) {
        Recorded recorded = recorded("s2-gaia");
        List<Double> grams = new ArrayList<>();
        for (Baseline baseline : Baselines.of(recorded)) {
            if (baseline.name().equals(name) || baseline.name().equals("run-now")) {
                grams.add(baseline.grams(recorded.allWork(), List.of()));
            }
        }
        assertThat(grams.getFirst()).isCloseTo(562.171, within(0.001));
        assertThat(grams.getLast() / grams.getFirst()).isCloseTo(share, within(0.000006));
    }
}
