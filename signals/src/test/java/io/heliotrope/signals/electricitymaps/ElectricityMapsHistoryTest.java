package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsHistoryTest {
    private static final GridZone DE = new GridZone("DE");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final LocalProvider it = new LocalProvider("2026-04-01T12:30:00Z");
    private final ElectricityMapsFeed feed =
            new ElectricityMapsFeed(
                    it.transport(),
                    new ApiKey(Canary.PROVIDER_KEY.text()),
                    ElectricityMapsSettings.at(it.server.url("/v3").uri()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_history_keeps_what_is_estimated_how_and_since_when() throws InterruptedException {
        it.answer(
                """
                {"zone":"DE","history":[
                 {"zone":"DE","carbonIntensity":310,"datetime":"2026-04-01T11:00:00.000Z",
                  "updatedAt":"2026-04-01T12:10:00.000Z","emissionFactorType":"direct",
                  "isEstimated":true,"estimationMethod":"TIME_SLICER_AVERAGE"},
                 {"zone":"DE","carbonIntensity":300.5,"datetime":"2026-04-01T10:00:00.000Z",
                  "updatedAt":"2026-04-01T11:40:00.000Z","emissionFactorType":"direct",
                  "isEstimated":false,"estimationMethod":null}],
                 "temporalGranularity":"hourly"}
                """);

        IntensitySeries<Direct> series = fresh(feed.history(DE, Direct.DIRECT));

        assertThat(series.points())
                .extracting(
                        p -> p.validFrom().toString(),
                        p -> p.intensity().value(),
                        IntensityPoint::quality,
                        IntensityPoint::estimationMethod,
                        p -> p.updatedAt().toString())
                .containsExactly(
                        row("10:00", 300.5, Quality.MEASURED, "", "11:40"),
                        row("11:00", 310, Quality.ESTIMATED, "TIME_SLICER_AVERAGE", "12:10"));
        assertThat(series.points().getLast().validTo()).isEqualTo("2026-04-01T12:00:00Z");
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/v3/carbon-intensity/history");
        assertThat(asked.queryParameter("emissionFactorType")).isEqualTo("direct");
        assertThat(asked.queryParameter("shouldUseFallbackCallerLookup")).isEqualTo("false");
    }

    @Test
    void twenty_five_days_are_asked_for_in_three_calls_and_joined() throws InterruptedException {
        Instant end = MARCH.plus(Duration.ofDays(25));
        it.answer(hours(MARCH, 240)).answer(hours(day(10), 240)).answer(hours(day(20), 120));

        IntensitySeries<Lifecycle> series =
                fresh(feed.past(DE, Lifecycle.LIFECYCLE, new TimeRange(MARCH, end)));

        assertThat(series.points()).hasSize(600);
        assertThat(series.mean(MARCH, end).orElseThrow().isWhole()).isTrue();
        assertThat(List.of(range(), range(), range()))
                .containsExactly(
                        "2026-03-01T00:00:00Z/2026-03-11T00:00:00Z",
                        "2026-03-11T00:00:00Z/2026-03-21T00:00:00Z",
                        "2026-03-21T00:00:00Z/2026-03-26T00:00:00Z");
    }

    @Test
    void a_range_that_begins_within_an_hour_has_that_hour() throws InterruptedException {
        Instant from = MARCH.plus(Duration.ofMinutes(20));
        it.answer(hours(MARCH, 2));

        IntensitySeries<Lifecycle> series =
                fresh(feed.past(DE, Lifecycle.LIFECYCLE, new TimeRange(from, from.plus(HOUR))));

        assertThat(series.mean(from, from.plus(HOUR)).orElseThrow().isWhole()).isTrue();
        assertThat(range()).isEqualTo("2026-03-01T00:00:00Z/2026-03-01T02:00:00Z");
    }

    @Test
    void no_call_is_for_more_than_ten_days_when_a_range_begins_within_an_hour()
            throws InterruptedException {
        Instant from = MARCH.plus(Duration.ofMinutes(20));
        it.answer(hours(MARCH, 240)).answer(hours(day(10), 2));

        IntensitySeries<Lifecycle> series =
                fresh(
                        feed.past(
                                DE,
                                Lifecycle.LIFECYCLE,
                                new TimeRange(from, day(10).plus(HOUR.multipliedBy(2)))));

        assertThat(series.points()).hasSize(242);
        assertThat(List.of(range(), range()))
                .containsExactly(
                        "2026-03-01T00:00:00Z/2026-03-11T00:00:00Z",
                        "2026-03-11T00:00:00Z/2026-03-11T02:00:00Z");
    }

    @Test
    void part_of_a_range_is_not_shown_as_the_whole() {
        it.answer(hours(MARCH, 240)).answer(403, "Endpoint not available");

        FeedResult.Missing<?> missing =
                missing(feed.past(DE, Lifecycle.LIFECYCLE, new TimeRange(MARCH, day(25))));

        assertThat(missing.why()).isEqualTo(Outage.NOT_ENTITLED);
        assertThat(it.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void an_answer_for_another_time_is_not_taken_for_the_one_asked_for() {
        it.answer(hours(Instant.parse("2026-04-01T10:00:00Z"), 2));

        FeedResult.Missing<?> missing =
                missing(feed.past(DE, Lifecycle.LIFECYCLE, new TimeRange(MARCH, day(1))));

        assertThat(missing.why()).isEqualTo(Outage.WRONG_TIME);
        assertThat(missing.detail())
                .isEqualTo(
                        "asked for 2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z,"
                                + " got 2026-04-01T10:00:00Z to 2026-04-01T12:00:00Z");
    }

    @Test
    void what_lies_around_the_time_asked_for_is_left_out() {
        it.answer(hours(MARCH, 48));

        assertThat(
                        fresh(
                                        feed.past(
                                                DE,
                                                Lifecycle.LIFECYCLE,
                                                new TimeRange(day(1), day(1).plus(HOUR))))
                                .points())
                .hasSize(1);
    }

    @Test
    void an_entry_of_another_zone_or_basis_spoils_the_history() {
        it.answer(hours(MARCH, 2).replaceFirst("\\[\\{\"zone\":\"DE\"", "[{\"zone\":\"PL\""));
        it.answer(hours(MARCH, 2).replaceFirst("\\[\\{", "[{\"emissionFactorType\":\"direct\","));

        assertThat(missing(feed.history(DE, Lifecycle.LIFECYCLE)).why())
                .isEqualTo(Outage.WRONG_ZONE);
        assertThat(missing(feed.history(DE, Lifecycle.LIFECYCLE)).why())
                .isEqualTo(Outage.MALFORMED);
    }

    @Test
    void a_range_without_end_or_of_years_is_a_mistake_of_the_asker() {
        assertThatThrownBy(() -> new TimeRange(MARCH, MARCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a range must end after it begins and be at most 400 days");
        assertThatThrownBy(() -> new TimeRange(MARCH, day(401)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String range() throws InterruptedException {
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/v3/carbon-intensity/past-range");
        return asked.queryParameter("start") + "/" + asked.queryParameter("end");
    }

    private static Instant day(int number) {
        return MARCH.plus(Duration.ofDays(number));
    }

    private static String hours(Instant start, int count) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    "{\"zone\":\"DE\",\"carbonIntensity\":%d,\"datetime\":\"%s\",\"updatedAt\":\"%s\"}"
                            .formatted(
                                    100 + i % 24,
                                    start.plus(HOUR.multipliedBy(i)),
                                    "2026-04-01T12:00:00.000Z"));
        }
        return "{\"zone\":\"DE\",\"data\":[" + String.join(",", entries) + "]}";
    }

    private static Tuple row(
            String from, double grams, Quality quality, String method, String updated) {
        return tuple(
                "2026-04-01T" + from + ":00Z",
                grams,
                quality,
                method,
                "2026-04-01T" + updated + ":00Z");
    }
}
