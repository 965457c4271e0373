package io.heliotrope.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.RandomWorlds.Drawn;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `default.helio` says what the built-in rules do.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefaultPolicyTest {
    private static final long SEED = 20_260_301;
    private static final int WORLDS = 500;

    private static Policy written(World world) {
        return PolicyTexts.policy(
                world.policy().with(List.of(PolicyTexts.shipped())), world.catalogue());
    }

    @Test
    void it_checks_without_a_word() {
        World world = TestJobs.threeRegions().build();

        Compilation compilation =
                PolicyTexts.compile(List.of(PolicyTexts.shipped()), world.catalogue());

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(written(world)).isInstanceOf(TextPolicy.class);
    }

    /// Decision, relaxation and both candidates, on random worlds with dead regions, gaps, zeros
    /// and unknown labels.
    @Test
    void it_decides_as_the_built_in_rules_do() {
        int decided = 0;
        for (int i = 0; i < WORLDS; i++) {
            RandomWorlds random = new RandomWorlds(SEED + i);
            Drawn drawn = random.world(6);
            PolicySettings settings =
                    new PolicySettings(
                            PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, 0, 3, drawn.reserve());
            World world = drawn.world().policy(settings).build();
            Policy builtIn = new BuiltInPolicy(settings);
            Policy written = written(world);
            for (boolean isAccepted : new boolean[] {false, true}) {
                Load load = drawn.load(isAccepted);
                for (Job job : List.of(random.batch(drawn), random.interactive(drawn))) {
                    Receipt built = Decide.decide(job, world, load, builtIn);
                    Receipt text = Decide.decide(job, world, load, written);

                    assertThat(text.decision())
                            .as("seed %d: %s", SEED + i, job)
                            .isEqualTo(built.decision());
                    assertThat(text.chosen()).as("seed %d", SEED + i).isEqualTo(built.chosen());
                    assertThat(text.runnerUp()).as("seed %d", SEED + i).isEqualTo(built.runnerUp());
                    assertThat(text.relaxation())
                            .as("seed %d", SEED + i)
                            .isEqualTo(built.relaxation());
                    decided++;
                }
            }
        }
        assertThat(decided).isEqualTo(4 * WORLDS);
    }

    @Test
    void a_text_that_does_not_check_lets_no_job_in() {
        World world = TestJobs.threeRegions().build();
        PolicySettings broken =
                world.policy().with(List.of(new PolicyText("broken.helio", "language 1 policy")));

        Receipt receipt =
                Decide.decide(
                        TestJobs.interactive("de", "", 500),
                        world,
                        Load.NONE,
                        PolicyTexts.policy(broken, world.catalogue()));

        assertThat(TestJobs.removed(receipt, "policy")).containsExactly("de", "se", "us");
        assertThat(receipt.decision().toString()).contains("POLICY");
    }
}
