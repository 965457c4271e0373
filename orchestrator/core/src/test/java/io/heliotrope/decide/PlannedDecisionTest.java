package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.blocked;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What becomes of a job that has a place in the plan. `de` (0) has 400 g/kWh, `se` (1) has 20;
/// left alone the job would run in `se` at once.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlannedDecisionTest {
    private static final int DE = 0;
    private static final int SE = 1;
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATER = NOW.plus(Duration.ofHours(5));

    private final TestWorld world =
            new TestWorld()
                    .region("de", "DE")
                    .region("se", "SE")
                    .grams("de", 400)
                    .grams("se", 20)
                    .reserve(Duration.ZERO);

    private Decision decide(Job job, Load load) {
        World now = world.build();
        return Decide.decide(job, now, load, new BuiltInPolicy(world.settings())).decision();
    }

    private static Load planned(int region, Instant start) {
        return Load.NONE.with(new Load.Planned(region, start));
    }

    @Test
    void it_goes_where_and_when_the_plan_wants_it() {
        Job job = batch("de", "", DAY, HOUR);
        assertThat(decide(job, Load.NONE)).isEqualTo(new Dispatch(new RegionId("se")));
        assertThat(decide(job, planned(DE, NOW))).isEqualTo(new Dispatch(new RegionId("de")));
        assertThat(decide(job, planned(DE, LATER)))
                .isInstanceOfSatisfying(
                        Hold.class,
                        hold -> {
                            assertThat(hold.until()).isEqualTo(LATER);
                            assertThat(hold.meantFor()).contains(new RegionId("de"));
                        });
    }

    @Test
    void a_place_that_has_passed_means_now() {
        assertThat(decide(batch("de", "", DAY, HOUR), planned(DE, NOW.minus(HOUR))))
                .isEqualTo(new Dispatch(new RegionId("de")));
    }

    @Test
    void where_the_law_does_not_let_it_go_the_plan_is_not_asked() {
        assertThat(decide(batch("de", "SE", DAY, HOUR), planned(DE, NOW)))
                .isEqualTo(new Dispatch(new RegionId("se")));
    }

    @Test
    void nor_when_it_would_be_too_late() {
        assertThat(decide(batch("de", "", Duration.ofHours(2), HOUR), planned(DE, LATER)))
                .isEqualTo(new Dispatch(new RegionId("se")));
    }

    @Test
    void nor_where_slots_are_taken() {
        BitSet taken = new BitSet();
        taken.set(20, 22);
        Load load = blocked(Slots.of(NOW), false, taken, new BitSet());
        assertThat(decide(batch("de", "", DAY, HOUR), load.with(new Load.Planned(DE, LATER))))
                .isEqualTo(new Dispatch(new RegionId("se")));
        assertThat(decide(batch("de", "", DAY, HOUR), load.with(new Load.Planned(SE, LATER))))
                .isInstanceOf(Hold.class);
    }

    @Test
    void a_policy_of_several_preferences_chooses_for_itself() {
        World now = world.build();
        Policy policy =
                SeveralNumbers.of(now, "lower region.latency within 10 %, then lower region.grams");
        Decision left =
                Decide.decide(batch("de", "", DAY, HOUR), now, Load.NONE, policy).decision();
        Decision wanted =
                Decide.decide(batch("de", "", DAY, HOUR), now, planned(SE, NOW), policy).decision();
        assertThat(left).isEqualTo(new Dispatch(new RegionId("de")));
        assertThat(wanted).isEqualTo(left);
    }
}
