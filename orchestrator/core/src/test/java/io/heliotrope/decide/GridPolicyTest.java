package io.heliotrope.decide;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.state.TestSignals.reading;
import static io.heliotrope.state.TestSignals.share;
import static io.heliotrope.state.TestSignals.shares;
import static io.heliotrope.state.TestWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldHistory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Decisions that turn on marginal intensity and on the carbon-free share of grids.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GridPolicyTest {
    private static final String LADDERS =
            """
            language 1
            signals {
              carbon          fresh for 15 min, then assume 600 g/kWh
              carbon.marginal fresh for 15 min, then assume 900 g/kWh
              carbon-free     fresh for 15 min, then forecast, then assume 0 %
            }
            """;
    private static final String LOW_MARGINAL =
            LADDERS
                    + """
                    policy p {
                      for jobs
                      require low: region.carbon.marginal <= 500 g/kWh
                      prefer lower region.latency
                    }
                    """;
    private static final String LOW_AVERAGE =
            LOW_MARGINAL.replace("carbon.marginal <=", "carbon <=");
    private static final String CARBON_FREE =
            LOW_MARGINAL.replace("carbon.marginal <= 500 g/kWh", "carbon-free >= 60 %");
    private static final String WAITING =
            LADDERS
                    + """
                    policy p {
                      for jobs
                      defer until region.carbon-free >= 80 % for at least 15 min
                        start no later than job.deadline - job.runtime
                      prefer higher region.carbon-free
                    }
                    """;

    private final Job job = TestJobs.interactive("de", "", 1_000);

    private static TestWorld sky(String text) {
        return TestJobs.threeRegions()
                .policy(
                        new PolicySettings(
                                        PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO,
                                        0,
                                        3,
                                        Duration.ZERO)
                                .with(List.of(new PolicyText("p.helio", text))));
    }

    private static Receipt decide(Job job, World world) {
        LoadedPolicy loaded = PolicyTexts.load(world.policy(), world.catalogue());
        assertThat(loaded.faults()).isEmpty();
        return Decide.decide(job, world, Load.NONE, loaded.policy());
    }

    private Decision decided(TestWorld world) {
        return decide(job, world.build()).decision();
    }

    private static Decision in(String region) {
        return new Decision.Dispatch(new RegionId(region));
    }

    @Test
    void a_region_is_allowed_by_what_one_more_kilowatt_hour_emits() {
        TestWorld world =
                sky(LOW_MARGINAL)
                        .signal(new Beside(reading("de", 700, MARGINAL, NOW)))
                        .signal(new Beside(reading("us", 450, MARGINAL, NOW)));

        assertThat(decided(world)).isEqualTo(in("us"));
        assertThat(decided(world.signal(new Beside(reading("de", 480, MARGINAL, NOW)))))
                .isEqualTo(in("de"));
    }

    @Test
    void what_is_too_old_is_answered_by_its_ladder() {
        TestWorld world = sky(LOW_MARGINAL).signal(new Beside(reading("de", 80, MARGINAL, NOW)));

        assertThat(decided(world)).isEqualTo(in("de"));
        assertThat(decided(world.now(NOW.plusSeconds(16 * 60))))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.POLICY));
    }

    @Test
    void average_rules_are_not_met_by_marginal_values() {
        TestWorld world = new TestWorld().region("de", "DE").policy(sky(LOW_AVERAGE).settings());
        world.signal(reading("de", 80, MARGINAL, NOW));

        assertThat(decided(world)).isInstanceOf(Decision.Refuse.class);
        assertThat(decided(world.signal(new Beside(reading("de", 90, AVERAGE_LIFECYCLE, NOW)))))
                .isEqualTo(in("de"));
    }

    @Test
    void a_region_is_allowed_by_its_carbon_free_share() {
        TestWorld world =
                sky(CARBON_FREE)
                        .signal(share("de", 0.59, NOW))
                        .signal(share("se", 0.97, NOW))
                        .signal(share("us", 0.4, NOW));

        assertThat(decided(world)).isEqualTo(in("se"));
        assertThat(decided(world.signal(share("de", 0.6, NOW)))).isEqualTo(in("de"));
    }

    @Test
    void a_batch_job_waits_for_the_hour_that_is_carbon_free() {
        double[] ahead = new double[40];
        Arrays.fill(ahead, 0.3);
        Arrays.fill(ahead, 8, 12, 0.85);
        TestWorld world =
                sky(WAITING).signal(share("de", 0.3, NOW)).signal(shares("de", NOW, ahead));
        Job waits = TestJobs.batch("de", "DE", Duration.ofHours(8), Duration.ofMinutes(15));

        Decision decision = decide(waits, world.build()).decision();

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> {
                            assertThat(hold.until()).isEqualTo(NOW.plus(Duration.ofHours(2)));
                            assertThat(hold.reason()).isEqualTo(HoldReason.GREENER_WINDOW);
                        });
    }

    @Test
    void a_receipt_comes_out_again_from_the_records() {
        TestWorld sky =
                sky(LOW_MARGINAL)
                        .signal(new Beside(reading("de", 700, MARGINAL, NOW)))
                        .signal(new Beside(reading("us", 450, MARGINAL, NOW)));
        Receipt receipt = decide(job, sky.build());
        sky.signal(new Beside(reading("de", 1, MARGINAL, NOW)));

        WorldHistory history = new WorldHistory();
        for (List<ControlRecord> topic : sky.topics()) {
            for (int i = 0; i < topic.size(); i++) {
                history.apply(topic.get(i), i, TestWorld.REAL_NOW);
            }
        }
        World then = history.at(receipt.world()).orElseThrow();

        assertThat(receipt.decision()).isEqualTo(in("us"));
        assertThat(decide(job, then)).isEqualTo(receipt);
        assertThat(decided(sky)).isEqualTo(in("de"));
    }
}
