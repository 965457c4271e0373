package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {
    private static TestWorld world() {
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .grams("se", 20)
                .grams("de", 90);
    }

    private final Job job = interactive("de", "", 500);
    private final Receipt receipt = decide(job, world().build());

    @Test
    void an_honest_receipt_comes_out_again() {
        assertThat(Replay.check(receipt, job, world().build())).isEmpty();
    }

    @Test
    void a_forged_decision_is_named() {
        Decision forged = new Decision.Dispatch(new RegionId("de"));

        Replay.Mismatch mismatch =
                Replay.check(withDecision(forged), job, world().build()).orElseThrow();

        assertThat(mismatch.field()).isEqualTo("decision");
        assertThat(mismatch.toString())
                .contains("recorded as Dispatch[region=de]")
                .contains("recomputed as Dispatch[region=se]");
    }

    @Test
    void forged_grams_are_named() {
        Receipt.Scored won = receipt.winner().orElseThrow();
        Receipt forged =
                new Receipt(
                        receipt.job(),
                        receipt.policy(),
                        receipt.world(),
                        receipt.now(),
                        receipt.load(),
                        receipt.decision(),
                        receipt.relaxation(),
                        receipt.removals(),
                        new Receipt.Scored(
                                won.region(),
                                won.start(),
                                won.grams() / 2,
                                won.latencyMillis(),
                                won.pue(),
                                won.reading()),
                        receipt.runnerUp(),
                        receipt.atOnceAtHome());

        assertThat(Replay.check(forged, job, world().build()).orElseThrow().field())
                .isEqualTo("chosen");
    }

    @Test
    void another_world_policy_or_job_is_named() {
        assertThat(Replay.check(receipt, job, world().grams("de", 1).build()).orElseThrow().field())
                .isEqualTo("world");
        assertThat(
                        Replay.check(
                                        receipt,
                                        job,
                                        world().policy(Rule.LOWEST_LATENCY_WHEN_GREEN, 1).build())
                                .orElseThrow()
                                .field())
                .isEqualTo("policy");
        Job other = batch("de", "", Duration.ofDays(1), Duration.ofHours(1));
        assertThat(Replay.check(receipt, other, world().build())).isPresent();
    }

    private Receipt withDecision(Decision decision) {
        return new Receipt(
                receipt.job(),
                receipt.policy(),
                receipt.world(),
                receipt.now(),
                receipt.load(),
                decision,
                receipt.relaxation(),
                receipt.removals(),
                receipt.chosen(),
                receipt.runnerUp(),
                receipt.atOnceAtHome());
    }
}
