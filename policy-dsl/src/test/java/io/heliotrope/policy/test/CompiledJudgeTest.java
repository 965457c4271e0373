package io.heliotrope.policy.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.test.TestResult.Failure;
import io.heliotrope.policy.text.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Tests of policies as the evaluator of the running system ends them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompiledJudgeTest {
    private static final String NIGHTLY =
            """
            policy nightly {
              for jobs where class is batch
              require clean: region.carbon <= 250 g/kWh
              defer until region.carbon <= 120 g/kWh
                for at least job.runtime
                start no later than job.deadline - job.runtime
              prefer lower region.carbon
              relax clean to 400 g/kWh
              otherwise reject "nowhere is clean"
            }
            """;

    private static Compilation compile(String policies, String test) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Places places =
                new Places(
                        List.of(
                                new Site("north", "EU", "central", 80, zone),
                                new Site("south", "EU", "central", 80, zone)),
                        Map.of(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>());
        String text =
                """
                language 1
                signals { carbon fresh for 15 min, then forecast, then assume 100 g/kWh }
                %s
                test "t" {
                  at 2026-11-20 22:15 Europe/Berlin
                  %s
                }
                """
                        .formatted(policies, test);
        Compilation compilation = Policies.compile(places, List.of(new Source("t.helio", text)));
        assertThat(compilation.program()).as("%s", compilation.diagnostics()).isPresent();
        return compilation;
    }

    private static List<Failure> failures(String policies, String test) {
        Compilation compilation = compile(policies, test);
        TestResult result =
                new TestRunner(new CompiledJudge())
                        .run(compilation.program().orElseThrow(), compilation.tests())
                        .getFirst();
        return switch (result) {
            case TestResult.Passed _ -> List.of();
            case TestResult.Failed(TestCase _, List<Failure> failures) -> failures;
        };
    }

    @Test
    void waits_for_the_green_window_that_is_in_time() {
        String given =
                """
                given job j { class batch, runtime 30 min, deadline in 8 h }
                given regions { north { carbon 310 g/kWh until 02:00, then 90 g/kWh } }
                """;

        assertThat(failures(NIGHTLY, given + "expect defer until 02:00")).isEmpty();
        assertThat(failures(NIGHTLY, given + "expect place in north"))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.actual()).isEqualTo("defer until 02:00, in north");
                    assertThat(failure.why())
                            .isEqualTo(
                                    "`clean` removes north: 310 g/kWh is not <= 250 g/kWh, 60"
                                            + " g/kWh away");
                });
    }

    @Test
    void a_region_that_is_not_given_makes_no_window() {
        assertThat(
                        failures(
                                NIGHTLY,
                                """
                                given job j { class batch, runtime 30 min, deadline in 3 h }
                                given regions { south { carbon 200 g/kWh } }
                                expect place in south
                                """))
                .isEmpty();
    }

    @Test
    void gives_way_as_written_and_says_so() {
        String given =
                """
                given job j { class batch, runtime 30 min, deadline in 3 h }
                given regions { north { carbon 390 g/kWh } south { carbon 380 g/kWh } }
                """;

        assertThat(failures(NIGHTLY, given + "expect place in south")).isEmpty();
        assertThat(failures(NIGHTLY, given + "expect reject"))
                .extracting(Failure::actual)
                .containsExactly("place in south at once (relaxed: clean to 400 g/kWh)");
    }

    @Test
    void what_no_step_lets_in_ends_as_otherwise_says() {
        String given =
                """
                given job j { class batch, runtime 30 min, deadline in 3 h }
                given regions { north { carbon 500 g/kWh } }
                """;

        assertThat(failures(NIGHTLY, given + "expect reject\nexpect north refused by clean"))
                .isEmpty();
        assertThat(failures(NIGHTLY, given + "expect hold"))
                .extracting(Failure::actual)
                .containsExactly("reject \"nowhere is clean\" (relaxed: clean to 400 g/kWh)");
    }

    @Test
    void who_is_held_and_whom_others_go_before_waits() {
        String given =
                """
                given job j { class batch, runtime 30 min, deadline in 3 h }
                given regions { north { carbon 500 g/kWh } }
                """;
        String reject = "otherwise reject \"nowhere is clean\"";
        String holds = NIGHTLY.replace(reject, "otherwise hold \"until the wind is back\"");
        String sheds = NIGHTLY.replace(reject, "otherwise shed lowest job.priority");

        assertThat(failures(holds, given + "expect hold")).isEmpty();
        assertThat(failures(sheds, given + "expect hold")).isEmpty();
        assertThat(failures(sheds, given + "expect reject"))
                .extracting(Failure::actual)
                .containsExactly("hold \"the most urgent first\" (relaxed: clean to 400 g/kWh)");
    }

    @Test
    void an_accepted_job_may_be_late() {
        String given =
                """
                given job j { class batch, state %s, runtime 30 min, deadline in 10 min }
                given regions { north { carbon 90 g/kWh } }
                """;

        assertThat(failures(NIGHTLY, given.formatted("new") + "expect reject")).isEmpty();
        assertThat(failures(NIGHTLY, given.formatted("accepted") + "expect place in north"))
                .isEmpty();
    }

    @Test
    void batch_without_a_deferral_takes_the_best_start_before_its_deadline_others_start_at_once() {
        String greenest = "policy p { for jobs prefer lower region.carbon }";
        String given =
                """
                given job j { class %s, runtime 30 min, deadline in %s }
                given regions { north { carbon 300 g/kWh until 02:00, then 90 g/kWh } }
                """;

        assertThat(failures(greenest, given.formatted("batch", "8 h") + "expect defer until 02:00"))
                .isEmpty();
        assertThat(failures(greenest, given.formatted("batch", "2 h") + "expect place in north"))
                .isEmpty();
        assertThat(
                        failures(
                                greenest,
                                given.formatted("interactive", "8 h") + "expect place in north"))
                .isEmpty();
    }

    @Test
    void a_fall_back_runs_where_no_requirement_that_stays_forbids_it() {
        String policy =
                """
                policy p {
                  for jobs where class is interactive
                  require clean: region.carbon <= 100 g/kWh
                  require near: region.latency <= 50 ms
                  prefer lower region.latency
                  relax clean to 200 g/kWh
                  otherwise run in home
                }
                """;
        String given =
                """
                given job j { class interactive, home north }
                given regions {
                  north { carbon 500 g/kWh, latency %s }
                  south { carbon 500 g/kWh, latency 10 ms }
                }
                """;

        assertThat(failures(policy, given.formatted("20 ms") + "expect place in north")).isEmpty();
        assertThat(failures(policy, given.formatted("80 ms") + "expect reject")).isEmpty();
    }
}
