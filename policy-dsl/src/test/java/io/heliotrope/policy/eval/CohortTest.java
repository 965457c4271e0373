package io.heliotrope.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Which share of the jobs a rollout includes, and what the others have.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CohortTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private static MadeProgram.Made policy(String name, double share, Optional<String> otherwise) {
        return new MadeProgram.Made(name)
                .rollout(new Rules.Rollout(share, JobName.COHORT, Optional.of(DAY), otherwise));
    }

    private static List<String> holding(Program program, String cohort, LocalDate day) {
        MadeWorld world = new MadeWorld(1, 1).time(0, day.toEpochDay(), 0);
        MadeJob job = MadeJob.of(Map.of()).named(Map.of(JobName.COHORT, cohort));
        return Compiled.of(program)
                .snapshot(world)
                .judge(job, new MadePairing(1, 1))
                .holding()
                .stream()
                .map(Rules::name)
                .toList();
    }

    /// Worked out apart from this code, so that a job stays on its side over releases.
    @Test
    void the_split_is_the_same_on_every_machine_and_in_every_release() {
        assertThat(Cohort.fraction("", "")).isEqualTo(0.14838301097631856);
        assertThat(Cohort.fraction("clinical-inference", "ward-7")).isEqualTo(0.725890557117976);
    }

    @Test
    void a_share_is_about_that_share_of_the_names() {
        long included =
                IntStream.range(0, 20_000)
                        .filter(i -> Cohort.fraction("policy", "job-" + i) < 0.05)
                        .count();

        assertThat(included / 20_000.0).isCloseTo(0.05, within(0.006));
    }

    @Test
    void two_policies_split_jobs_apart_from_each_other() {
        long both =
                IntStream.range(0, 20_000)
                        .filter(i -> Cohort.fraction("one", "job-" + i) < 0.2)
                        .filter(i -> Cohort.fraction("other", "job-" + i) < 0.2)
                        .count();

        assertThat(both / 20_000.0).isCloseTo(0.04, within(0.006));
    }

    @Test
    void before_its_day_a_policy_includes_nobody() {
        Program program =
                new MadeProgram(1)
                        .with(policy("new", 1, Optional.of("old")))
                        .with(new MadeProgram.Made("old"))
                        .program();

        assertThat(holding(program, "", DAY.minusDays(1))).containsExactly("old");
        assertThat(holding(program, "", DAY)).containsExactly("new");
    }

    @Test
    void of_a_chain_one_holds() {
        Program program =
                new MadeProgram(1)
                        .with(policy("third", 0.3, Optional.of("second")))
                        .with(policy("second", 0.5, Optional.of("first")))
                        .with(new MadeProgram.Made("first"))
                        .program();

        assertThat(IntStream.range(0, 100).mapToObj(i -> holding(program, "c" + i, DAY)).toList())
                .allSatisfy(policies -> assertThat(policies).hasSize(1))
                .contains(List.of("third"), List.of("second"), List.of("first"));
    }

    @Test
    void a_policy_named_after_else_holds_for_jobs_outside_the_others_scope() {
        Formula batch = new Formula.NameIn(JobName.CLASS, new TreeSet<>(List.of("batch")));
        Program program =
                new MadeProgram(1)
                        .with(policy("new", 1, Optional.of("old")).scope(batch))
                        .with(new MadeProgram.Made("old"))
                        .program();

        assertThat(holding(program, "", DAY)).containsExactly("old");
    }

    @Test
    void a_circle_is_refused() {
        Program program =
                new MadeProgram(1)
                        .with(policy("new", 1, Optional.of("old")))
                        .with(policy("old", 1, Optional.of("new")))
                        .program();

        assertThatThrownBy(() -> Compiled.of(program))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[new, old]");
    }
}
