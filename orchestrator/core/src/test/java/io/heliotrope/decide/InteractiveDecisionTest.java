package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.EXPIRY;
import static io.heliotrope.decide.TestJobs.accepted;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static io.heliotrope.decide.TestJobs.job;
import static io.heliotrope.decide.TestJobs.removed;
import static io.heliotrope.decide.TestJobs.threeRegions;
import static io.heliotrope.model.PolicySettings.Rule.LOWEST_LATENCY_WHEN_GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Refuse;
import io.heliotrope.model.Job;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InteractiveDecisionTest {
    private static Decision to(String region) {
        return new Dispatch(new RegionId(region));
    }

    private static Decision refused(Refusal reason) {
        return new Refuse(reason, Instant.MAX);
    }

    @Test
    void takes_the_lowest_grams_among_the_regions_that_meet_the_slo() {
        Receipt receipt = decide(interactive("de", "", 500), threeRegions().build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(receipt.relaxation()).isZero();
        assertThat(receipt.winner().orElseThrow().latencyMillis()).isEqualTo(230);
        assertThat(receipt.second().orElseThrow().region()).isEqualTo(new RegionId("us"));
    }

    @Test
    void stays_near_when_the_greenest_region_is_too_far_for_the_slo() {
        Receipt receipt = decide(interactive("de", "", 220), threeRegions().build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(removed(receipt, "slo")).containsExactly("se", "us");
        assertThat(receipt.second()).isEmpty();
    }

    @Test
    void counts_tokens_batch_intensity_and_reading_of_winner_and_counterfactual() {
        Receipt receipt = decide(interactive("de", "", 500), threeRegions().build());

        double kwh = 100 * (3.16 + 0.0665) / 3.6e6;
        assertThat(receipt.winner().orElseThrow().grams()).isCloseTo(kwh * 20, within(1e-12));
        Receipt.Scored home = receipt.counterfactual().orElseThrow();
        assertThat(home.region()).isEqualTo(new RegionId("de"));
        assertThat(home.grams()).isCloseTo(kwh * 400, within(1e-12));
        assertThat(home.latencyMillis()).isEqualTo(201);
        assertThat(home.basis().orElseThrow().quality()).isEqualTo(Quality.FORECAST);
    }

    @Test
    void takes_the_lowest_latency_among_green_regions() {
        TestWorld world = threeRegions().policy(LOWEST_LATENCY_WHEN_GREEN, 350);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(removed(receipt, "green")).containsExactly("de");
    }

    @Test
    void lets_the_green_threshold_give_way_first() {
        TestWorld world = threeRegions().policy(LOWEST_LATENCY_WHEN_GREEN, 10);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
        assertThat(removed(receipt, "green")).isEmpty();
    }

    @Test
    void a_region_exactly_at_the_threshold_is_green() {
        TestWorld world = threeRegions().policy(LOWEST_LATENCY_WHEN_GREEN, 400);

        assertThat(decide(interactive("de", "", 500), world.build()).decision())
                .isEqualTo(to("de"));
    }

    @Test
    void an_unknown_intensity_is_not_green() {
        TestWorld world =
                new TestWorld()
                        .region("de", "DE")
                        .region("se", "SE")
                        .grams("se", 20)
                        .policy(LOWEST_LATENCY_WHEN_GREEN, 1000);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(removed(receipt, "green")).containsExactly("de");
        assertThat(receipt.counterfactual()).isEmpty();
    }

    @Test
    void unknown_grams_rank_after_all_known() {
        TestWorld world = new TestWorld().region("de", "DE").region("se", "SE").grams("se", 900);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(receipt.second().orElseThrow().grams()).isNaN();
    }

    @Test
    void works_without_any_signal_and_then_takes_the_nearest() {
        TestWorld world = new TestWorld().region("aa", "DE").region("se", "SE");

        Receipt receipt = decide(interactive("se", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("se"));
        assertThat(receipt.winner().orElseThrow().basis()).isEmpty();
    }

    @Test
    void equal_grams_and_latency_are_decided_by_region_id() {
        TestWorld world =
                new TestWorld()
                        .region("us", "US")
                        .region("ff", "SE")
                        .region("ee", "SE")
                        .grams("us", 500)
                        .grams("ff", 20)
                        .grams("ee", 20);

        assertThat(decide(interactive("us", "", 500), world.build()).decision())
                .isEqualTo(to("ee"));
    }

    @Test
    void zero_grams_is_a_value_and_wins() {
        TestWorld world = threeRegions().grams("us", 0);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("us"));
        assertThat(receipt.winner().orElseThrow().grams()).isZero();
    }

    @Test
    void refuses_an_unknown_origin() {
        Receipt receipt = decide(interactive("mars", "", 500), threeRegions().build());

        assertThat(receipt.decision()).isEqualTo(refused(Refusal.ORIGIN_UNKNOWN));
        assertThat(receipt.removals()).isEmpty();
    }

    @Test
    void refuses_when_no_region_lies_where_the_labels_allow() {
        assertThat(decide(interactive("de", "ASIA", 500), threeRegions().build()).decision())
                .isEqualTo(refused(Refusal.RESIDENCY));
    }

    @Test
    void refuses_an_unknown_model() {
        Job job = job("de", "huge", "", new Respond(Duration.ofMillis(500), EXPIRY, 10));

        assertThat(decide(job, threeRegions().build()).decision())
                .isEqualTo(refused(Refusal.MODEL_UNKNOWN));
    }

    @Test
    void refuses_a_model_that_fits_no_allowed_region() {
        TestWorld world =
                new TestWorld()
                        .models(TestWorld.SMALL, new ModelSpec("wide", 100, 1, 1, 1))
                        .region("de", "DE", 80, 2, 2)
                        .region("us", "US", 141, 2, 2);
        Respond soon = new Respond(Duration.ofMillis(500), EXPIRY, 10);

        Receipt atHome = decide(job("de", "wide", "EU", soon), world.build());
        Receipt anywhere = decide(job("de", "wide", "", soon), world.build());

        assertThat(atHome.decision()).isEqualTo(refused(Refusal.MODEL_TOO_LARGE));
        assertThat(removed(atHome, "residency")).containsExactly("us");
        assertThat(anywhere.decision()).isEqualTo(to("us"));
    }

    @Test
    void refuses_when_the_catalogue_gives_the_lane_no_slots() {
        TestWorld world = new TestWorld().region("de", "DE", 80, 0, 2);

        assertThat(decide(interactive("de", "", 500), world.build()).decision())
                .isEqualTo(refused(Refusal.NO_CAPACITY));
    }

    @Test
    void refuses_an_slo_that_is_out_of_reach_even_when_idle() {
        Receipt receipt = decide(interactive("de", "", 150), threeRegions().build());

        assertThat(receipt.decision()).isEqualTo(refused(Refusal.SLO_UNREACHABLE));
        assertThat(removed(receipt, "slo")).containsExactly("de", "se", "us");
    }

    @Test
    void an_accepted_job_is_not_refused_for_an_slo_out_of_reach() {
        Receipt receipt = decide(interactive("de", "", 150), threeRegions().build(), accepted());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
    }

    @Test
    void a_pool_that_was_slow_a_moment_ago_refuses_nobody_for_good() {
        TestWorld world = new TestWorld().region("de", "DE").busy("de", 1, 9_000);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
    }

    @Test
    void answers_late_where_it_is_least_late_when_load_alone_breaks_the_slo() {
        TestWorld world =
                threeRegions().busy("de", 10, 200).busy("se", 40, 200).busy("us", 20, 200);

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
        assertThat(removed(receipt, "slo")).isEmpty();
    }

    @Test
    void own_outstanding_work_counts_before_a_heartbeat_reports_it() {
        Load load = new Load(new int[] {0, 40, 0}, 0, new long[0][], false);

        Receipt receipt = decide(interactive("de", "", 500), threeRegions().build(), load);

        assertThat(receipt.decision()).isEqualTo(to("us"));
        assertThat(removed(receipt, "slo")).containsExactly("se");
    }
}
