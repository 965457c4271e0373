package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.blocked;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Decision.Dispatch;
import io.heliotrope.model.Decision.Hold;
import io.heliotrope.model.Job;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What becomes of a job whose producer accepted a quote. `de` (0) has 400 g/kWh, `se` (1) has 20;
/// left alone the job would run in `se` at once.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotedDecisionTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant LATER = NOW.plus(Duration.ofHours(5));
    private static final RegionId SE = new RegionId("se");

    private final TestWorld world =
            new TestWorld()
                    .region("de", "DE")
                    .region("se", "SE")
                    .grams("de", 400)
                    .grams("se", 20)
                    .reserve(Duration.ZERO);

    /// What was decided, and what its producer is told.
    private record Answer(Receipt receipt, String told) {}

    private Answer decide(Job job, Load load) {
        World now = world.build();
        return decide(job, load, now, new BuiltInPolicy(now.policy()));
    }

    private static Answer decide(Job job, Load load, World now, Policy policy) {
        Receipt receipt = Decide.decide(job, now, load, policy);
        return new Answer(receipt, Wishes.told(job, receipt, now, policy));
    }

    static QuoteId quote(String region, Instant from) {
        return new QuoteId(new RegionId(region), from, from.plus(Slots.LENGTH), NOW.plus(HOUR));
    }

    private static Job job(String residency, QuoteId quote) {
        return batch("de", residency, DAY, HOUR).taking(quote);
    }

    @Test
    void it_starts_within_the_stated_interval() {
        Answer held = decide(job("", quote("de", LATER)), Load.NONE);
        world.now(LATER.plusSeconds(60));
        Answer due = decide(job("", quote("de", LATER)), TestJobs.accepted());

        assertThat(held.receipt().decision())
                .isInstanceOfSatisfying(
                        Hold.class, hold -> assertThat(hold.until()).isEqualTo(LATER));
        assertThat(held.told())
                .isEqualTo(
                        "quote kept: starts in de from "
                                + LATER
                                + " until "
                                + LATER.plusSeconds(900));
        assertThat(due.receipt().decision()).isEqualTo(new Dispatch(new RegionId("de")));
    }

    @Test
    void it_goes_before_the_plan() {
        Load planned = Load.NONE.with(new Load.Planned(1, NOW));

        assertThat(decide(job("", quote("de", NOW)), planned).receipt().decision())
                .isEqualTo(new Dispatch(new RegionId("de")));
    }

    @Test
    void what_cannot_be_kept_leaves_the_job_to_the_plan() {
        Load planned = Load.NONE.with(new Load.Planned(0, NOW));

        assertThat(decide(job("", quote("se", NOW.minus(DAY))), planned).receipt().decision())
                .isEqualTo(new Dispatch(new RegionId("de")));
    }

    @Test
    void a_quote_that_lapsed_is_not_kept() {
        Job late =
                job("", new QuoteId(new RegionId("de"), LATER, LATER.plus(HOUR), NOW.minus(HOUR)));

        Answer answer = decide(late, Load.NONE);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(SE));
        assertThat(answer.told())
                .startsWith("quote not kept, decided as any other job: it lapsed at ");
    }

    @Test
    void nor_one_whose_interval_is_over() {
        Answer answer = decide(job("", quote("de", NOW.minus(HOUR))), Load.NONE);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(SE));
        assertThat(answer.told()).contains("its interval ended at ");
    }

    @Test
    void nor_where_the_law_does_not_let_it_go() {
        Answer answer = decide(job("SE", quote("de", NOW)), Load.NONE);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(SE));
        assertThat(answer.told()).endsWith(": `residency` does not allow de");
    }

    @Test
    void nor_where_slots_are_taken() {
        BitSet taken = new BitSet();
        taken.set(20, 22);
        Load load = blocked(Slots.of(NOW), false, taken, new BitSet());

        Answer answer = decide(job("", quote("de", LATER)), load);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(SE));
        assertThat(answer.told()).contains("its slots are taken");
    }

    @Test
    void nor_where_no_worker_lives() {
        world.down("de");

        Answer answer = decide(job("", quote("de", NOW)), Load.NONE);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(SE));
        assertThat(answer.told()).endsWith(": no worker that serves it lives in de");
    }

    @Test
    void nor_in_a_region_that_is_none() {
        assertThat(decide(job("", quote("mars", NOW)), Load.NONE).told())
                .endsWith(": there is no region mars");
    }

    @Test
    void nor_where_a_policy_prefers_by_several_measures() {
        World now = world.build();
        Policy policy =
                SeveralNumbers.of(now, "lower region.latency within 10 %, then lower region.grams");

        Answer answer = decide(job("", quote("se", NOW)), Load.NONE, now, policy);

        assertThat(answer.receipt().decision()).isEqualTo(new Dispatch(new RegionId("de")));
        assertThat(answer.told()).contains("prefers by several measures");
    }

    @Test
    void a_job_without_a_quote_is_told_nothing() {
        assertThat(decide(batch("de", "", DAY, HOUR), Load.NONE).told()).isEmpty();
    }

    @Test
    void a_receipt_of_a_quoted_job_is_recomputed_from_the_job() {
        World now = world.build();
        Job job = job("", quote("de", LATER));
        Receipt receipt =
                Decide.decide(
                        job,
                        now,
                        Load.NONE,
                        PolicyTexts.load(now.policy(), now.catalogue()).policy());

        assertThat(Replay.check(receipt, job, now)).isEmpty();
        assertThat(Replay.check(receipt, batch("de", "", DAY, HOUR), now)).isPresent();
    }
}
