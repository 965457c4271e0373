package io.heliotrope.signals.energinet;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Published;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Denmark in steps of five minutes. It is 12:02 UTC on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnerginetFeedTest {
    private static final GridZone DK1 = new GridZone("DK1");
    private static final Instant NOON = Instant.parse("2026-07-06T12:00:00Z");
    private static final String BODY =
            """
            {"total":3,"dataset":"CO2EmisProg","records":[
             {"Minutes5UTC":"2026-07-06T12:00:00","Minutes5DK":"2026-07-06T14:00:00",
              "PriceArea":"DK1","CO2Emission":62.0},
             {"Minutes5UTC":"2026-07-06T12:05:00","Minutes5DK":"2026-07-06T14:05:00",
              "PriceArea":"DK1","CO2Emission":63},
             {"Minutes5UTC":"2026-07-06T12:15:00","Minutes5DK":"2026-07-06T14:15:00",
              "PriceArea":"DK1","CO2Emission":61.5}]}
            """;

    private final LocalProvider it = new LocalProvider("2026-07-06T12:02:00Z");
    private final EnerginetFeed feed =
            new EnerginetFeed(it.transport(), EnerginetSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void times_without_an_offset_are_utc_and_a_missing_step_is_a_gap() throws InterruptedException {
        IntensitySeries<Direct> series = fresh(answering(BODY).forecast(DK1));

        assertThat(series.points())
                .extracting(p -> Duration.between(NOON, p.validFrom()).toMinutes())
                .containsExactly(0L, 5L, 15L);
        assertThat(series.at(NOON.plus(Duration.ofMinutes(12)))).isEmpty();
        assertThat(series.points())
                .extracting(IntensityPoint::quality)
                .containsOnly(Quality.FORECAST);
        assertThat(Published.forecast(series).orElseThrow().basis())
                .isEqualTo(Basis.AVERAGE_DIRECT);
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/dataset/CO2EmisProg");
        assertThat(asked.queryParameter("filter")).isEqualTo("{\"PriceArea\":[\"DK1\"]}");
        assertThat(asked.queryParameter("start")).isEqualTo("now-PT5M");
        assertThat(asked.queryParameter("limit")).isEqualTo("6000");
    }

    @Test
    void a_range_is_asked_for_with_room_for_danish_time_and_cut_to_size()
            throws InterruptedException {
        TimeRange range = new TimeRange(NOON.plusSeconds(300), NOON.plusSeconds(600));

        IntensitySeries<Direct> series = fresh(answering(BODY).past(DK1, range));

        assertThat(series.points())
                .extracting(p -> p.intensity().value(), IntensityPoint::quality)
                .containsExactly(tuple(63.0, Quality.ESTIMATED));
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/dataset/CO2Emis");
        assertThat(asked.queryParameter("start")).isEqualTo("2026-07-06T09:05");
        assertThat(asked.queryParameter("end")).isEqualTo("2026-07-06T15:10");
    }

    @Test
    void a_range_of_another_day_is_noticed() {
        TimeRange range = new TimeRange(NOON.minusSeconds(86_400), NOON.minusSeconds(80_000));

        assertThat(missing(answering(BODY).past(DK1, range)).why()).isEqualTo(Outage.WRONG_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "DK1, DK2, WRONG_ZONE",
        "T12:05:00, T25:05:00, MALFORMED",
        "T12:05:00, T12:06:00, MALFORMED",
        "T12:05:00, T12:03:00, none",
        "T12:05:00, T12:05:30, MALFORMED",
        "63, '\"63\"', MALFORMED",
        "records, rows, MALFORMED",
        "63, null, none",
    })
    void what_is_said_otherwise_is_noticed(String what, String by, String why) {
        String body = BODY.replace(what, by);
        assertThat(body).isNotEqualTo(BODY);
        it.answer(body);

        var result = feed.forecast(DK1);

        if (why.equals("none")) {
            assertThat(fresh(result).points()).hasSizeGreaterThan(1);
        } else {
            assertThat(missing(result).why()).isEqualTo(Outage.valueOf(why));
        }
    }

    @Test
    void zeros_nothing_and_the_past_are_no_forecast() {
        String zeros = BODY.replaceAll("Emission\":[0-9.]+", "Emission\":0.0");

        assertThat(missing(answering(zeros).forecast(DK1)).why()).isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(missing(answering("{\"total\":0,\"records\":[]}").forecast(DK1)).why())
                .isEqualTo(Outage.NO_VALUE);
        it.pass(Duration.ofHours(1));
        assertThat(missing(answering(BODY).forecast(DK1)).why()).isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void a_zone_cannot_break_out_of_the_question() throws InterruptedException {
        it.answer("{\"records\":[]}");

        missing(feed.forecast(new GridZone("DK1\"],\"x\":[\"")));

        assertThat(it.asked().queryParameter("filter"))
                .isEqualTo("{\"PriceArea\":[\"DK1\\\"],\\\"x\\\":[\\\"\"]}");
    }

    @Test
    void a_data_set_has_a_plain_name() {
        EnerginetSettings good = EnerginetSettings.defaults();

        assertThatThrownBy(
                        () -> new EnerginetSettings(good.http(), good.plausibility(), "a/b", "c"))
                .hasMessage("forecasts must name a data set in letters and digits, was 'a/b'");
    }

    private EnerginetFeed answering(String body) {
        it.answer(body);
        return feed;
    }
}
