package io.heliotrope.signals.watttime;

import static io.heliotrope.signals.LocalProvider.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What WattTime said, and which calls ask for it. It is 18:52 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WattTimeHistoryTest {
    private static final GridZone REGION = new GridZone("CAISO_NORTH");
    private static final Duration DAY = Duration.ofDays(1);
    private final LocalProvider it = new LocalProvider("2026-03-06T18:52:00Z");
    private final WattTimeFeed feed =
            new WattTimeFeed(
                    it.transport(),
                    new Credential.Basic("someone", new ApiKey(Canary.PROVIDER_KEY.text())),
                    WattTimeSettings.at(it.server.url("/").toString()));

    @BeforeEach
    void log_in() {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
    }

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void forecasts_of_the_past_keep_their_issue() throws InterruptedException {
        String body =
                """
                {"data":[
                  {"generated_at":"2026-03-01T00:00:00+00:00","forecast":[
                     {"point_time":"2026-03-01T00:00:00+00:00","value":900}]},
                  {"generated_at":"2026-03-01T00:05:00+00:00","forecast":[
                     {"point_time":"2026-03-01T00:05:00+00:00","value":910},
                     {"point_time":"2026-03-01T00:10:00+00:00","value":920}]}],
                 "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
                   "signal_type":"co2_moer","units":"lbs_co2_per_mwh"}}
                """;
        Instant start = Instant.parse("2026-03-01T00:00:00Z");

        List<IntensitySeries<Marginal>> forecasts =
                fresh(answering(body).pastForecasts(REGION, new TimeRange(start, start.plus(DAY))));

        assertThat(forecasts)
                .extracting(series -> series.issuedAt().toString())
                .containsExactly("2026-03-01T00:00:00Z", "2026-03-01T00:05:00Z");
        assertThat(forecasts.getLast().points()).hasSize(2);
        it.request();
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/v3/forecast/historical");
        assertThat(asked.queryParameter("end")).isEqualTo("2026-03-01T23:59:59Z");
    }

    @Test
    void a_history_of_seventy_days_is_asked_for_in_three_calls() throws InterruptedException {
        Instant start = Instant.parse("2025-12-01T00:00:00Z");
        it.answer(history(start, 30)).answer(history(day(start, 30), 30));
        it.answer(history(day(start, 60), 10));

        IntensitySeries<Marginal> series =
                fresh(feed.historical(REGION, new TimeRange(start, day(start, 70))));

        assertThat(series.points()).hasSize(70);
        it.request();
        assertThat(List.of(range(), range(), range()))
                .containsExactly(
                        "2025-12-01T00:00:00Z/2025-12-30T23:59:59Z",
                        "2025-12-31T00:00:00Z/2026-01-29T23:59:59Z",
                        "2026-01-30T00:00:00Z/2026-02-08T23:59:59Z");
    }

    @Test
    void a_range_that_begins_within_a_step_has_that_step() throws InterruptedException {
        String body =
                """
                {"data":[{"point_time":"2026-03-06T18:50:00+00:00","value":900}],
                 "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
                   "signal_type":"co2_moer","units":"lbs_co2_per_mwh"}}
                """;
        Instant from = it.now();

        IntensitySeries<Marginal> series =
                fresh(
                        answering(body)
                                .historical(REGION, new TimeRange(from, from.plusSeconds(240))));

        assertThat(series.at(from)).isPresent();
        it.request();
        assertThat(range()).isEqualTo("2026-03-06T18:50:00Z/2026-03-06T18:59:59Z");
    }

    @Test
    void a_history_says_what_was_imputed_and_when_it_was_revised() {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");

        IntensitySeries<Marginal> series =
                fresh(
                        answering(history(start, 2))
                                .historical(REGION, new TimeRange(start, day(start, 2))));

        assertThat(series.points())
                .extracting(IntensityPoint::estimationMethod)
                .containsExactly("imputed", "binned_regression");
        assertThat(series.points())
                .allMatch(IntensityPoint::isEstimated)
                .allMatch(p -> p.updatedAt().equals(Instant.parse("2026-03-05T00:00:00Z")));
    }

    private WattTimeFeed answering(String body) {
        it.answer(body);
        return feed;
    }

    private String range() throws InterruptedException {
        HttpUrl asked = it.asked();
        return asked.queryParameter("start") + "/" + asked.queryParameter("end");
    }

    private static Instant day(Instant start, int number) {
        return start.plus(DAY.multipliedBy(number));
    }

    /// A value for each day, the even ones imputed.
    private static String history(Instant start, int days) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            points.add(
                    ("{\"point_time\":\"%s\",\"value\":%d,\"last_updated\":\"2026-03-05T00:00:00Z\","
                                    + "\"imputed_data_used\":%s}")
                            .formatted(day(start, i), 800 + i, i % 2 == 0));
        }
        return "{\"data\":["
                + String.join(",", points)
                + "],\"meta\":{\"data_point_period_seconds\":86400,\"region\":\"CAISO_NORTH\","
                + "\"model\":{\"type\":\"binned_regression\",\"date\":\"2023-03-01\"},"
                + "\"signal_type\":\"co2_moer\",\"units\":\"lbs_co2_per_mwh\"}}";
    }
}
