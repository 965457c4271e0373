package io.heliotrope.signals;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static io.heliotrope.signals.ProviderBodies.chart;
import static io.heliotrope.signals.ProviderBodies.forecast;
import static io.heliotrope.signals.ProviderBodies.halfHours;
import static io.heliotrope.signals.ProviderBodies.history;
import static io.heliotrope.signals.ProviderBodies.hour;
import static io.heliotrope.signals.ProviderBodies.moer;
import static io.heliotrope.signals.ProviderBodies.part;
import static io.heliotrope.signals.Providers.CAISO;
import static io.heliotrope.signals.Providers.DE;
import static io.heliotrope.signals.Providers.FRANKFURT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.carbon.ZoneCheck;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.MeanIntensity;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The failures that signal providers are known for, by number. It is 18:50 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailureCatalogueTest extends ProviderScene {
    @Test
    void no_1_zeros_throughout_with_status_200() {
        answerLogin().answer(moer(NOW, 0.0, 0.0, 0.0)).answer(part(16, HALF_PAST, 0, 0));
        it.answer(halfHours(HALF_PAST, 0));

        assertThat(why(feeds.wattTime().forecast(CAISO, HOUR))).isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(why(feeds.neso().forecast(16, HOUR))).isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(why(feeds.neso().latest())).isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void no_2_null_is_missing_and_neither_zero_nor_less() {
        it.answer(hour("DE", "null", SIX, TOLD));
        it.answer(history("DE", hour("DE", "null", SIX, TOLD), hour("DE", "210", SEVEN, TOLD)));

        assertThat(why(feeds.electricityMaps().latest(DE))).isEqualTo(Outage.NO_VALUE);
        assertThat(fresh(feeds.electricityMaps().history(DE, Lifecycle.LIFECYCLE)).points())
                .hasSize(1);
    }

    @Test
    void no_3_empty_objects_and_empty_lists_with_status_200() {
        it.answer("{}").answer("{\"data\":[]}").answer("{\"records\":[]}");

        assertThat(why(feeds.neso().latest())).isEqualTo(Outage.NO_VALUE);
        assertThat(why(feeds.neso().latest())).isEqualTo(Outage.NO_VALUE);
        assertThat(why(feeds.energinet().forecast(new GridZone("DK1")))).isEqualTo(Outage.NO_VALUE);
    }

    @Test
    void no_4_refusals_in_plain_text() {
        it.answer(403, "Access denied").answer(404, "no Route matched");

        assertThat(missing(feeds.electricityMaps().latest(DE)).detail())
                .isEqualTo("HTTP 403: Access denied");
        assertThat(why(feeds.neso().latest())).isEqualTo(Outage.REFUSED);
    }

    @Test
    void no_5_a_host_that_hangs() {
        hang(3);

        assertThat(why(hastyNeso().latest())).isEqualTo(Outage.TIMED_OUT);
    }

    @Test
    void no_6_a_body_for_another_zone() {
        it.answer(hour("FR", "50", SIX, TOLD));

        assertThat(why(feeds.electricityMaps().latest(DE))).isEqualTo(Outage.WRONG_ZONE);
    }

    @Test
    void no_7_a_forecast_that_ends_before_the_deadline() {
        double[] slots = new double[29];
        Arrays.fill(slots, 100);
        it.answer(halfHours(HALF_PAST, slots));

        IntensitySeries<Direct> series = fresh(feeds.neso().forecast(Duration.ofDays(2)));

        Instant end = HALF_PAST.plus(Duration.ofMinutes(29 * 30));
        MeanIntensity<Direct> mean =
                series.mean(HALF_PAST, HALF_PAST.plus(Duration.ofHours(29))).orElseThrow();
        assertThat(mean.coveredShare()).isCloseTo(0.5, within(1e-12));
        assertThat(series.mean(end, end.plus(HOUR))).isEmpty();
    }

    @Test
    void no_8_a_latest_value_from_the_future() {
        it.answer(hour("DE", "210", SEVEN, TOLD));
        it.answer(hour("DE", "210", "2026-03-06T20:00:00.000Z", TOLD));

        assertThat(fresh(feeds.electricityMaps().latest(DE)).validFrom()).isEqualTo(SEVEN);
        assertThat(why(feeds.electricityMaps().latest(DE))).isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void no_9_a_value_that_is_revised_the_next_day() {
        it.answer(history("DE", hour("DE", "210", SIX, TOLD)));
        it.answer(history("DE", hour("DE", "260", SIX, "2026-03-07T15:48:00.000Z")));
        IntensitySeries<Lifecycle> first =
                fresh(feeds.electricityMaps().history(DE, Lifecycle.LIFECYCLE));
        it.pass(Duration.ofDays(1));

        IntensitySeries<Lifecycle> both =
                first.and(fresh(feeds.electricityMaps().history(DE, Lifecycle.LIFECYCLE)));

        assertThat(both.points())
                .extracting(p -> p.intensity().value(), p -> p.updatedAt().toString())
                .containsExactly(tuple(210.0, TOLD), tuple(260.0, "2026-03-07T15:48:00Z"));
        assertThat(grams(both.asKnownAt(NOW), SIX)).isEqualTo(210);
        assertThat(grams(both, SIX)).isEqualTo(260);
    }

    @Test
    void no_10_start_and_end_that_nobody_heeded() {
        it.answer(history("DE", hour("DE", "210", SIX, TOLD)));

        assertThat(why(feeds.electricityMaps().past(DE, Lifecycle.LIFECYCLE, YESTERDAY)))
                .isEqualTo(Outage.WRONG_TIME);
    }

    @Test
    void no_11_a_retired_zone() {
        it.answer(
                "{\"IN-SO\":{\"zoneName\":\"Southern India\"},\"DE\":{\"zoneName\":\"Germany\"}}");

        var offered = fresh(feeds.electricityMaps().zones()).zones().keySet();

        assertThat(ZoneCheck.shipped().validate(List.of(DE, new GridZone("IN-KA")), offered))
                .extracting(ZoneCheck.Problem::message)
                .containsExactly("zone 'IN-KA' was retired; nearest: IN-SO");
    }

    @Test
    void no_12_a_token_that_ends_in_the_middle() {
        answerLogin().answer(moer(NOW, 800)).answer(401, "expired");
        answerLogin().answer(moer(NOW, 810));

        fresh(feeds.wattTime().forecast(CAISO, HOUR));

        assertThat(fresh(feeds.wattTime().forecast(CAISO, HOUR)).points()).hasSize(1);
        assertThat(it.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void no_13_a_zone_that_the_plan_does_not_cover() {
        it.answer(403, "Token unauthorized for zoneKey=DE");

        FeedResult.Missing<?> first = missing(feeds.electricityMaps().latest(DE));

        assertThat(first.why()).isEqualTo(Outage.NOT_ENTITLED);
        assertThat(missing(feeds.electricityMaps().latest(DE))).isEqualTo(first);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void no_14_too_many_requests_without_a_word_of_how_long() {
        it.answer(429, "").answer(429, "").answer(429, "");
        it.answer(429, "{\"error\":true,\"reason\":\"Hourly API request limit exceeded.\"}");

        FeedResult.Missing<?> silent = missing(feeds.neso().latest());
        Instant then = it.now();
        FeedResult.Missing<?> told = missing(feeds.openMeteo().forecast(List.of(FRANKFURT), 1, 0));

        assertThat(silent.notBefore()).isEqualTo(then.plus(Duration.ofMinutes(1)));
        assertThat(told.notBefore()).isEqualTo("2026-03-06T19:01:00Z");
    }

    @Test
    void no_15_days_of_23_and_25_hours() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        for (var entry : Map.of("2025-03-30", 23, "2025-10-26", 25).entrySet()) {
            LocalDate day = LocalDate.parse(entry.getKey());
            Instant from = day.atStartOfDay(berlin).toInstant();
            Instant to = day.plusDays(1).atStartOfDay(berlin).toInstant();
            double[] hours = new double[27];
            Arrays.setAll(hours, i -> 100 + i);
            it.answer(chart(from.minus(HOUR), HOUR, hours));

            IntensitySeries<Lifecycle> series =
                    fresh(feeds.energyCharts().intensity(DE, new TimeRange(from, to)));

            assertThat(series.points()).hasSize(entry.getValue());
            assertThat(series.mean(from, to).orElseThrow().covered())
                    .isEqualTo(Duration.ofHours(entry.getValue()));
        }
    }

    @Test
    void no_16_points_twice_and_in_any_order() {
        it.answer(forecast(SEVEN, "250", SIX, "300", SEVEN, "250"));

        assertThat(fresh(feeds.electricityMaps().forecast(DE, HOUR)).gramsPerKwh().toArray())
                .containsExactly(300, 250);
    }

    @Test
    void no_17_steps_of_5_15_30_and_60_minutes_in_one_decision() {
        Instant six = Instant.parse(SIX);
        answerLogin();
        double[] fives = new double[24];
        Arrays.setAll(fives, i -> i < 12 ? 1_000 : 2_000);
        it.answer(moer(six, fives));
        it.answer(chart(six, Duration.ofMinutes(15), 100, 100, 100, 100, 200, 200, 200, 200));
        it.answer(halfHours(six, 100, 100, 200, 200)).answer(forecast(SIX, "100", SEVEN, "200"));

        List<IntensitySeries<?>> all =
                List.of(
                        fresh(feeds.wattTime().forecast(CAISO, HOUR)),
                        fresh(feeds.energyCharts().intensity(DE)),
                        fresh(feeds.neso().forecast(HOUR)),
                        fresh(feeds.electricityMaps().forecast(DE, Lifecycle.LIFECYCLE, HOUR)));

        // From 18:20 on, 40 minutes of the first value and 20 of the second.
        double mean = (40 * 100 + 20 * 200) / 60.0;
        assertThat(all)
                .extracting(series -> mean(series, six.plusSeconds(1_200)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(mean * 4.5359237, mean, mean, mean);
    }

    @Test
    void no_18_pounds_grams_and_percentiles() {
        answerLogin().answer(moer(NOW, 1_000));
        it.answer(moer(NOW, 37.1).replace("lbs_co2_per_mwh", "percentile"));
        it.answer(moer(NOW, 37.1).replace("lbs_co2_per_mwh", "percentile"));

        assertThat(grams(fresh(feeds.wattTime().forecast(CAISO, HOUR)), NOW.toString()))
                .isCloseTo(453.59237, within(1e-9));
        assertThat(why(feeds.wattTime().forecast(CAISO, HOUR))).isEqualTo(Outage.MALFORMED);
        assertThat(fresh(feeds.wattTime().index(CAISO)).points().getFirst().percentile())
                .isCloseTo(37.1, within(1e-9));
    }

    /// That they cannot be compared is shown where they are made: `BasisMixingTest`.
    @Test
    void no_19_two_sources_that_count_different_things() {
        it.answer(halfHours(HALF_PAST, 120)).answer(hour("GB", "240", SIX, TOLD));

        IntensitySeries<Direct> direct = fresh(feeds.neso().latest());
        IntensitySeries<Lifecycle> lifecycle =
                fresh(feeds.electricityMaps().latest(NesoFeed.GREAT_BRITAIN, Lifecycle.LIFECYCLE));

        assertThat(Published.latest(direct).orElseThrow().reading().basis())
                .isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(Published.latest(lifecycle).orElseThrow().reading().basis())
                .isEqualTo(Basis.AVERAGE_LIFECYCLE);
    }

    @Test
    void no_20_pages_and_redirects_with_status_200() {
        String page = "<html><meta http-equiv=refresh content='0;url=/login'>Sign in</html>";
        Map<String, Supplier<FeedResult<?>>> questions = feeds.questions(YESTERDAY);

        questions.forEach((name, question) -> {
            if (name.equals("watttime")) {
                answerLogin();
            }
            it.answer(200, page, "Location: " + it.server.url("/login"));

            FeedResult.Missing<?> missing = missing(question.get());

            assertThat(missing.why()).as(name).isEqualTo(Outage.MALFORMED);
            assertThat(missing.detail()).as(name).contains("but: <html><meta");
        });
        assertThat(it.server.getRequestCount()).isEqualTo(questions.size() + 1);
    }
}
