package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.always;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.in;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.onlyIn;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuaranteeCheckTest {
    private static final Program PROGRAM =
            Sketch.program(Sketch.places(3), List.of(Sketch.assumed(RegionFact.CARBON, 600)));
    private static final GuaranteeCheck CHECK = new GuaranteeCheck(PROGRAM);

    private static Witness job(String... labels) {
        return new Witness(
                Map.of(),
                Map.of(),
                new TreeSet<>(List.of(labels)),
                0,
                -1,
                new TreeSet<>(),
                Map.of(),
                900,
                1,
                0,
                0,
                new Witness.Way.Step(0));
    }

    @Test
    void a_job_in_the_scope_stays_where_the_claim_says() {
        Guarantee only = onlyIn(labelled("eu"), 0, 1);
        Guarantee never =
                new Guarantee(
                        "never",
                        "",
                        labelled("eu"),
                        new Guarantee.Claim.NeverIn(Sketch.regions(2)),
                        Sketch.SPAN);

        for (Guarantee guarantee : List.of(only, never)) {
            assertThat(CHECK.allows(guarantee, job("eu"), 1)).isTrue();
            assertThat(CHECK.allows(guarantee, job("eu"), 2)).isFalse();
            assertThat(CHECK.allows(guarantee, job("phi"), 2)).isTrue();
        }
    }

    @Test
    void without_a_world_only_what_fails_in_every_world_is_refused() {
        Guarantee clean = always(labelled("eu"), atMost(region(RegionFact.CARBON), 300));
        Guarantee inside = always(labelled("eu"), in(0));

        assertThat(CHECK.allows(clean, job("eu"), 2)).isTrue();
        assertThat(CHECK.allows(inside, job("eu"), 2)).isFalse();
    }

    @Test
    void with_a_world_a_claim_has_to_hold_there() {
        Guarantee clean = always(labelled("eu"), atMost(region(RegionFact.CARBON), 300));
        Witness job = job("eu");

        assertThat(CHECK.allows(clean, job, 2, job, job, 0)).as("600 g/kWh are assumed").isFalse();
        assertThat(CHECK.allows(clean, job("phi"), 2, job, job, 0)).isTrue();
    }

    @Test
    void what_refutes_a_guarantee_is_refused_at_hand_over() {
        int refuted = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomPrograms random = new RandomPrograms(new Random(seed), 3, 2);
            Program program = random.program();
            Guarantee guarantee = random.guarantee();
            if (Prover.of(program).prove(guarantee) instanceof Proof.Refuted(Witness it, long _)) {
                refuted++;
                assertThat(
                                new GuaranteeCheck(program)
                                        .allows(guarantee, it, it.region(), it, it, it.slot()))
                        .as("seed " + seed)
                        .isFalse();
            }
        }
        assertThat(refuted).isGreaterThan(50);
    }

    @Test
    void a_rule_that_is_obeyed_is_allowed() {
        Program lawful =
                Sketch.program(
                        Sketch.places(3),
                        List.of(),
                        policy("law", labelled("eu")).require("in", in(0, 1)).done());
        Guarantee guarantee = onlyIn(labelled("eu"), 0, 1);

        assertThat(Prover.of(lawful).prove(guarantee)).isInstanceOf(Proof.Proved.class);
        assertThat(new GuaranteeCheck(lawful).allows(guarantee, job("eu"), 0)).isTrue();
    }
}
