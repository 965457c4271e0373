package io.heliotrope.orchestrator.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.queues.JobHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Budgets and waiting by policy on a real broker: what was used outlives the decider, and every
/// decision replays.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BudgetsIT {
    private static final String SHARES =
            """
            language 1
            module acme.shares

            signals { carbon fresh for 1 h, then forecast, then assume 600 g/kWh }

            policy shares {
              for jobs where class is batch
              budget day: 2 GPU-h per day for each tenant because "fair shares of the pools"
            }

            policy tokens {
              for jobs where class is interactive
              budget hour: 0.2 GPU-s per hour for each tenant because "so many answers an hour"
            }

            policy patience {
              for jobs where class is batch and labelled patient
              require clean: region.carbon <= 10 g/kWh because "the net-zero plan"
              otherwise hold "until the wind is back"
            }

            test "what is used up is used up" {
              given job another {
                class batch, home east, runtime 1 h, gpus 1, deadline in 6 h,
                used.day 1.5 GPU-h
              }
              given regions { north { carbon 20 g/kWh } }
              expect reject
              expect north refused by day
            }
            """;

    @Test
    void budgets_hold_across_a_restart_and_what_the_policy_lets_wait_waits(@TempDir Path folder)
            throws Exception {
        try (SealedFleet fleet = new SealedFleet(folder)) {
            Path file = Files.writeString(folder.resolve("shares.helio"), SHARES);
            CliRun applied = fleet.run("policy", "apply", file.toString());
            assertThat(applied.out()).as(applied.err()).contains("1 test passed");
            Eventually.holds(
                    "the policy",
                    () -> fleet.fleet().decider().world().get().offsets().policy() > 1);

            assertThat(used(done(fleet, "first", "acme"))).isZero();
            fleet.fleet().restartDecider();
            // a measured run took an hour of job time, as far as its worker's clock shows
            assertThat(used(done(fleet, "second", "acme"))).isPositive();
            assertThat(ended(fleet, "third", "acme"))
                    .isEqualTo(
                            new Status.Refused(
                                    Refusal.POLICY, "fair shares of the pools", Instant.MAX));
            assertThat(used(done(fleet, "other", "globex"))).isZero();
            assertThat(fleet.run("audit", "third").out())
                    .contains("shares.day removes 3 of 3 (fair shares of the pools)")
                    .contains("replays identically")
                    .doesNotContain("BROKEN")
                    .contains("GPU-h too much");

            assertThat(answered(fleet, "short", "acme", 16)).isInstanceOf(Status.Done.class);
            assertThat(answered(fleet, "long", "acme", 5_000))
                    .isEqualTo(
                            new Status.Refused(
                                    Refusal.POLICY, "so many answers an hour", Instant.MAX));
            assertThat(answered(fleet, "short-too", "globex", 16)).isInstanceOf(Status.Done.class);
            assertThat(fleet.dispatches(Lane.INTERACTIVE, new JobId("short")))
                    .singleElement()
                    .satisfies(one -> assertThat(one.receipt().load().uses()).hasSize(1));

            JobId patient = new JobId("patient");
            submit(fleet, patient, "globex", Map.of(JobHeaders.LABELS, "patient"));
            Eventually.holds("a word on it", () -> !fleet.statuses().of(patient).isEmpty());
            Status held = fleet.statuses().of(patient).getFirst();
            assertThat(held.state()).isEqualTo(new Status.Held());
            assertThat(held.why().orElseThrow().isPending()).isTrue();
            assertThat(fleet.dispatches(Lane.BATCH, patient)).isEmpty();
            fleet.fleet().control().publish(SmallFleet.average("N", 5));
            assertThat(fleet.end(Lane.BATCH, patient)).isInstanceOf(Status.Done.class);
            assertThat(fleet.dispatches(Lane.BATCH, patient))
                    .singleElement()
                    .satisfies(one -> assertThat(one.target()).isEqualTo(SmallFleet.NORTH));
            assertReplays(fleet);
        }
    }

    private static Dispatch done(SealedFleet fleet, String name, String tenant) throws Exception {
        assertThat(ended(fleet, name, tenant)).isInstanceOf(Status.Done.class);
        return fleet.dispatches(Lane.BATCH, new JobId(name)).getFirst();
    }

    private static Status.Terminal ended(SealedFleet fleet, String name, String tenant)
            throws Exception {
        JobId job = new JobId(name);
        submit(fleet, job, tenant, Map.of());
        return fleet.end(Lane.BATCH, job);
    }

    private static Status.Terminal answered(
            SealedFleet fleet, String name, String tenant, int tokens) throws Exception {
        Map<String, String> headers = Scene.headers(Lane.INTERACTIVE);
        headers.put(JobHeaders.TENANT, tenant);
        headers.put(JobHeaders.MAX_TOKENS, Integer.toString(tokens));
        JobId job = new JobId(name);
        fleet.producer()
                .submit(SmallFleet.EAST, Lane.INTERACTIVE, job, headers, "hello".getBytes(UTF_8))
                .get();
        return fleet.end(Lane.INTERACTIVE, job);
    }

    private static void submit(
            SealedFleet fleet, JobId job, String tenant, Map<String, String> more)
            throws Exception {
        Map<String, String> headers = Scene.headers(Lane.BATCH);
        headers.put(JobHeaders.TENANT, tenant);
        headers.putAll(more);
        fleet.producer()
                .submit(SmallFleet.EAST, Lane.BATCH, job, headers, "hello".getBytes(UTF_8))
                .get();
    }

    /// GPU hours that the decision took for used.
    private static double used(Dispatch dispatch) {
        return dispatch.receipt().load().uses().stream().mapToDouble(Use::amount).sum()
                / Duration.ofHours(1).toSeconds();
    }

    private static void assertReplays(SealedFleet fleet) throws IOException {
        CliRun verified = fleet.run("verify-ledger");
        assertThat(verified.out()).contains("ok      receipts replayed identically");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }
}
