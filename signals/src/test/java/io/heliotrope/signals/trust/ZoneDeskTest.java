package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.DeskScene.HOUR;
import static io.heliotrope.signals.trust.DeskScene.yearly;
import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.trust.Rejections.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ZoneDeskTest {
    private static final Duration FIVE = Duration.ofMinutes(5);

    @TempDir private Path folder;
    private DeskScene it;

    @BeforeEach
    void open() {
        it = new DeskScene(folder);
    }

    private static Instant minute(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void the_feed_of_highest_rank_that_is_fresh_is_told() {
        it.latest("b", NOON, HOUR, 310, minute(10)).latest("a", NOON, HOUR, 300, minute(10));

        assertThat(sources(it.due(minute(10)))).containsExactly("a");
    }

    @Test
    void what_has_not_changed_is_not_told_again() {
        it.latest("a", NOON, HOUR, 300, minute(10));
        assertThat(it.due(minute(10))).hasSize(1);

        it.latest("a", NOON, HOUR, 300, minute(20));
        assertThat(it.due(minute(20))).isEmpty();

        it.latest("a", NOON, HOUR, 305, minute(30));
        assertThat(it.due(minute(30))).hasSize(1);
    }

    @Test
    void the_next_feed_takes_over_when_the_first_has_nothing_for_now() {
        it.latest("a", NOON, HOUR, 300, minute(10)).due(minute(10));

        it.fails("a", minute(65)).latest("b", minute(60), HOUR, 310, minute(65));

        assertThat(sources(it.due(minute(65)))).containsExactly("b");
        assertThat(it.desk.troubles())
                .containsOnlyKeys("a")
                .containsValue("TIMED_OUT: no answer within PT20S");
    }

    @Test
    void one_success_brings_the_first_feed_back_for_what_is_left_of_its_hour() {
        it.latest("a", NOON, HOUR, 300, minute(10)).due(minute(10));
        it.fails("a", minute(65)).latest("b", minute(65), FIVE, 310, minute(66)).due(minute(66));

        it.latest("a", minute(60), HOUR, 320, minute(70));
        List<Signal> due = it.due(minute(70));

        assertThat(due)
                .singleElement()
                .isInstanceOfSatisfying(
                        Intensity.class,
                        intensity -> {
                            assertThat(intensity.reading().source()).isEqualTo("a");
                            assertThat(intensity.validFrom()).isEqualTo(minute(65));
                            assertThat(intensity.validTo()).isEqualTo(minute(120));
                        });
        assertThat(it.desk.troubles()).isEmpty();
        assertThat(it.due(minute(71))).isEmpty();
    }

    @Test
    void a_converted_value_stands_behind_one_on_the_basis_itself() {
        it.converted("a", NOON, HOUR, 200, minute(10));
        List<Signal> converted = it.due(minute(10));
        it.latest("b", NOON, HOUR, 310, minute(20));

        assertThat(converted)
                .singleElement()
                .isInstanceOfSatisfying(
                        Intensity.class,
                        intensity -> {
                            assertThat(intensity.reading().conversion()).isEqualTo("mix-factors");
                            assertThat(intensity.reading().quality()).isEqualTo(Quality.ESTIMATED);
                            assertThat(intensity.reading().intensity().value())
                                    .isCloseTo(265.5, within(1e-9));
                        });
        assertThat(sources(it.due(minute(20)))).containsExactly("b");
    }

    @Test
    void what_cannot_be_true_is_counted_and_never_told() {
        it.latest("a", NOON, HOUR, 0, minute(10));

        assertThat(it.due(minute(10))).isEmpty();
        assertThat(it.rejections.counts()).containsEntry(new Kind("a", Reason.ZERO), 1L);
        assertThat(it.desk.troubles().get("a"))
                .isEqualTo("not believed: 0 g/kWh, where it was never seen");
    }

    @Test
    void when_all_feeds_fail_our_own_forecast_stands_in() {
        it.latest("a", hour(-1), HOUR, 300, minute(-10)).due(minute(-10));
        it.fails("a", minute(10)).fails("b", minute(10)).own(NOON, 96, 290);

        List<Signal> due = it.due(minute(10));

        assertThat(due)
                .singleElement()
                .isInstanceOfSatisfying(
                        IntensityForecast.class,
                        forecast -> {
                            assertThat(forecast.told())
                                    .extracting(Part::source, Part::step, Part::quality)
                                    .containsExactly(
                                            tuple(
                                                    "model:test",
                                                    Step.OWN_FORECAST,
                                                    Quality.MODELLED));
                            assertThat(forecast.interval()).isPresent();
                        });
        assertThat(step(it.desk.ladder(minute(10)), minute(10))).isEqualTo(Step.STALE);
        assertThat(step(it.desk.ladder(minute(10)), hour(5))).isEqualTo(Step.OWN_FORECAST);
    }

    @Test
    void a_forecast_that_ends_early_is_continued_by_our_own() {
        it.forecast("a", NOON, minute(5), 300, 310, 320).own(NOON, 96, 290);

        IntensityForecast forecast = (IntensityForecast) it.due(minute(10)).getFirst();

        assertThat(forecast.told())
                .extracting(Part::source, Part::from)
                .containsExactly(tuple("a", NOON), tuple("model:test", hour(3)));
        assertThat(forecast.gramsPerKwh().valueAt(hour(2))).isEqualTo(320);
        assertThat(forecast.gramsPerKwh().valueAt(hour(3))).isEqualTo(290);
    }

    @Test
    void a_providers_forecast_is_used_when_its_provider_falls_silent_until_its_life_ends() {
        double[] hours = new double[72];
        Arrays.setAll(hours, i -> 280 + 20 * (i % 4));
        it.forecast("a", NOON, NOON, hours).due(minute(10));
        it.fails("a", hour(20)).own(hour(20), 96, 290);
        assertThat(sources(it.due(hour(20)))).containsExactly("a+model:test");

        it.own(hour(36), 96, 290);

        assertThat(sources(it.due(hour(36)))).containsExactly("model:test");
    }

    @Test
    void the_yearly_average_is_told_once() {
        it.desk.yearly(yearly(Basis.AVERAGE_LIFECYCLE, 350));

        assertThat(it.due(minute(10))).hasSize(1);
        assertThat(it.due(minute(20))).isEmpty();
    }

    @Test
    void without_anything_nothing_is_told() {
        assertThat(it.due(NOON)).isEmpty();
        assertThat(it.desk.ladder(NOON).at(NOON))
                .isInstanceOfSatisfying(
                        Rung.Unknown.class,
                        rung ->
                                assertThat(rung.why())
                                        .isEqualTo(
                                                "no value and no forecast, and no yearly average on"
                                                        + " that basis"));
    }

    private static Step step(Ladder ladder, Instant at) {
        return ladder.at(at) instanceof Rung.Known known ? known.step() : Step.YEARLY;
    }

    private static List<String> sources(List<Signal> signals) {
        return signals.stream()
                .map(signal ->
                        switch (signal) {
                            case Intensity intensity -> intensity.reading().source();
                            case IntensityForecast forecast -> forecast.source();
                            case Signal other -> other.toString();
                        })
                .toList();
    }
}
