package io.heliotrope.signals.openmeteo;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Location;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.WeatherPoint;
import io.heliotrope.signals.series.WeatherSeries;
import io.heliotrope.signals.weather.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Weather of one place or several. The first time is 2026-03-06T12:00Z, the clock shows 12:40.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenMeteoFeedTest {
    private static final Location FRANKFURT = new Location(50.1, 8.7);
    private static final Location DENVER = new Location(39.7, -105.0);
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final String BODY =
            """
            {"latitude":50.12,"longitude":8.68,"elevation":110,"generationtime_ms":0.1,
             "utc_offset_seconds":0,"timezone":"GMT","timezone_abbreviation":"GMT",
             "hourly_units":{"time":"unixtime","temperature_2m":"°C","relative_humidity_2m":"%",
               "surface_pressure":"hPa","wind_speed_10m":"m/s","shortwave_radiation":"W/m²"},
             "hourly":{"time":[1772798400,1772802000,1772805600,1772809200],
               "temperature_2m":[11.5,12.0,null,9.5],"relative_humidity_2m":[60,55,50,0],
               "surface_pressure":[1001.5,1001.0,1000.5,1000.0],
               "wind_speed_10m":[3.5,null,2.0,1.0],"shortwave_radiation":[210.0,180.5,0,0]}}
            """;

    private final LocalProvider it = new LocalProvider("2026-03-06T12:40:00Z");
    private final OpenMeteoFeed feed =
            new OpenMeteoFeed(
                    it.transport(),
                    Credential.Open.OPEN,
                    OpenMeteoSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void hours_become_air_and_what_cannot_be_is_a_gap() throws InterruptedException {
        List<WeatherSeries> answer = fresh(answering(BODY).forecast(List.of(FRANKFURT), 2, 1));

        assertThat(answer).hasSize(1);
        WeatherSeries series = answer.getFirst();
        assertThat(series.place()).isEqualTo(FRANKFURT);
        assertThat(series.points())
                .containsExactly(
                        new WeatherPoint(NOON, new Weather(11.5, 0.6, 100_150), 3.5, 210),
                        new WeatherPoint(
                                NOON.plusSeconds(3_600),
                                new Weather(12, 0.55, 100_100),
                                Double.NaN,
                                180.5));
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/v1/forecast");
        assertThat(asked.queryParameter("timeformat")).isEqualTo("unixtime");
        assertThat(asked.queryParameter("timezone")).isEqualTo("GMT");
        assertThat(asked.queryParameter("hourly"))
                .contains("surface_pressure")
                .doesNotContain("wet_bulb");
        assertThat(asked.queryParameter("forecast_days")).isEqualTo("2");
        assertThat(asked.queryParameter("past_days")).isEqualTo("1");
        assertThat(asked.queryParameterNames()).doesNotContain("apikey");
    }

    @Test
    void what_comes_is_what_cooling_wants() {
        WeatherSeries series = fresh(answering(BODY).forecast(List.of(FRANKFURT), 2, 1)).getFirst();

        Curve pue =
                new SiteCooling(new PueModel(Cooling.CHILLED_WATER, 1), null)
                        .forecast(new RegionId("fra"), it.now(), series.air(Duration.ofHours(1)))
                        .pue();

        double expected =
                new PueModel(Cooling.CHILLED_WATER, 1).pue(new Weather(11.5, 0.6, 100_150));
        assertThat(pue.at(NOON).orElseThrow()).isCloseTo(expected, within(1e-12));
        assertThat(pue.size()).isEqualTo(2);
    }

    @Test
    void several_places_come_in_one_array_in_their_order() throws InterruptedException {
        String denver = BODY.replace("50.12", "39.72").replace("8.68", "-104.99");
        it.answer("[" + BODY + "," + denver + "]");

        List<WeatherSeries> answer = fresh(feed.forecast(List.of(FRANKFURT, DENVER), 1, 0));

        assertThat(answer).extracting(WeatherSeries::place).containsExactly(FRANKFURT, DENVER);
        HttpUrl asked = it.asked();
        assertThat(asked.queryParameter("latitude")).isEqualTo("50.1,39.7");
        assertThat(asked.queryParameter("longitude")).isEqualTo("8.7,-105.0");
    }

    @Test
    void weather_of_another_place_or_of_fewer_is_noticed() {
        it.answer("[" + BODY + "," + BODY + "]").answer(BODY);

        assertThat(missing(feed.forecast(List.of(FRANKFURT, DENVER), 1, 0)).why())
                .isEqualTo(Outage.WRONG_ZONE);
        assertThat(missing(feed.forecast(List.of(FRANKFURT, DENVER), 1, 0)).why())
                .isEqualTo(Outage.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "'utc_offset_seconds\":0', 'utc_offset_seconds\":3600', MALFORMED",
        "1772802000, '\"2026-03-06T13:00\"', MALFORMED",
        "1772802000, 1772798400, MALFORMED",
        "°C, °F, MALFORMED",
        "m/s, km/h, MALFORMED",
        "'[11.5,', '[', MALFORMED",
        "'surface_pressure\":[', 'pressure\":[', MALFORMED",
        "50.12, 95, WRONG_ZONE",
        "1001.5, 10.5, none",
    })
    void what_is_said_otherwise_is_noticed(String what, String by, String why) {
        String body = BODY.replace(what, by);
        assertThat(body).isNotEqualTo(BODY);

        FeedResult<List<WeatherSeries>> result = answering(body).forecast(List.of(FRANKFURT), 1, 0);

        if (why.equals("none")) {
            assertThat(fresh(result).getFirst().points()).hasSize(1);
        } else {
            assertThat(missing(result).why()).isEqualTo(Outage.valueOf(why));
        }
    }

    @Test
    void the_longest_answer_of_all_is_read() {
        int hours = (92 + 16) * 24;
        String place =
                "{\"latitude\":50.1,\"longitude\":8.7,\"utc_offset_seconds\":0,"
                        + BODY.substring(
                                BODY.indexOf("\"hourly_units\""), BODY.indexOf("\"hourly\""))
                        + "\"hourly\":{\"time\":["
                        + IntStream.range(0, hours)
                                .mapToObj(i -> Long.toString(NOON.getEpochSecond() + 3_600L * i))
                                .collect(Collectors.joining(","))
                        + "]"
                        + Stream.of("temperature_2m", "surface_pressure", "shortwave_radiation")
                                .map(name -> column(name, "1001.5", hours))
                                .collect(Collectors.joining())
                                .replaceFirst("1001.5", "-11.5")
                        + column("relative_humidity_2m", "60", hours)
                        + column("wind_speed_10m", "10.55", hours)
                        + "}}";
        it.answer("[" + String.join(",", Collections.nCopies(100, place)) + "]");

        assertThat(fresh(feed.forecast(Collections.nCopies(100, FRANKFURT), 16, 92))).hasSize(100);
    }

    @Test
    void nothing_but_nulls_is_no_weather() {
        String nulls = BODY.replaceAll("(temperature_2m\":)\\[[^\\]]*]", "$1[null,null,null,null]");

        assertThat(missing(answering(nulls).forecast(List.of(FRANKFURT), 1, 0)).why())
                .isEqualTo(Outage.NO_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "Minutely API request limit exceeded. Please try again in one minute., PT1M",
        "Hourly API request limit exceeded. Please try again in the next hour., PT21M",
        "Daily API request limit exceeded. Please try again tomorrow., PT11H21M",
    })
    void a_limit_is_left_alone_until_it_begins_anew(String reason, Duration wait) {
        it.answer(429, "{\"error\":true,\"reason\":\"" + reason + "\"}");

        FeedResult.Missing<?> missing = missing(feed.forecast(List.of(FRANKFURT), 1, 0));

        assertThat(missing.why()).isEqualTo(Outage.RATE_LIMITED);
        assertThat(missing.notBefore()).isEqualTo(it.now().plus(wait));
        assertThat(it.pauses).isEmpty();
        assertThat(missing(feed.forecast(List.of(DENVER), 1, 0)).notBefore())
                .isEqualTo(missing.notBefore());
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_header_in_between_cannot_silence_it_for_a_day() {
        it.answer(503, "down", "Retry-After: 86400");

        assertThat(missing(feed.forecast(List.of(FRANKFURT), 1, 0)).notBefore())
                .isEqualTo(it.now().plus(Duration.ofMinutes(15)));
    }

    @Test
    void too_many_at_once_is_waited_out() {
        it.answer(429, "{\"error\":true,\"reason\":\"Too many concurrent requests\"}").answer(BODY);

        assertThat(fresh(feed.forecast(List.of(FRANKFURT), 1, 0))).hasSize(1);
        assertThat(it.pauses).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void an_overloaded_service_is_tried_again_and_a_mistake_is_told() {
        it.answer(503, "{\"error\":true,\"reason\":\"The service is overloaded\"}").answer(BODY);
        it.answer(400, "{\"error\":true,\"reason\":\"Latitude must be in range\"}");

        assertThat(fresh(feed.forecast(List.of(FRANKFURT), 1, 0))).hasSize(1);
        FeedResult.Missing<?> missing = missing(feed.forecast(List.of(FRANKFURT), 1, 0));
        assertThat(missing.why()).isEqualTo(Outage.REFUSED);
        assertThat(missing.detail()).contains("Latitude must be in range");
    }

    @Test
    void the_key_of_a_customer_travels_in_the_query_and_is_not_told() throws InterruptedException {
        String key = Canary.PROVIDER_KEY.text();
        OpenMeteoFeed paid =
                new OpenMeteoFeed(
                        it.transport(),
                        new Credential.Query("apikey", new ApiKey(key)),
                        OpenMeteoSettings.at(it.server.url("/").toString()));
        it.answer(400, "no such apikey=" + key);

        FeedResult.Missing<?> missing = missing(paid.forecast(List.of(FRANKFURT), 1, 0));

        assertThat(missing.detail()).isEqualTo("HTTP 400: no such apikey=***");
        assertThat(it.asked().queryParameter("apikey")).isEqualTo(key);
    }

    @Test
    void questions_without_end_are_mistakes_of_the_asker() {
        List<Location> many = Collections.nCopies(101, DENVER);

        assertThatThrownBy(() -> feed.forecast(many, 1, 0))
                .hasMessage("places must be 1..100, were 101");
        assertThatThrownBy(() -> feed.forecast(List.of(), 1, 0))
                .hasMessage("places must be 1..100, were 0");
        assertThatThrownBy(() -> feed.forecast(List.of(DENVER), 17, 0))
                .hasMessage("days must be 1..16 and pastDays 0..92, were 17 and 0");
    }

    private static String column(String name, String value, int hours) {
        return ",\"%s\":[%s]".formatted(name, String.join(",", Collections.nCopies(hours, value)));
    }

    private OpenMeteoFeed answering(String body) {
        it.answer(body);
        return feed;
    }
}
