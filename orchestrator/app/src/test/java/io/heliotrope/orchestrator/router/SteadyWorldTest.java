package io.heliotrope.orchestrator.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteadyWorldTest {
    private final WorldFold fold = new WorldFold();
    private final AtomicInteger flushes = new AtomicInteger();
    private final SteadyWorld world =
            new SteadyWorld(() -> fold.world().orElseThrow(), flushes::incrementAndGet);

    private static Catalogue catalogue() {
        Region north =
                new Region(
                        Samples.NORTH,
                        new GridZone("N"),
                        new Jurisdiction("SE"),
                        Samples.HOME,
                        new Location(50, 10),
                        new Accelerator("gpu", 24, 50, 300),
                        4,
                        2,
                        1.2);
        return new Catalogue(List.of(north), new Jurisdictions(Map.of()), List.of(), Map.of());
    }

    private void policy(long offset, int attempts) {
        fold.apply(
                new PolicySet(
                        new PolicySettings(
                                Rule.LOWEST_GRAMS_WITHIN_SLO, 100, attempts, Duration.ZERO)),
                offset,
                Samples.NOW);
    }

    @Test
    void another_law_is_taken_up_only_after_a_flush_and_another_tick_without_one() {
        fold.apply(new CatalogueSet(catalogue()), 0, Samples.NOW);
        policy(0, 3);
        fold.apply(new Tick(0, Samples.NOW), 0, Samples.NOW);
        world.get();
        fold.apply(new Tick(1, Samples.NOW), 1, Samples.NOW);
        world.get();
        int before = flushes.get();

        policy(1, 4);
        int attempts = world.get().policy().attempts();

        assertThat(before).isZero();
        assertThat(attempts).isEqualTo(4);
        assertThat(flushes.get()).isEqualTo(1);
    }
}
