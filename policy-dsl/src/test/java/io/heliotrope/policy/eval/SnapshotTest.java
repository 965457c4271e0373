package io.heliotrope.policy.eval;

import static io.heliotrope.policy.eval.MadeProgram.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnapshotTest {
    private static final Program PROGRAM =
            new MadeProgram(3)
                    .with(
                            new MadeProgram.Made("policy")
                                    .require("clean", atMost(RegionFact.CARBON, 250, "g/kWh"))
                                    .require("cheap", atMost(RegionFact.PRICE, 0.001, "USD/GPU-h")))
                    .program();

    private final MadeWorld world =
            new MadeWorld(3, 4)
                    .readAll(RegionFact.CARBON, 100, 200, 300)
                    .readAll(RegionFact.PRICE, 0, 0, 0);
    private final Snapshot snapshot = Compiled.of(PROGRAM).snapshot(world);

    private static long allowed(Snapshot snapshot, int slot) {
        return snapshot.judge(MadeJob.of(Map.of()), new MadePairing(3, 4)).allowed(0, slot);
    }

    @Test
    void a_world_that_reads_the_same_takes_over_the_whole_table() {
        MadeWorld later = world.copy().read(RegionFact.CARBON, 1, 200, 600).time(60, 0, 0);

        assertThat(snapshot.next(later).table(0)).isSameAs(snapshot.table(0));
    }

    @Test
    void only_what_reads_a_changed_signal_is_worked_out_anew() {
        Snapshot next = snapshot.next(world.copy().read(RegionFact.CARBON, 2, 50, 0));

        int price = snapshot.layout().row(RegionFact.PRICE);
        int carbon = snapshot.layout().row(RegionFact.CARBON);
        assertThat(allowed(snapshot, 0)).isEqualTo(0b011);
        assertThat(allowed(next, 0)).isEqualTo(0b111);
        assertThat(next.table(0).rows[price]).isSameAs(snapshot.table(0).rows[price]);
        assertThat(next.table(0).rows[carbon]).isNotSameAs(snapshot.table(0).rows[carbon]);
    }

    @Test
    void a_reading_that_has_grown_too_old_is_a_change() {
        Snapshot next = snapshot.next(world.copy().read(RegionFact.CARBON, 0, 100, 901));

        assertThat(allowed(next, 0)).isEqualTo(0b010);
    }

    @Test
    void a_slot_nobody_asked_for_in_between_is_still_compared_with_the_last_one_known() {
        MadeWorld forecast = world.copy();
        for (int region = 0; region < 3; region++) {
            forecast.forecast(RegionFact.CARBON, region, 1, 2, 3, 4);
            forecast.forecast(RegionFact.PRICE, region, 0, 0, 0, 0);
        }
        Snapshot first = Compiled.of(PROGRAM).snapshot(forecast);
        assertThat(allowed(first, 3)).isEqualTo(0b111);

        Snapshot third = first.next(world).next(forecast);

        assertThat(third.table(3)).isSameAs(first.table(3));
        assertThat(allowed(first.next(world), 3)).isZero();
    }

    @Test
    void many_threads_see_one_table_of_a_slot() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SlotTable> look = () -> snapshot.table(2);
            var tables = threads.invokeAll(Stream.generate(() -> look).limit(64).toList());

            for (var table : tables) {
                assertThat(table.get()).isSameAs(snapshot.table(2));
            }
        }
    }

    @Test
    void a_percentile_follows_a_forecast_of_any_slot() {
        Program program =
                new MadeProgram(1)
                        .with(
                                new MadeProgram.Made("policy")
                                        .require(
                                                "greenest",
                                                MadeProgram.compare(
                                                        new Term.OfRegion(RegionFact.CARBON),
                                                        Relation.AT_MOST,
                                                        new Term.Percentile(
                                                                RegionFact.CARBON, 0.2, 7200),
                                                        "g/kWh")))
                        .program();
        MadeWorld green =
                new MadeWorld(1, 4)
                        .readAll(RegionFact.CARBON, 100)
                        .forecast(RegionFact.CARBON, 0, 100, 200, 200, 200);
        Snapshot before = Compiled.of(program).snapshot(green);
        MadeWorld greener = green.copy().forecast(RegionFact.CARBON, 0, 100, 200, 200, 50);

        assertThat(allowed(before, 0)).isEqualTo(1);
        assertThat(allowed(before.next(greener), 0)).isZero();
    }
}
