package io.heliotrope.signals;

import static io.heliotrope.signals.ProviderBodies.history;
import static io.heliotrope.signals.ProviderBodies.hour;
import static io.heliotrope.signals.Providers.DE;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.PoundsPerMwh;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.trust.DeskSettings;
import io.heliotrope.signals.trust.Reason;
import io.heliotrope.signals.trust.Rejection;
import io.heliotrope.signals.trust.Rejections;
import io.heliotrope.signals.trust.Rejections.Limits;
import io.heliotrope.signals.trust.Standing;
import io.heliotrope.signals.trust.ZoneDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Failures of the catalogue that no single body shows, by its numbers: they are seen by who knows
/// the zone's past. It is 18:50 on the local clock, and 40 days of the past are known until 18:00.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GateCatalogueTest extends ProviderScene {
    private static final Instant PAST_END = Instant.parse(SIX);

    @TempDir private Path folder;
    private final double[] past = new double[40 * 24];
    private Rejections rejections;
    private ZoneDesk<Lifecycle> desk;

    @BeforeEach
    void open() throws IOException {
        Arrays.setAll(past, i -> 300 + 100 * Math.sin(Math.PI * i / 12));
        rejections = Rejections.open(folder.resolve("rejections.jsonl"), Limits.DEFAULTS);
        desk =
                new ZoneDesk<>(
                        DE,
                        Lifecycle.LIFECYCLE,
                        DeskSettings.of(List.of("electricitymaps")),
                        _ -> new Curve(PAST_END.minus(HOUR.multipliedBy(past.length)), HOUR, past),
                        rejections,
                        new ForecastMemory(),
                        Standing.NOTHING);
    }

    @Test
    void no_1_a_zero_where_the_zone_was_never_there() {
        latest("0");

        assertThat(desk.due(NOW)).isEmpty();
    }

    @Test
    void no_1_a_provider_that_serves_one_value_for_hours() {
        Arrays.fill(past, past.length - 6, past.length, 333);

        latest("333");

        assertThat(desk.due(NOW)).isEmpty();
        assertThat(reasons()).containsExactly(Reason.CONSTANT);
    }

    @Test
    void no_16_a_value_that_jumps_and_comes_back_costs_only_itself() {
        it.answer(
                history(
                        "DE",
                        hour("DE", "280", "2026-03-06T16:00:00.000Z", TOLD),
                        hour("DE", "1800", "2026-03-06T17:00:00.000Z", TOLD),
                        hour("DE", "285", SIX, TOLD)));

        desk.latest(
                "electricitymaps", feeds.electricityMaps().history(DE, Lifecycle.LIFECYCLE), NOW);

        assertThat(grams()).isEqualTo(285);
        assertThat(reasons()).containsExactly(Reason.TOO_HIGH);
    }

    @Test
    void no_18_pounds_for_grams() {
        latest(Double.toString(past[past.length - 1] / PoundsPerMwh.GRAMS_PER_KWH));

        assertThat(desk.due(NOW)).isEmpty();
        assertThat(reasons()).containsExactly(Reason.JUMP);
    }

    @Test
    void no_18_a_percentage_for_grams() {
        latest("42");

        assertThat(desk.due(NOW)).isEmpty();
    }

    @Test
    void no_19_another_way_of_counting_for_the_same_name() {
        latest(Double.toString(past[past.length - 1] / 2));

        assertThat(desk.due(NOW)).isEmpty();
        assertThat(reasons()).containsExactly(Reason.JUMP);
    }

    @Test
    void good_values_pass() {
        latest("285");

        assertThat(grams()).isEqualTo(285);
        assertThat(reasons()).isEmpty();
    }

    private void latest(String grams) {
        it.answer(hour("DE", grams, SIX, TOLD));
        desk.latest(
                "electricitymaps", feeds.electricityMaps().latest(DE, Lifecycle.LIFECYCLE), NOW);
    }

    private double grams() {
        return ((Intensity) desk.due(NOW).getFirst()).reading().intensity().value();
    }

    private List<Reason> reasons() {
        rejections.keep();
        return rejections.recent().stream().map(Rejection::reason).toList();
    }
}
