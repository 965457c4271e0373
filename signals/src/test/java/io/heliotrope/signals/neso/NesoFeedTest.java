package io.heliotrope.signals.neso;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Great Britain and its parts. It is 12:40 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NesoFeedTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final String NATIONAL =
            """
            {"data":[
             {"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
              "intensity":{"forecast":266,"actual":263,"index":"moderate"}},
             {"from":"2026-03-06T12:30Z","to":"2026-03-06T13:00Z",
              "intensity":{"forecast":270,"actual":null,"index":"moderate"}},
             {"from":"2026-03-06T13:00Z","to":"2026-03-06T13:30Z",
              "intensity":{"forecast":null,"actual":null,"index":"moderate"}}]}
            """;

    private static final String REGIONAL =
            """
            {"data":{"regionid":13,"dnoregion":"UKPN London","shortname":"London","data":[
             {"from":"2026-03-06T12:30Z","to":"2026-03-06T13:00Z",
              "intensity":{"forecast":0,"index":"very low"},
              "generationmix":[{"fuel":"gas","perc":0}]},
             {"from":"2026-03-06T13:00Z","to":"2026-03-06T13:30Z",
              "intensity":{"forecast":81,"index":"low"},"generationmix":[]}]}}
            """;

    private final LocalProvider it = new LocalProvider("2026-03-06T12:40:00Z");
    private final NesoFeed feed =
            new NesoFeed(it.transport(), NesoSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void half_hours_without_seconds_are_read_and_actual_counts_more_than_forecast()
            throws InterruptedException {
        IntensitySeries<Direct> series = fresh(answering(NATIONAL).forecast(Duration.ofHours(24)));

        assertThat(series.points())
                .extracting(
                        p -> p.validFrom().toString(),
                        p -> p.intensity().value(),
                        IntensityPoint::quality,
                        IntensityPoint::estimationMethod)
                .containsExactly(
                        tuple("2026-03-06T12:00:00Z", 263.0, Quality.ESTIMATED, "actual"),
                        tuple("2026-03-06T12:30:00Z", 270.0, Quality.FORECAST, ""));
        assertThat(series.zone()).isEqualTo(NesoFeed.GREAT_BRITAIN);
        assertThat(Published.latest(series).orElseThrow().reading().basis())
                .isEqualTo(Basis.AVERAGE_DIRECT);
        assertThat(it.asked().encodedPath()).isEqualTo("/intensity/2026-03-06T12:30Z/fw24h");
    }

    @ParameterizedTest
    @CsvSource({"PT1H, fw24h", "PT24H, fw24h", "PT24H1S, fw48h", "P5D, fw48h"})
    void a_horizon_is_a_day_or_two(Duration horizon, String path) throws InterruptedException {
        fresh(answering(NATIONAL).forecast(horizon));

        assertThat(it.asked().encodedPath()).endsWith("/" + path);
    }

    @Test
    void the_present_is_asked_for_without_a_time() throws InterruptedException {
        assertThat(fresh(answering(NATIONAL).latest()).at(it.now())).isPresent();
        assertThat(it.asked().encodedPath()).isEqualTo("/intensity");
    }

    @Test
    void a_part_is_read_from_an_object_as_from_an_array() throws InterruptedException {
        String array = REGIONAL.replace("{\"data\":{", "{\"data\":[{").strip();
        String asArray = array.substring(0, array.length() - 1) + "]}";

        IntensitySeries<Direct> ahead = fresh(answering(REGIONAL).forecast(13, Duration.ofDays(2)));
        IntensitySeries<Direct> now = fresh(answering(asArray).latest(13));

        assertThat(ahead.points()).isEqualTo(now.points()).hasSize(2);
        assertThat(ahead.zone()).isEqualTo(NesoFeed.zone(13));
        assertThat(it.asked().encodedPath())
                .isEqualTo("/regional/intensity/2026-03-06T12:30Z/fw48h/regionid/13");
        assertThat(it.asked().encodedPath()).isEqualTo("/regional/regionid/13");
    }

    @Test
    void a_part_can_be_at_zero_for_a_while_but_the_country_cannot() {
        assertThat(fresh(answering(REGIONAL).forecast(13, DAY)).points().getFirst().intensity())
                .extracting("value")
                .isEqualTo(0.0);
        assertThat(fresh(answering(NATIONAL.replace("263", "0")).forecast(DAY)).points())
                .hasSize(1);
        assertThat(missing(answering(REGIONAL.replace("81", "0")).forecast(13, DAY)).why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void another_part_is_not_taken_for_the_one_asked_for() {
        assertThat(missing(answering(REGIONAL).forecast(12, DAY)).why())
                .isEqualTo(Outage.WRONG_ZONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":[]}", "{\"data\":{}}", "{\"data\":null}"})
    void nothing_with_status_200_is_no_value(String body) {
        assertThat(missing(answering(body).latest()).why()).isEqualTo(Outage.NO_VALUE);
        assertThat(missing(answering(body).latest(13)).why()).isEqualTo(Outage.NO_VALUE);
    }

    @Test
    void an_error_is_told_in_its_words() {
        String error =
                "{\"error\":{\"code\":\"400 Bad Request\",\"message\":\"Please enter a valid path\"}}";

        assertThat(missing(answering(error).latest()).why()).isEqualTo(Outage.MALFORMED);
        it.answer(400, error);
        FeedResult.Missing<?> refused = missing(feed.latest());
        assertThat(refused.why()).isEqualTo(Outage.REFUSED);
        assertThat(refused.detail()).contains("Please enter a valid path");
    }

    @Test
    void a_forecast_that_has_ended_is_not_believed() {
        it.pass(Duration.ofHours(2));

        assertThat(missing(answering(NATIONAL).forecast(DAY)).why()).isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(missing(answering(REGIONAL).forecast(13, DAY)).why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void a_value_for_a_strange_time_is_malformed() {
        String backwards =
                NATIONAL.replace("\"to\":\"2026-03-06T12:30Z\"", "\"to\":\"2026-03-06T11:30Z\"");
        String endless =
                NATIONAL.replace("\"to\":\"2026-03-06T12:30Z\"", "\"to\":\"2026-03-09T12:30Z\"");

        assertThat(missing(answering(backwards).latest()).why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing(answering(endless).latest()).why()).isEqualTo(Outage.MALFORMED);
    }

    @Test
    void a_month_is_asked_for_in_calls_of_a_fortnight() throws InterruptedException {
        it.answer(halfHours(MARCH, 14 * 48 + 1)).answer(halfHours(day(14), 14 * 48));
        it.answer(halfHours(day(28), 2 * 48));

        IntensitySeries<Direct> series = fresh(feed.past(new TimeRange(MARCH, day(30))));

        assertThat(series.points()).hasSize(30 * 48);
        assertThat(series.mean(MARCH, day(30)).orElseThrow().isWhole()).isTrue();
        assertThat(it.asked().encodedPath())
                .isEqualTo("/intensity/2026-03-01T00:00Z/2026-03-15T00:00Z");
        assertThat(it.asked().encodedPath())
                .isEqualTo("/intensity/2026-03-15T00:00Z/2026-03-29T00:00Z");
    }

    @Test
    void no_call_is_for_more_than_a_fortnight_and_the_last_half_hour_is_whole()
            throws InterruptedException {
        it.answer(halfHours(MARCH, 14 * 48)).answer(halfHours(day(14), 1));
        Duration odd = Duration.ofSeconds(605);

        IntensitySeries<Direct> series =
                fresh(feed.past(new TimeRange(MARCH.plus(odd), day(14).plus(odd))));

        assertThat(series.points()).hasSize(14 * 48 + 1);
        assertThat(it.asked().encodedPath())
                .isEqualTo("/intensity/2026-03-01T00:00Z/2026-03-15T00:00Z");
        assertThat(it.asked().encodedPath())
                .isEqualTo("/intensity/2026-03-15T00:00Z/2026-03-15T00:30Z");
    }

    @Test
    void the_past_of_a_part_is_what_was_foretold() throws InterruptedException {
        TimeRange range =
                new TimeRange(
                        Instant.parse("2026-03-06T12:30:00Z"),
                        Instant.parse("2026-03-06T13:30:00Z"));

        IntensitySeries<Direct> series = fresh(answering(REGIONAL).past(13, range));

        assertThat(series.points())
                .extracting(IntensityPoint::quality)
                .containsOnly(Quality.FORECAST);
        assertThat(it.asked().encodedPath())
                .isEqualTo("/regional/intensity/2026-03-06T12:30Z/2026-03-06T13:30Z/regionid/13");
        assertThat(missing(answering(REGIONAL).past(13, new TimeRange(MARCH, day(1)))).why())
                .isEqualTo(Outage.WRONG_TIME);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 18, -1})
    void there_are_seventeen_parts(int region) {
        assertThatThrownBy(() -> feed.latest(region))
                .hasMessage("region must be 1..17, was " + region);
    }

    private NesoFeed answering(String body) {
        it.answer(body);
        return feed;
    }

    private static Instant day(int number) {
        return MARCH.plus(DAY.multipliedBy(number));
    }

    private static String halfHours(Instant start, int count) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(
                    "{\"from\":\"%s\",\"to\":\"%s\",\"intensity\":{\"forecast\":1,\"actual\":%d}}"
                            .formatted(
                                    start.plus(HALF_HOUR.multipliedBy(i)),
                                    start.plus(HALF_HOUR.multipliedBy(i + 1L)),
                                    100 + i % 48));
        }
        return "{\"data\":[" + String.join(",", slots) + "]}";
    }
}
