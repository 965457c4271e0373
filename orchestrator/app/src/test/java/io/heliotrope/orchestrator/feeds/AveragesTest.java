package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.StoredPasts.DE;
import static io.heliotrope.orchestrator.feeds.StoredPasts.LIFECYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Step;
import io.heliotrope.signals.carbon.YearlyAverages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AveragesTest {
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    private final Averages averages = new Averages(YearlyAverages.shipped(), LIFECYCLE);

    private static Curve past(int hours, double grams) {
        double[] values = new double[hours];
        Arrays.fill(values, grams);
        return new Curve(NOON.minus(Duration.ofHours(hours)), Duration.ofHours(1), values);
    }

    @Test
    void four_weeks_of_a_zones_own_past_are_better_than_a_table() {
        Reading own = averages.of(DE, past(24 * 28, 320), NOON).orElseThrow().reading();

        assertThat(own.intensity().value()).isEqualTo(320);
        assertThat(own.source()).isEqualTo("stored:average-of-28-days");
        assertThat(own.basis()).isEqualTo(LIFECYCLE);
        assertThat(own.quality()).isEqualTo(Quality.STATIC);
        assertThat(own.step()).isEqualTo(Step.YEARLY);
    }

    @Test
    void with_less_the_table_holds_on_its_own_basis() {
        Reading shipped = averages.of(DE, past(24 * 28 - 1, 320), NOON).orElseThrow().reading();

        assertThat(shipped.source()).startsWith("static:");
        assertThat(shipped.basis()).isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(averages.of(new GridZone("XX"), past(24, 320), NOON)).isEmpty();
    }

    @Test
    void no_more_than_a_year_counts() {
        double[] values = new double[24 * 400];
        Arrays.fill(values, 0, 24 * 35, 1_000);
        Arrays.fill(values, 24 * 35, values.length, 100);
        Curve long1 = new Curve(NOON.minus(Duration.ofDays(400)), Duration.ofHours(1), values);

        assertThat(averages.of(DE, long1, NOON).orElseThrow().reading().intensity().value())
                .isEqualTo(100);
    }
}
