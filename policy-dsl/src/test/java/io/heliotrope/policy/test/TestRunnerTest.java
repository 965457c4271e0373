package io.heliotrope.policy.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.Compilation;
import io.heliotrope.policy.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.test.TestResult.Failure;
import io.heliotrope.policy.test.Verdict.Fate;
import io.heliotrope.policy.test.Verdict.Gap;
import io.heliotrope.policy.test.Verdict.Removal;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.types.Unit;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is made of verdicts, whoever gives them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TestRunnerTest {
    private static final Unit GRAMS_PER_KWH = Unit.of("g/kWh").orElseThrow();
    private static final int NORTH = 0;
    private static final int SOUTH = 1;

    private static Places places() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return new Places(
                List.of(
                        new Site("north", "EU", "central", 80, zone),
                        new Site("south", "EU", "central", 80, zone)),
                Map.of(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>());
    }

    private static Compilation compilation(String expectations) {
        String text =
                """
                language 1

                signals { carbon fresh for 15 min, then assume 600 g/kWh }

                policy p {
                  for jobs
                  require clean: region.carbon <= 250 g/kWh
                  require quick: region.latency <= 80 ms
                }

                test "t" {
                  at 2026-11-20 22:15 Europe/Berlin
                  given job j { runtime 30 min, energy 2 kWh }
                  given regions { north { carbon 310 g/kWh, gpu-memory 141 GiB } south {} }
                """;
        return Policies.compile(
                places(), List.of(new Source("t.helio", text + expectations + "\n}\n")));
    }

    private static TestResult run(String expectations, Judge judge) {
        Compilation compilation = compilation(expectations);
        return new TestRunner(judge)
                .run(compilation.program().orElseThrow(), compilation.tests())
                .getFirst();
    }

    private static Failure failure(String expectation, Verdict verdict) {
        TestResult result = run(expectation, (program, scene) -> verdict);
        assertThat(result).isInstanceOf(TestResult.Failed.class);
        return ((TestResult.Failed) result).failures().getFirst();
    }

    private static void passes(String expectation, Verdict verdict) {
        assertThat(run(expectation, (program, scene) -> verdict))
                .isInstanceOf(TestResult.Passed.class);
    }

    private static Verdict verdict(Fate fate, Removal... removals) {
        return new Verdict(fate, List.of(), List.of(removals));
    }

    private static Removal removal(int region, String rule, double value, double bound) {
        return new Removal(
                region,
                "p",
                rule,
                Optional.of(new Gap(value, Relation.AT_MOST, bound, GRAMS_PER_KWH)));
    }

    @Test
    void what_comes_as_expected_passes() {
        passes("expect place in north", verdict(new Fate.Placed(NORTH, 0)));
        passes("expect defer until 02:00", verdict(new Fate.Placed(SOUTH, 15)));
        passes("expect hold", verdict(new Fate.Held("")));
        passes("expect reject", verdict(new Fate.Refused("no")));
        passes(
                "expect south refused by quick",
                verdict(new Fate.Refused(""), removal(SOUTH, "quick", 1, 0)));
    }

    @Test
    void a_region_that_was_removed_is_told_with_its_rule_value_bound_and_difference() {
        Failure failure =
                failure(
                        "expect place in north",
                        verdict(
                                new Fate.Placed(SOUTH, 0),
                                removal(NORTH, "quick", 900, 100),
                                removal(NORTH, "clean", 310, 250)));

        assertThat(failure.expected()).isEqualTo("place in north");
        assertThat(failure.actual()).isEqualTo("place in south at once");
        assertThat(failure.why())
                .isEqualTo("`clean` removes north: 310 g/kWh is not <= 250 g/kWh, 60 g/kWh away");
        assertThat(failure.span().text()).isEqualTo("expect place in north");
    }

    @Test
    void a_region_that_no_rule_removed_lost_to_another_one() {
        Failure failure = failure("expect place in north", verdict(new Fate.Placed(SOUTH, 0)));

        assertThat(failure.why()).isEqualTo("no rule removes north: what is preferred chose south");
    }

    @Test
    void a_later_start_is_told_by_the_clock_of_the_test_with_what_was_relaxed() {
        Failure failure =
                failure(
                        "expect place in north",
                        new Verdict(
                                new Fate.Placed(NORTH, 15),
                                List.of("clean to 400 g/kWh", "quick"),
                                List.of()));

        assertThat(failure.actual())
                .isEqualTo("defer until 02:00, in north (relaxed: clean to 400 g/kWh, then quick)");
        assertThat(failure.why()).isEqualTo("no rule removes north: a later start was better");
    }

    @Test
    void a_start_on_another_day_is_told_with_the_day() {
        Failure failure = failure("expect reject", verdict(new Fate.Placed(NORTH, 200)));

        assertThat(failure.actual()).isEqualTo("defer until 2026-11-23 00:15, in north");
        assertThat(failure.expected()).isEqualTo("reject");
    }

    @Test
    void the_nearest_rule_is_told_where_a_job_is_refused() {
        Failure failure =
                failure(
                        "expect hold",
                        verdict(
                                new Fate.Refused("nowhere"),
                                removal(NORTH, "clean", 310, 250),
                                removal(SOUTH, "clean", 260, 250),
                                new Removal(SOUTH, "p", "in-eu", Optional.empty())));

        assertThat(failure.actual()).isEqualTo("reject \"nowhere\"");
        assertThat(failure.why())
                .isEqualTo("`clean` removes south: 260 g/kWh is not <= 250 g/kWh, 10 g/kWh away");
    }

    @Test
    void a_region_that_another_rule_removed_is_told_with_that_rule() {
        Failure removed =
                failure(
                        "expect south refused by quick",
                        verdict(new Fate.Refused(""), removal(SOUTH, "clean", 260, 250)));
        Failure allowed =
                failure("expect south refused by quick", verdict(new Fate.Placed(SOUTH, 0)));

        assertThat(removed.actual()).isEqualTo("south refused by clean");
        assertThat(allowed.actual()).isEqualTo("south is not removed by any rule");
        assertThat(allowed.why()).isEqualTo("`quick` lets south in, or gave way");
    }

    @Test
    void each_expectation_that_is_not_met_is_told() {
        TestResult result =
                run(
                        "expect hold\nexpect reject\nexpect place in south",
                        (program, scene) -> verdict(new Fate.Placed(SOUTH, 0)));

        assertThat(((TestResult.Failed) result).failures())
                .extracting(Failure::expected)
                .containsExactly("hold", "reject");
    }

    @Test
    void the_judge_sees_what_is_given() {
        TestResult result =
                run(
                        "expect hold",
                        (program, scene) -> {
                            assertThat(program.places().sites().getFirst().gpuMemoryGib())
                                    .isEqualTo(141);
                            assertThat(scene.open()).isEqualTo(places().all());
                            assertThat(scene.now()).hasToString("2026-11-20T21:15:00Z");
                            assertThat(scene.world().reading(RegionFact.CARBON, NORTH))
                                    .isEqualTo(310);
                            assertThat(scene.pairing().value(RegionFact.GRAMS, NORTH, 0))
                                    .isEqualTo(620);
                            return verdict(new Fate.Held(""));
                        });

        assertThat(result).isInstanceOf(TestResult.Passed.class);
    }
}
