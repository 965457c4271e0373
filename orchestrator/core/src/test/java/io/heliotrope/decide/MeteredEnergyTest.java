package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Decision;
import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What meters told takes the catalogue's place: 3.16 / B + 0.0665 J a token of the small model.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeteredEnergyTest {
    private final Job job = interactive("de", "", 500);

    /// Sweden is cleaner by a third; energy decides from there on.
    private static TestWorld world() {
        return new TestWorld()
                .region("de", "DE")
                .region("se", "SE")
                .runsOn("de", "h100")
                .runsOn("se", "l4")
                .grams("de", 90)
                .grams("se", 60);
    }

    private static EnergyFigure figure(String accelerator, int count, double factor, int readings) {
        return figure(accelerator, count, factor, readings, TestWorld.NOW);
    }

    private static EnergyFigure figure(
            String accelerator, int count, double factor, int readings, Instant issuedAt) {
        return new EnergyFigure(
                new ServedModel("small", accelerator, count),
                3.16 * factor,
                0.0665 * factor,
                0.04,
                readings,
                "meter:nvidia-smi",
                issuedAt);
    }

    private static EnergyPerToken energy(World world, String region) {
        return world.energy(TestWorld.SMALL, world.catalogue().indexOf(new RegionId(region)));
    }

    private static EnergySource source(Scored scored) {
        return scored.product().orElseThrow().energySource().orElseThrow();
    }

    @Test
    void a_region_that_draws_twice_as_much_as_stated_is_no_longer_the_best() {
        Receipt stated = decide(job, world().build());
        Receipt metered = decide(job, world().signal(figure("l4", 1, 2, 40)).build());

        assertThat(stated.decision()).isEqualTo(new Decision.Dispatch(new RegionId("se")));
        assertThat(metered.decision()).isEqualTo(new Decision.Dispatch(new RegionId("de")));
    }

    @Test
    void a_receipt_says_where_each_regions_energy_comes_from() {
        Receipt receipt = decide(job, world().signal(figure("l4", 1, 2, 40)).build());

        Scored chosen = receipt.winner().orElseThrow();
        Scored other = receipt.second().orElseThrow();
        assertThat(source(chosen)).isEqualTo(EnergySource.CATALOGUE);
        assertThat(source(other)).isEqualTo(new EnergySource("meter:nvidia-smi", 40));
        assertThat(other.product().orElseThrow().kilowattHours())
                .isCloseTo(100 * 2 * 3.2265 / 3.6e6, within(1e-15));
    }

    @Test
    void a_receipt_of_metered_energy_comes_out_again() {
        World world = world().signal(figure("l4", 1, 2, 40)).build();

        Receipt receipt = decide(job, world);

        assertThat(Replay.check(receipt, job, world)).isEmpty();
        assertThat(Replay.check(receipt, job, world().signal(figure("l4", 1, 1, 40)).build()))
                .isPresent();
    }

    /// An earlier version passes over the figure, but counts the records after it.
    @Test
    void a_receipt_from_who_knew_no_meters_comes_out_again_without_them() {
        World seenThen = world().signal(figure("l4", 1, 2, 40)).build();
        Receipt told = decide(job, seenThen.withoutMeters());
        Receipt earlier =
                new Receipt(
                        told.job(),
                        told.policy(),
                        told.world(),
                        told.now(),
                        told.load(),
                        told.decision(),
                        told.relaxation(),
                        told.removals(),
                        silent(told.chosen()),
                        silent(told.runnerUp()),
                        silent(told.atOnceAtHome()));

        assertThat(earlier.decision()).isEqualTo(new Decision.Dispatch(new RegionId("se")));
        assertThat(Replay.check(earlier, job, seenThen)).isEmpty();
    }

    private static @Nullable Scored silent(@Nullable Scored scored) {
        return scored == null ? null : scored.with(scored.product().orElseThrow().from(null));
    }

    @Test
    void a_source_of_energy_that_was_forged_is_named() {
        World world = world().signal(figure("l4", 1, 2, 40)).build();
        Receipt told = decide(job, world);
        Scored won = told.winner().orElseThrow();
        EnergySource forged = new EnergySource("meter:none", 9);
        Receipt receipt =
                new Receipt(
                        told.job(),
                        told.policy(),
                        told.world(),
                        told.now(),
                        told.load(),
                        told.decision(),
                        told.relaxation(),
                        told.removals(),
                        won.with(won.product().orElseThrow().from(forged)),
                        told.runnerUp(),
                        told.atOnceAtHome());

        assertThat(Replay.check(receipt, job, world).orElseThrow().field()).isEqualTo("chosen");
    }

    @Test
    void batch_work_goes_on_by_the_catalogues_watts() {
        Job batch = batch("de", "", Duration.ofHours(9), Duration.ofHours(1));
        World world = world().signal(figure("l4", 1, 99, 40)).build();

        Receipt receipt = decide(batch, world);

        assertThat(source(receipt.winner().orElseThrow())).isEqualTo(EnergySource.CATALOGUE);
        assertThat(receipt.winner().orElseThrow().region()).isEqualTo(new RegionId("se"));
    }

    @Test
    void the_newest_figure_holds_and_older_news_changes_nothing() {
        Instant later = TestWorld.NOW.plusSeconds(60);
        World world =
                world().signal(figure("l4", 1, 2, 40, later))
                        .signal(figure("l4", 1, 7, 90, TestWorld.NOW))
                        .build();

        assertThat(energy(world, "se").joulesA()).isEqualTo(6.32);
        assertThat(world.offsets().signals()).as("read all the same").isEqualTo(4);
        assertThat(energy(world.withoutMeters(), "se"))
                .isEqualTo(EnergyPerToken.of(TestWorld.SMALL));
    }

    @Test
    void of_several_counts_the_one_with_the_most_readings_stands_for_all() {
        World world =
                world().signal(figure("l4", 8, 4, 41))
                        .signal(figure("l4", 4, 3, 41))
                        .signal(figure("l4", 2, 2, 40))
                        .build();

        assertThat(energy(world, "se").joulesA()).isEqualTo(3.16 * 3);
        assertThat(energy(world, "de").source()).isEqualTo(EnergySource.CATALOGUE);
    }

    @Test
    void a_figure_comes_from_a_meter_and_from_readings() {
        ServedModel served = new ServedModel("small", "l4", 1);

        assertThatThrownBy(() -> new EnergyFigure(served, 1, 1, 0.1, 5, "catalogue", TestWorld.NOW))
                .hasMessageContaining("small on 1 x l4 must come from a meter, was catalogue");
        assertThatThrownBy(() -> figure("l4", 1, 1, 0)).hasMessageContaining("from 0 readings");
        assertThatThrownBy(() -> figure("l4", 1, 0, 5)).hasMessageContaining("not both 0");
        assertThatThrownBy(() -> figure("l4", 0, 1, 5)).hasMessageContaining("1 to 1024, were 0");
        assertThatThrownBy(() ->
                        new EnergyFigure(served, 1, 1, Double.NaN, 5, "meter:x", TestWorld.NOW))
                .hasMessageContaining("sigma");
    }
}
