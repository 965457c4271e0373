package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.StoredPasts.DE;
import static io.heliotrope.orchestrator.feeds.StoredPasts.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.skill.Horizon;
import io.heliotrope.signals.skill.Skill;
import io.heliotrope.signals.store.Batch;
import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.SignalRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MemoriesTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAYS = 20;

    private final InMemorySignals store = new InMemorySignals();

    /// Each six hours `source` foretells `factor` times what comes, 100 g/kWh.
    private void foretell(String source, double factor) {
        for (int at = 0; at < 24 * DAYS; at += 6) {
            Instant issued = NOON.minus(Duration.ofDays(DAYS)).plus(HOUR.multipliedBy(at));
            List<SignalRow> rows = new ArrayList<>();
            for (int h = 0; h < 96; h++) {
                Instant from = issued.plus(HOUR.multipliedBy(h));
                rows.add(
                        SignalRow.plain(
                                StoredPasts.key(source),
                                issued,
                                issued,
                                from,
                                from.plus(HOUR),
                                100 * factor,
                                Quality.FORECAST));
            }
            Batch.split(rows).forEach(store::append);
        }
    }

    private static Curve came() {
        double[] values = new double[24 * (DAYS + 10)];
        Arrays.fill(values, 100);
        return new Curve(NOON.minus(Duration.ofDays(DAYS + 10)), HOUR, values);
    }

    @Test
    void after_a_start_a_provider_is_known_as_well_as_before_and_so_is_what_corrects_it() {
        foretell("feed", 1.2);

        ForecastMemory memory =
                new Memories(store, DE, LIFECYCLE, List.of("feed")).rebuilt(came(), NOON);

        Skill told = memory.skill("feed", Horizon.HOURS_1_6).orElseThrow();
        assertThat(told.mape()).isCloseTo(20, within(0.5));
        assertThat(told.days()).isGreaterThan(15);
        Skill corrected =
                memory.skill("feed" + ForecastMemory.CORRECTED, Horizon.HOURS_1_6).orElseThrow();
        assertThat(corrected.mape()).isLessThan(told.mape() / 2);
    }

    @Test
    void nothing_stored_is_nothing_remembered() {
        assertThat(
                        new Memories(store, DE, LIFECYCLE, List.of("feed"))
                                .rebuilt(came(), NOON)
                                .skills())
                .isEmpty();
    }
}
