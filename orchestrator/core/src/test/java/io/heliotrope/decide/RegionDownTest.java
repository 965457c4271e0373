package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.EXPIRY;
import static io.heliotrope.decide.TestJobs.accepted;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static io.heliotrope.decide.TestJobs.removed;
import static io.heliotrope.decide.TestJobs.threeRegions;
import static io.heliotrope.model.PolicySettings.Rule.LOWEST_LATENCY_WHEN_GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.Decision.Refuse;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegionDownTest {
    private static Decision to(String region) {
        return new Dispatch(new RegionId(region));
    }

    private static Decision refused(Refusal reason) {
        return new Refuse(reason, Instant.MAX);
    }

    private static Decision waitsFor(String region) {
        return new Hold(EXPIRY, new RegionId(region), HoldReason.REGION_DOWN);
    }

    @Test
    void holds_a_job_whose_only_allowed_region_is_down() {
        TestWorld world = threeRegions().down("se");

        Receipt receipt = decide(interactive("de", "SE", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(waitsFor("se"));
        assertThat(receipt.relaxation()).isZero();
        assertThat(removed(receipt, "residency")).containsExactly("de", "us");
    }

    @Test
    void holds_rather_than_refuses_when_the_live_regions_cannot_meet_the_slo_even_idle() {
        TestWorld world = threeRegions().down("de");

        assertThat(decide(interactive("de", "", 220), world.build()).decision())
                .isEqualTo(waitsFor("de"));
    }

    @Test
    void holds_when_every_region_is_down_and_relaxes_nothing_for_it() {
        TestWorld world =
                threeRegions()
                        .policy(LOWEST_LATENCY_WHEN_GREEN, 350)
                        .down("de")
                        .down("se")
                        .down("us");

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(waitsFor("se"));
        assertThat(receipt.relaxation()).isZero();
    }

    @Test
    void the_green_threshold_gives_way_when_the_green_regions_are_dead() {
        TestWorld world = threeRegions().policy(LOWEST_LATENCY_WHEN_GREEN, 100).down("se");

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
    }

    @Test
    void a_dead_region_keeps_no_work_from_full_ones() {
        TestWorld world = threeRegions().busy("de", 30, 200).busy("us", 30, 200).down("se");

        Receipt receipt = decide(interactive("de", "", 500), world.build());

        assertThat(receipt.decision()).isEqualTo(to("de"));
        assertThat(receipt.relaxation()).isEqualTo(1);
    }

    @Test
    void residency_never_gives_way() {
        TestWorld world =
                threeRegions().policy(LOWEST_LATENCY_WHEN_GREEN, 1).busy("de", 99, 900).down("se");

        for (Load load : new Load[] {Load.NONE, accepted()}) {
            Receipt receipt = decide(interactive("us", "SE", 1), world.build(), load);

            assertThat(receipt.decision()).isIn(refused(Refusal.SLO_UNREACHABLE), waitsFor("se"));
        }
    }
}
