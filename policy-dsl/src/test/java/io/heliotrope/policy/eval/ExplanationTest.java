package io.heliotrope.policy.eval;

import static io.heliotrope.policy.eval.MadeProgram.atMost;
import static io.heliotrope.policy.eval.MadeProgram.lower;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExplanationTest {
    private static final Program PROGRAM =
            new MadeProgram(4)
                    .ladder(
                            RegionFact.CARBON,
                            900,
                            new Ladder.Rung.Forecast(),
                            new Ladder.Rung.Assume(600))
                    .ladder(RegionFact.CARBON_FREE, 900, new Ladder.Rung.Exclude())
                    .with(
                            new MadeProgram.Made("data-law")
                                    .require(
                                            "in-the-eea",
                                            new Formula.InRegions(new RegionWord(0b0111)),
                                            "GDPR chapter V"))
                    .with(
                            new MadeProgram.Made("nightly")
                                    .require("clean", atMost(RegionFact.CARBON, 250, "g/kWh"))
                                    .require(
                                            "responsive",
                                            MadeProgram.compare(
                                                    new Term.OfRegion(RegionFact.LATENCY),
                                                    Relation.AT_MOST,
                                                    new Term.Product(
                                                            new Term.Constant(0.5),
                                                            new Term.OfJob(JobFact.SLO)),
                                                    "ms"))
                                    .require(
                                            "mostly-free",
                                            new Formula.Not(
                                                    new Formula.Not(
                                                            MadeProgram.compare(
                                                                    new Term.OfRegion(
                                                                            RegionFact.CARBON_FREE),
                                                                    Relation.AT_LEAST,
                                                                    new Term.Constant(0.6),
                                                                    "%"))))
                                    .budget(0, Budget.Resource.CARBON, 1000)
                                    .prefer(
                                            new Preference.Ranked(
                                                    List.of(
                                                            lower(RegionFact.LATENCY, 0.02, "ms"),
                                                            lower(RegionFact.CARBON, 0, "g/kWh"))))
                                    .relax("mostly-free"))
                    .program();

    private final MadeWorld world =
            new MadeWorld(4, 2)
                    .read(RegionFact.CARBON, 0, 120, 60)
                    .read(RegionFact.CARBON, 1, 310, 720)
                    .read(RegionFact.CARBON, 2, 100, 7200)
                    .forecast(RegionFact.CARBON, 2, 118, 90)
                    .read(RegionFact.CARBON_FREE, 0, 0.7, 0)
                    .read(RegionFact.CARBON_FREE, 1, 0.55, 0)
                    .read(RegionFact.CARBON_FREE, 2, 0.9, 1800);
    private final MadePairing pairing =
            new MadePairing(4, 2)
                    .row(RegionFact.LATENCY, 0.03, 0.055, 0.04, 0.2)
                    .row(RegionFact.GRAMS, 40, 50, 60, Double.NaN);
    private final Judgement judgement =
            Compiled.of(PROGRAM)
                    .snapshot(world)
                    .judge(
                            new MadeJob(
                                    Map.of(JobFact.SLO, 0.12),
                                    Map.of(),
                                    Set.of(),
                                    0,
                                    -1,
                                    List.of(955.0)),
                            pairing);

    @Test
    void each_rule_says_which_regions_it_removes_and_by_how_much() {
        assertThat(judgement.explain(1, 0).text())
                .isEqualTo(
                        """
                        slot 0, step 1 (gave way: mostly-free), led by nightly
                        data-law.in-the-eea removes 1 of 4 (GDPR chapter V)
                          r3: region must be one of r0, r1, r2
                        nightly.clean removes 2 of 4
                          r1: region.carbon is 310 g/kWh and must be at most 250 g/kWh: 60 g/kWh too much (reading 12 min old)
                          r3: region.carbon is 600 g/kWh and must be at most 250 g/kWh: 350 g/kWh too much (no reading, assumed)
                        nightly.responsive removes 1 of 4
                          r3: region.latency is 200 ms and must be at most 0.5 * job.slo = 60 ms: 140 ms too much
                        nightly.budget-0 removes 3 of 4
                          r1: what was used, with this job, is 1005 g and must be at most 1000 g: 5 g too much
                          r2: what was used, with this job, is 1015 g and must be at most 1000 g: 15 g too much
                          r3: region.grams is not known
                        allowed: r0
                        best: r0\
                        """);
    }

    @Test
    void a_number_that_is_not_known_says_why() {
        Explanation.Removal removal = judgement.explain(0, 0).removals().get(3);

        assertThat(removal.rule()).isEqualTo("nightly.mostly-free");
        assertThat(removal.removed()).isEqualTo(new RegionWord(0b1110));
        assertThat(removal.regions().stream().map(r -> r.findings().getFirst().text()))
                .containsExactly(
                        "region.carbon-free is 55 % and must be at least 60 %: 5 % too little"
                                + " (reading 0 ms old)",
                        "region.carbon-free is not known (reading 30 min old, fresh for 15 min, so"
                                + " the region is excluded)",
                        "region.carbon-free is not known (no reading, so the region is excluded)");
    }

    @Test
    void a_distance_is_a_number_in_base_units() {
        Finding finding =
                judgement
                        .explain(0, 0)
                        .removals()
                        .get(2)
                        .regions()
                        .getFirst()
                        .findings()
                        .getFirst();

        assertThat(finding).isInstanceOf(Finding.Missed.class);
        Finding.Missed missed = (Finding.Missed) finding;
        assertThat(missed.distance()).isEqualTo(0.2 - 0.5 * 0.12);
    }

    @Test
    void the_runner_up_is_told_with_its_distance_at_each_rank() {
        MadeJob job = MadeJob.of(Map.of(JobFact.SLO, 0.12));
        Judgement cheap = Compiled.of(PROGRAM).snapshot(world).judge(job, pairing);

        assertThat(cheap.explain(1, 0).text())
                .endsWith(
                        """
                        allowed: r0, r2
                        best: r2, then r0
                          lower region.latency: 40 ms, then 30 ms, 10 ms apart, alike
                          lower region.carbon: 118 g/kWh, then 120 g/kWh, 2 g/kWh apart\
                        """);
    }
}
