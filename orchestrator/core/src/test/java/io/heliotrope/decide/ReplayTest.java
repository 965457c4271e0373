package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {
    /// 10 hours of quarters that get worse, so that a job starts at once.
    private static final double[] UNEVEN =
            IntStream.range(0, 40).mapToDouble(i -> 50 + i * i).toArray();

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
                withChosen(
                        new Receipt.Scored(
                                won.region(),
                                won.start(),
                                won.grams() / 2,
                                won.latencyMillis(),
                                won.pue(),
                                won.reading(),
                                won.terms()));

        assertThat(Replay.check(forged, job, world().build()).orElseThrow().field())
                .isEqualTo("chosen");
    }

    @Test
    void a_receipt_from_before_there_were_terms_comes_out_again_and_forged_terms_do_not() {
        Receipt.Scored won = receipt.winner().orElseThrow();
        Receipt.Scored forged =
                new Receipt.Scored(
                        won.region(),
                        won.start(),
                        won.grams(),
                        won.latencyMillis(),
                        won.pue(),
                        won.reading(),
                        Receipt.Terms.of(won.grams(), 1, 1));

        assertThat(Replay.check(withChosen(won.with(null)), job, world().build())).isEmpty();
        assertThat(Replay.check(withChosen(forged), job, world().build())).isPresent();
    }

    @Test
    void the_terms_of_a_run_over_hours_multiply_to_its_grams() {
        Job hours = batch("de", "", Duration.ofDays(1), Duration.ofMinutes(100));
        TestWorld uneven = new TestWorld().region("de", "DE").forecast("de", UNEVEN);
        uneven.signal(
                new SiteForecast(
                        new RegionId("de"),
                        "weather",
                        TestWorld.NOW,
                        new Curve(TestWorld.NOW, Duration.ofMinutes(40), new double[] {1.1, 1.4})));

        Receipt.Scored won = decide(hours, uneven.build()).winner().orElseThrow();

        Receipt.Terms terms = won.product().orElseThrow();
        assertThat(won.grams()).isPositive();
        assertThat(terms.kilowattHours() * terms.pue() * terms.gramsPerKwh())
                .isCloseTo(won.grams(), within(1e-9));
        assertThat(terms.pue()).isStrictlyBetween(1.0, 1.4);
    }

    private Receipt withChosen(Receipt.Scored chosen) {
        return new Receipt(
                receipt.job(),
                receipt.policy(),
                receipt.world(),
                receipt.now(),
                receipt.load(),
                receipt.decision(),
                receipt.relaxation(),
                receipt.removals(),
                chosen,
                receipt.runnerUp(),
                receipt.atOnceAtHome());
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
