package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.NOW;
import static io.heliotrope.decide.TestJobs.blocked;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PiecesTest {
    private static final long HERE = Slots.of(NOW);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private static Job interruptible(Duration until, Duration gpuTime) {
        return job("de", "small", "", new Objective.Complete(NOW.plus(until), gpuTime, true));
    }

    /// 100 g/kWh but for two windows of an hour each.
    private static TestWorld twoWindows(double first, double second) {
        double[] values = new double[1000];
        Arrays.fill(values, 100);
        Arrays.fill(values, 8, 12, first);
        Arrays.fill(values, 40, 44, second);
        return new TestWorld().region("de", "DE").forecast("de", values).reserve(Duration.ZERO);
    }

    private static Piece piece(String region, long from, long until) {
        return new Piece(new RegionId(region), Slots.start(HERE + from), Slots.start(HERE + until));
    }

    @Test
    void an_interruptible_job_is_put_together_from_the_greenest_stretches() {
        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), twoWindows(20, 10).build());

        assertThat(receipt.pieces()).containsExactly(piece("de", 8, 12), piece("de", 40, 44));
        assertThat(receipt.decision())
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> assertThat(hold.until()).isEqualTo(Slots.start(HERE + 8)));
        Receipt.Scored chosen = receipt.winner().orElseThrow();
        assertThat(chosen.grams()).isCloseTo(0.5 * 20 + 0.5 * 10, within(1e-9));
        assertThat(chosen.product().orElseThrow().kilowattHours()).isCloseTo(1, within(1e-9));
        assertThat(chosen.product().orElseThrow().gramsPerKwh()).isCloseTo(15, within(1e-9));
        assertThat(receipt.pauseAfter()).isEmpty();
    }

    @Test
    void any_other_job_runs_in_one_piece() {
        Job whole = job("de", "small", "", new Objective.Complete(NOW.plus(DAY), TWO_HOURS));

        Receipt receipt = decide(whole, twoWindows(20, 10).build());

        assertThat(receipt.pieces()).isEmpty();
        assertThat(receipt.winner().orElseThrow().grams()).isCloseTo(55, within(1e-9));
    }

    @Test
    void an_interruption_that_saves_too_little_is_not_worth_it() {
        // together with three slots around it the first window costs 97.5 a kWh, both windows 97
        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), twoWindows(97, 97).build());

        assertThat(receipt.pieces()).isEmpty();
        assertThat(decide(interruptible(DAY, TWO_HOURS), twoWindows(94, 94).build()).pieces())
                .hasSize(2);
    }

    @Test
    void at_its_pause_a_run_tells_after_how_long() {
        TestWorld world = twoWindows(20, 10).now(Slots.start(HERE + 8).plusSeconds(120));

        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), world.build());

        assertThat(receipt.decision()).isEqualTo(new Decision.Dispatch(new RegionId("de")));
        assertThat(receipt.pauseAfter()).contains(Duration.ofMinutes(58));
        assertThat(receipt.pieces().getLast().length()).isEqualTo(Duration.ofMinutes(62));
    }

    @Test
    void what_ran_already_is_not_run_again() {
        TestWorld world = twoWindows(20, 10).now(Slots.start(HERE + 12).plusSeconds(5));
        Load load = TestJobs.accepted().after(Duration.ofHours(1));

        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), world.build(), load);

        assertThat(receipt.pieces()).isEmpty();
        assertThat(receipt.winner().orElseThrow().start()).isEqualTo(Slots.start(HERE + 40));
        assertThat(receipt.winner().orElseThrow().grams()).isCloseTo(5, within(1e-9));
    }

    @Test
    void taken_slots_are_left_to_others() {
        BitSet taken = new BitSet();
        taken.set(10, 41);
        Receipt receipt =
                decide(
                        interruptible(DAY, TWO_HOURS),
                        twoWindows(20, 10).build(),
                        blocked(HERE, false, taken));

        assertThat(receipt.pieces()).containsExactly(piece("de", 5, 10), piece("de", 41, 44));
    }

    private static Load everyFourthSlotTaken() {
        BitSet taken = new BitSet();
        for (int slot = 0; slot < 96; slot += 4) {
            taken.set(slot);
        }
        return blocked(HERE, true, taken);
    }

    @Test
    void where_nobody_knows_the_grams_it_runs_only_if_there_is_no_other_way_in_time() {
        double[] known = new double[20];
        Arrays.fill(known, 100);
        TestWorld world = new TestWorld().region("de", "DE").reserve(Duration.ZERO);
        Job job = interruptible(DAY, TWO_HOURS);

        Receipt enough = decide(job, world.forecast("de", known).build(), everyFourthSlotTaken());
        double[] fewer = Arrays.copyOf(known, 6);
        Receipt tooLittle =
                decide(job, world.forecast("de", fewer).build(), everyFourthSlotTaken());

        assertThat(enough.winner().orElseThrow().grams()).isCloseTo(100, within(1e-9));
        assertThat(total(tooLittle)).isEqualTo(TWO_HOURS);
        assertThat(tooLittle.pieces())
                .as("all that is known first")
                .startsWith(piece("de", 1, 4), piece("de", 5, 8));
        assertThat(tooLittle.winner().orElseThrow().grams()).isNaN();
    }

    @Test
    void a_policy_of_several_numbers_gets_pieces_where_there_is_no_other_way_in_time() {
        World world = twoWindows(20, 10).build();
        Policy policy =
                SeveralNumbers.of(
                        world, "lower region.grams within 5 %, then lower region.latency");
        Job job = interruptible(DAY, TWO_HOURS);

        assertThat(total(Decide.decide(job, world, everyFourthSlotTaken(), policy)))
                .isEqualTo(TWO_HOURS);
        assertThat(Decide.decide(job, world, Load.NONE, policy).pieces()).isEmpty();
    }

    @Test
    void pieces_make_room_where_no_single_stretch_is_free() {
        Load load = everyFourthSlotTaken();

        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), twoWindows(100, 100).build(), load);

        assertThat(receipt.pieces()).hasSize(3);
        assertThat(total(receipt)).isEqualTo(TWO_HOURS);
    }

    @Test
    void a_region_that_is_down_gets_no_piece() {
        double[] brown = new double[1000];
        Arrays.fill(brown, 200);
        TestWorld world = twoWindows(20, 10).region("se", "SE").forecast("se", brown).down("de");

        Receipt receipt = decide(interruptible(DAY, TWO_HOURS), world.build());

        assertThat(receipt.pieces()).isEmpty();
    }

    @Test
    void long_jobs_are_cut_in_longer_cells() {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 24 % 2 == 0 ? 300 : 30;
        }
        TestWorld world =
                new TestWorld().region("de", "DE").forecast("de", values).reserve(Duration.ZERO);
        Duration length = Duration.ofHours(40);

        Receipt receipt = decide(interruptible(Duration.ofDays(7), length), world.build());

        assertThat(total(receipt)).isEqualTo(length);
        assertThat(receipt.pieces()).hasSizeBetween(6, 8);
        assertThat(receipt.winner().orElseThrow().grams()).isLessThan(20 * 30 * 1.35);
    }

    @Test
    void a_quote_is_kept_in_one_piece() {
        Job quoted =
                interruptible(DAY, TWO_HOURS)
                        .taking(QuotedDecisionTest.quote("de", Slots.start(HERE + 20)));

        Receipt receipt = decide(quoted, twoWindows(20, 10).build());

        assertThat(receipt.pieces()).isEmpty();
        assertThat(receipt.winner().orElseThrow().start()).isEqualTo(Slots.start(HERE + 20));
    }

    @Test
    void a_receipt_in_pieces_replays() {
        TestWorld world = twoWindows(20, 10);
        Job job = interruptible(DAY, TWO_HOURS);
        Load load = TestJobs.accepted().after(Duration.ofMinutes(20));
        Receipt receipt = decide(job, world.build(), load);

        assertThat(receipt.pieces()).isNotEmpty();
        assertThat(Replay.check(receipt, job, world.build())).isEqualTo(Optional.empty());
    }

    private static Duration total(Receipt receipt) {
        List<Piece> pieces = receipt.pieces();
        Instant last = Instant.MIN;
        for (Piece piece : pieces) {
            assertThat(piece.from()).isAfter(last);
            last = piece.until();
        }
        return pieces.stream().map(Piece::length).reduce(Duration.ZERO, Duration::plus);
    }
}
