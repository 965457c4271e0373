package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.accounting.Spans.Span;
import io.heliotrope.signals.accounting.Truth.Grid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedTruthTest {
    private static final double NONE = Double.NaN;

    private final List<Signal> signals = new ArrayList<>();

    @Test
    void a_reading_holds_then_the_forecast_then_the_reading_as_stale_then_the_average() {
        signals.add(average(400));
        signals.add(forecast(60, 100, 110, NONE, NONE, NONE, 150));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 30, 50, at(60)));

        assertThat(words(0, 240))
                .containsExactly(
                        "0-30 50.0 MEASURED",
                        "30-60 110.0 FORECAST",
                        "60-150 50.0 STALE",
                        "150-180 150.0 FORECAST",
                        "180-240 400.0 STATIC");
    }

    @Test
    void the_forecast_issued_last_holds_whatever_the_order_of_the_records() {
        signals.add(forecast(60, 1, 2));
        signals.add(forecast(30, 3, 4));
        signals.add(forecast(90, NONE, 5));

        assertThat(words(0, 60)).containsExactly("0-30 1.0 FORECAST", "30-60 5.0 FORECAST");

        Collections.reverse(signals);
        assertThat(words(0, 60)).containsExactly("0-30 1.0 FORECAST", "30-60 5.0 FORECAST");
    }

    @Test
    void a_revised_reading_holds_from_when_it_was_made_known() {
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 80, at(300)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100, at(60)));

        assertThat(words(0, 60)).containsExactly("0-60 80.0 MEASURED");
        assertThat(words(new PublishedTruth(signals).asKnownAt(at(299)), 0, 60))
                .containsExactly("0-60 100.0 MEASURED");
        assertThat(words(new PublishedTruth(signals).asKnownAt(at(59)), 0, 60)).isEmpty();
    }

    @Test
    void a_revision_of_a_part_leaves_the_rest() {
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100, at(60)));
        signals.add(reading(GREEN, AVERAGE_LIFECYCLE, 20, 40, 70, at(90)));

        assertThat(words(0, 60))
                .containsExactly(
                        "0-20 100.0 MEASURED", "20-40 70.0 MEASURED", "40-60 100.0 MEASURED");
    }

    @Test
    void another_zone_and_another_basis_are_other_things() {
        signals.add(reading(HOME, AVERAGE_LIFECYCLE, 0, 60, 100, at(60)));
        signals.add(reading(GREEN, AVERAGE_DIRECT, 0, 60, 100, at(60)));

        assertThat(words(0, 60)).isEmpty();
    }

    @Test
    void what_is_told_beside_the_basis_of_decisions_is_known_on_its_own() {
        signals.add(reading(GREEN, AVERAGE_DIRECT, 0, 60, 100, at(60)));
        signals.add(new Beside(reading(GREEN, AVERAGE_LIFECYCLE, 0, 60, 130, at(60))));

        assertThat(words(0, 60)).containsExactly("0-60 130.0 MEASURED");
        assertThat(words(new PublishedTruth(signals).asKnownAt(at(59)), 0, 60)).isEmpty();
    }

    @Test
    void the_usual_pue_holds_where_no_weather_does() {
        signals.add(
                new SiteForecast(
                        GREEN.id(),
                        "weather",
                        at(0),
                        new Curve(at(30), Duration.ofMinutes(30), new double[] {1.2, NONE, 1.3})));

        assertThat(new PublishedTruth(signals).pue(GREEN, at(0), at(180)))
                .extracting(Truth.Site::pue)
                .containsExactly(1.1, 1.2, 1.1, 1.3, 1.1);
        assertThat(new PublishedTruth(signals).pue(GREEN, at(0), at(180)))
                .extracting(Truth.Site::sigma)
                .containsOnly(0.08);
    }

    @Test
    void spans_laid_over_each_other_at_random_are_what_a_plain_array_says() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Integer[] plain = new Integer[100];
            Spans<Integer> spans = new Spans<>();
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(100);
                int to = from + random.nextInt(100 - from + 1);
                spans.cover(at(from), at(to), i);
                Arrays.fill(plain, from, to, i);
            }
            int first = random.nextInt(99);
            int last = first + 1 + random.nextInt(99 - first);
            Integer[] told = new Integer[100];
            for (Span<Integer> span : spans.between(at(first), at(last))) {
                for (int minute = 0; minute < 100; minute++) {
                    if (!at(minute).isBefore(span.from()) && at(minute).isBefore(span.to())) {
                        assertThat(told[minute]).as("seed %s, overlap", seed).isNull();
                        told[minute] = span.value();
                    }
                }
            }
            for (int minute = first; minute < last; minute++) {
                assertThat(told[minute]).as("seed %s", seed).isEqualTo(plain[minute]);
            }
        }
    }

    private List<String> words(long from, long to) {
        return words(new PublishedTruth(signals), from, to);
    }

    private static List<String> words(PublishedTruth truth, long from, long to) {
        return truth.intensity(GREEN, AVERAGE_LIFECYCLE, at(from), at(to)).stream()
                .map(PublishedTruthTest::word)
                .toList();
    }

    private static String word(Grid grid) {
        return "%d-%d %s %s"
                .formatted(
                        Duration.between(at(0), grid.from()).toMinutes(),
                        Duration.between(at(0), grid.to()).toMinutes(),
                        grid.intensity().value(),
                        grid.quality());
    }

    private static IntensityForecast forecast(long issued, double... grams) {
        return new IntensityForecast(
                GREEN.zone(),
                AVERAGE_LIFECYCLE,
                "test",
                at(issued),
                Quality.FORECAST,
                new Curve(at(0), Duration.ofMinutes(30), grams));
    }

    private static YearlyAverage average(double grams) {
        return new YearlyAverage(
                new Reading(
                        GREEN.zone(),
                        new GramsPerKwh(grams),
                        AVERAGE_LIFECYCLE,
                        "test",
                        at(0),
                        Quality.STATIC));
    }
}
