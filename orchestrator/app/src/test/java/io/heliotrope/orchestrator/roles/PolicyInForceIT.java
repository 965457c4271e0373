package io.heliotrope.orchestrator.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.metrics.PolicyMetricNames;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies are put in force, refused and taken back while jobs are decided.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyInForceIT {
    private static final String EASTERN =
            """
            language 1
            regions home = east

            guarantee at-home {
              for jobs where class is interactive
              only in home
            }

            policy eastern {
              for jobs where class is interactive
              require here: region in (east) because "the east takes its own"
              prefer lower region.latency
            }

            test "the north is not the east" {
              given job any { class interactive, slo 500 ms }
              given regions { north {} east {} west {} }
              expect place in east
              expect north refused by here
            }
            """;
    private static final String LEAKY =
            EASTERN.replace(
                    "require here: region in (east)", "require here: region in (east, north)");
    private static final String OF_TENANT =
            """
            language 1
            use jobs from "eastern.helio"

            policy none-at-all {
              for jobs where class is interactive
              require nowhere: region in (west)
            }
            """;
    private static final String NORTHERN =
            """
            language 1

            policy northern {
              for jobs where class is interactive
              require north: region in (north)
              prefer lower region.latency
            }
            """;

    @Test
    void a_policy_comes_into_force_between_decisions_and_a_bad_one_does_not(@TempDir Path folder)
            throws Exception {
        try (SealedFleet fleet = new SealedFleet(folder)) {
            assertThat(sentTo(fleet, "first", "")).isEqualTo(SmallFleet.NORTH);

            CliRun applied = apply(fleet, folder, "eastern.helio", EASTERN, "--why", "a trial");
            assertThat(applied.out())
                    .as(applied.err())
                    .contains("eastern.helio: checked, 1 guarantee proved, 1 test passed")
                    .contains("in force: eastern.helio, as number 1, digest ");
            awaitPolicies(fleet, 1);
            assertThat(sentTo(fleet, "second", "")).isEqualTo(SmallFleet.EAST);

            assertThat(fleet.run("audit", "second").out())
                    .contains("led by eastern")
                    .contains("eastern.here removes 2 of 3 (the east takes its own)")
                    .contains("north: region");

            CliRun leaky = apply(fleet, folder, "leaky.helio", LEAKY);
            assertThat(leaky.exitCode()).isEqualTo(1);
            assertThat(leaky.err())
                    .contains("guarantee `at-home` does not hold")
                    .contains("FAIL  \"the north is not the east\"")
                    .contains("the policy in force stays");
            assertThat(sentTo(fleet, "third", "")).isEqualTo(SmallFleet.EAST);

            CliRun back = fleet.run("policy", "rollback", "--by", "sre");
            assertThat(back.out()).contains("in force: the built-in rules, as number 2");
            awaitPolicies(fleet, 2);
            assertThat(sentTo(fleet, "fourth", "")).isEqualTo(SmallFleet.NORTH);
            assertThat(fleet.run("policy", "history").out())
                    .contains("eastern.helio  (applied by ", ": a trial)")
                    .contains("the built-in rules  (rolled back by sre)  <- in force");
            assertReplays(fleet);
        }
    }

    @Test
    void a_tenants_module_narrows_its_own_jobs_and_a_shadow_decides_nothing(@TempDir Path folder)
            throws Exception {
        try (SealedFleet fleet = new SealedFleet(folder)) {
            apply(fleet, folder, "eastern.helio", EASTERN);
            CliRun tenant = apply(fleet, folder, "acme.helio", OF_TENANT, "--tenant", "acme");
            CliRun shadow = apply(fleet, folder, "northern.helio", NORTHERN, "--shadow");
            assertThat(tenant.out())
                    .as(tenant.err())
                    .contains("eastern.helio, and modules of [acme]");
            assertThat(shadow.out()).as(shadow.err()).contains("northern.helio in its shadow");
            awaitPolicies(fleet, 3);

            assertThat(sentTo(fleet, "everybodys", "")).isEqualTo(SmallFleet.EAST);
            submit(fleet, new JobId("acmes"), "acme");
            assertThat(fleet.end(Lane.INTERACTIVE, new JobId("acmes")))
                    .isInstanceOf(Status.Refused.class);

            String differs =
                    "[tag(is=east), tag(lane=interactive), tag(rule=northern.north), tag(would=north)]";
            Eventually.holds(
                    "the shadow to differ",
                    () ->
                            fleet.fleet()
                                    .counts(PolicyMetricNames.SHADOW_DIFFERENCES)
                                    .containsKey(differs));
            assertThat(fleet.run("policy", "withdraw", "--shadow").out())
                    .contains("in force: eastern.helio, and modules of [acme], as number 4");
            assertReplays(fleet);
        }
    }

    private static RegionId sentTo(SealedFleet fleet, String name, String tenant) throws Exception {
        JobId job = new JobId(name);
        submit(fleet, job, tenant);
        assertThat(fleet.end(Lane.INTERACTIVE, job)).isInstanceOf(Status.Done.class);
        Dispatch dispatch = fleet.dispatches(Lane.INTERACTIVE, job).getFirst();
        String digest = dispatch.receipt().policy().toString().substring(0, 12);
        assertThat(fleet.fleet().counts(PolicyMetricNames.POLICY_DECISIONS))
                .containsKey("[tag(lane=interactive), tag(policy=" + digest + ")]");
        return dispatch.target();
    }

    private static void submit(SealedFleet fleet, JobId job, String tenant) throws Exception {
        Map<String, String> headers = Scene.headers(Lane.INTERACTIVE);
        if (!tenant.isEmpty()) {
            headers.put(JobHeaders.TENANT, tenant);
        }
        fleet.producer()
                .submit(SmallFleet.EAST, Lane.INTERACTIVE, job, headers, "hello".getBytes(UTF_8))
                .get();
    }

    private static CliRun apply(
            SealedFleet fleet, Path folder, String name, String text, String... more)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        String[] command = new String[3 + more.length];
        command[0] = "policy";
        command[1] = "apply";
        command[2] = file.toString();
        System.arraycopy(more, 0, command, 3, more.length);
        return fleet.run(command);
    }

    /// Router and decider have read the policy topic so far.
    private static void awaitPolicies(SealedFleet fleet, long offset) {
        Eventually.holds(
                "policy " + offset,
                () ->
                        fleet.fleet().home().world().get().offsets().policy() > offset
                                && fleet.fleet().decider().world().get().offsets().policy()
                                        > offset);
    }

    private static void assertReplays(SealedFleet fleet) throws IOException {
        CliRun verified = fleet.run("verify-ledger");
        assertThat(verified.out()).contains("ok      receipts replayed identically");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }
}
