package io.heliotrope.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.mutate.Coverage;
import io.heliotrope.policy.test.CompiledJudge;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What tests of a policy notice, of changes that are made to it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoverageTest {
    private static final String HEAD =
            """
            language 1

            signals { carbon fresh for 15 min, then assume 600 g/kWh }

            """;
    private static final String CLEAN =
            """
            policy clean {
              for jobs where labelled phi
              require low: region.carbon <= 450 g/kWh
            }
            """;

    private static String test(String job, String carbon, String expected) {
        return """

        test "%s %s" {
          given job j { %s }
          given regions { eu-north-1 { carbon %s g/kWh } }
          expect %s
        }
        """
                .formatted(job, carbon, job, carbon, expected);
    }

    private static Coverage coverage(String text) {
        Compilation compilation = Texts.compile(HEAD + text);
        return Coverage.of(Texts.program(HEAD + text), compilation.tests(), new CompiledJudge());
    }

    private static List<String> changes(String text) {
        return coverage(text).survivors().stream().map(Coverage.Survivor::change).toList();
    }

    @Test
    void a_limit_that_no_test_comes_near_is_told_with_its_place() {
        Coverage coverage =
                coverage(
                        CLEAN
                                + test("labels phi", "300", "place in eu-north-1")
                                + test("labels phi", "500", "reject"));

        assertThat(coverage.survivors())
                .extracting(Coverage.Survivor::change)
                .containsExactly("450 g/kWh became 451 g/kWh", "450 g/kWh became 449 g/kWh");
        assertThat(coverage.survivors().getFirst().span())
                .hasToString("t0:7:16")
                .satisfies(span -> assertThat(span.text()).isEqualTo("region.carbon <= 450 g/kWh"));
        assertThat(coverage.total()).isEqualTo(5);
        assertThat(coverage.killed()).isEqualTo(3);
    }

    @Test
    void tests_at_the_limit_and_of_other_jobs_notice_everything() {
        Coverage coverage =
                coverage(
                        CLEAN
                                + test("labels phi", "450", "place in eu-north-1")
                                + test("labels phi", "451", "reject")
                                + test("class stream", "500", "place in eu-north-1"));

        assertThat(coverage.survivors()).isEmpty();
        assertThat(coverage.killed()).isEqualTo(coverage.total());
    }

    @Test
    void what_is_proved_to_make_no_difference_does_not_count() {
        String big =
                """
                policy big {
                  for jobs where labelled phi
                  require memory: region.gpu-memory >= 60 GiB
                }

                test "small" {
                  given job j { labels phi }
                  given regions { eu-west-3 {} }
                  expect reject
                }

                test "large" {
                  given job j { labels phi }
                  given regions { eu-north-1 {} }
                  expect place in eu-north-1
                }
                """;

        assertThat(coverage(big).survivors()).isEmpty();
        assertThat(coverage(big).total()).isEqualTo(3);
    }

    @Test
    void steps_deferrals_and_preferences_are_left_out_and_exchanged() {
        String waits =
                """
                policy nightly {
                  for jobs where class is batch
                  require low: region.carbon <= 200 g/kWh
                  defer until region.carbon <= 100 g/kWh for at least 1 h
                    start no later than job.deadline - job.runtime
                  prefer lower region.carbon within 10 g/kWh, then lower region.latency
                  relax low to 300 g/kWh
                }
                """;

        assertThat(
                        changes(
                                waits
                                        + test(
                                                "class batch, deadline in 8 h",
                                                "90",
                                                "place in eu-north-1")))
                .contains(
                        "`relax low to 300 g/kWh` were left out",
                        "`for at least` were left out",
                        "`nightly` never deferred",
                        "it preferred `higher region.carbon` to `lower region.carbon`",
                        "`within` of `lower region.carbon` were left out",
                        "`lower region.latency` came before `lower region.carbon`");
    }

    @Test
    void who_leads_is_exchanged() {
        String two =
                """
                policy near {
                  for jobs where labelled phi
                  prefer lower region.latency
                }

                policy green {
                  for jobs
                  prefer lower region.carbon
                  priority below near
                }
                """;

        assertThat(changes(two + test("labels phi", "90", "place in eu-north-1")))
                .contains("`green` went before `near`");
    }
}
