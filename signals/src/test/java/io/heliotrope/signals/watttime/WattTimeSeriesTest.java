package io.heliotrope.signals.watttime;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.IndexPoint;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.series.Published;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What WattTime says, and what is made of it. It is 18:52 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WattTimeSeriesTest {
    private static final GridZone REGION = new GridZone("CAISO_NORTH");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FORECAST =
            """
            {"data":[{"point_time":"2026-03-06T18:50:00+00:00","value":1000},
                     {"point_time":"2026-03-06T18:55:00+00:00","value":1048.41},
                     {"point_time":"2026-03-06T19:00:00+00:00","value":null},
                     {"point_time":"2026-03-06T19:05:00+00:00","value":890.5}],
             "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
               "warnings":[{"type":"EXAMPLE_WARNING","message":"an example"}],"signal_type":"co2_moer",
               "model":{"date":"2023-03-01"},"units":"lbs_co2_per_mwh",
               "generated_at_period_seconds":300,"generated_at":"2026-03-06T18:50:00+00:00"}}
            """;

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
    void a_forecast_in_pounds_becomes_marginal_grams() throws InterruptedException {
        IntensitySeries<Marginal> series =
                fresh(answering(FORECAST).forecast(REGION, Duration.ofHours(36).plusSeconds(1)));

        assertThat(series.points())
                .extracting(p -> p.intensity().value())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(453.59237, 475.5507766317, 403.924005485);
        IntensityPoint first = series.points().getFirst();
        assertThat(first.validFrom()).isEqualTo("2026-03-06T18:50:00Z");
        assertThat(first.validTo()).isEqualTo("2026-03-06T18:55:00Z");
        assertThat(first.quality()).isEqualTo(Quality.FORECAST);
        assertThat(series.issuedAt()).isEqualTo("2026-03-06T18:50:00Z");
        assertThat(Published.forecast(series).orElseThrow().basis()).isEqualTo(Basis.MARGINAL);
        it.request();
        assertThat(it.asked().queryParameter("horizon_hours")).isEqualTo("37");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT1H, 1", "PT24H, 24", "P9D, 72"})
    void a_horizon_is_told_in_whole_hours_up_to_72(Duration horizon, String hours)
            throws InterruptedException {
        fresh(answering(FORECAST).forecast(REGION, horizon));

        it.request();
        assertThat(it.asked().queryParameter("horizon_hours")).isEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({
        "CAISO_NORTH, SPP, WRONG_ZONE",
        "lbs_co2_per_mwh, percentile, MALFORMED",
        "lbs_co2_per_mwh, g_per_kwh, MALFORMED",
        "co2_moer, health_damage, MALFORMED",
        "data_point_period_seconds, data_point_periods_second, MALFORMED",
        ":300, :0, MALFORMED",
        ":300, :90000, MALFORMED",
        "generated_at\", made_at\", MALFORMED",
        "1048.41, -3, none",
        "1048.41, 9999, none",
    })
    void what_is_said_otherwise_is_not_taken_for_what_was_asked(
            String what, String by, String why) {
        String body = FORECAST.replace(what, by);
        assertThat(body).isNotEqualTo(FORECAST);

        FeedResult<IntensitySeries<Marginal>> result = answering(body).forecast(REGION, DAY);

        if (why.equals("none")) {
            assertThat(fresh(result).points()).hasSize(2);
        } else {
            assertThat(missing(result).why()).isEqualTo(Outage.valueOf(why));
        }
    }

    @Test
    void a_forecast_of_zeros_is_not_believed() {
        String zeros = FORECAST.replaceAll("\"value\":[0-9.]+", "\"value\":0.0");

        FeedResult.Missing<?> missing = missing(answering(zeros).forecast(REGION, DAY));

        assertThat(missing.why()).isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(missing.detail()).isEqualTo("nothing but zeros for CAISO_NORTH");
    }

    @Test
    void a_forecast_that_has_ended_is_not_believed() {
        it.pass(Duration.ofHours(1));

        assertThat(missing(answering(FORECAST).forecast(REGION, DAY)).why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void an_index_is_a_percentile_and_no_intensity() {
        String body =
                """
                {"data":[{"point_time":"2026-03-06T18:50:00Z","value":37.1}],
                 "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
                   "model":{"date":"2023-03-01"},"signal_type":"co2_moer","units":"percentile"}}
                """;

        IndexPoint point = fresh(answering(body).index(REGION)).points().getFirst();

        assertThat(point.percentile()).isCloseTo(37.1, within(1e-9));
        assertThat(point.validTo()).isEqualTo("2026-03-06T18:55:00Z");
        assertThat(missing(answering(FORECAST).index(REGION)).why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing(answering(body.replace("37.1", "101")).index(REGION)).why())
                .isEqualTo(Outage.IMPLAUSIBLE);
        assertThat(missing(answering(body.replace("37.1", "null")).index(REGION)).why())
                .isEqualTo(Outage.NO_VALUE);
    }

    @Test
    void a_place_has_a_region_or_none() throws InterruptedException {
        it.answer(
                "{\"region\":\"PJM_NJ\",\"region_full_name\":\"PJM New Jersey\","
                        + "\"signal_type\":\"co2_moer\"}");
        it.answer(404, "{\"error\":\"Coordinates not found\"}");
        Location place = new Location(39.0, -77.4);

        assertThat(fresh(feed.regionAt(place)))
                .isEqualTo(new WattTimeRegion(new GridZone("PJM_NJ"), "PJM New Jersey"));
        it.request();
        assertThat(it.asked().query())
                .isEqualTo("latitude=39.0&longitude=-77.4&signal_type=co2_moer");
        FeedResult.Missing<?> nowhere = missing(feed.regionAt(new Location(0, 0)));
        assertThat(nowhere.why()).isEqualTo(Outage.REFUSED);
        assertThat(nowhere.detail()).contains("Coordinates not found");
    }

    @Test
    void the_account_tells_what_it_may_ask() {
        String body =
                """
                {"signal_types":[
                  {"signal_type":"health_damage","regions":[{"region":"SPP","endpoints":[]}]},
                  {"signal_type":"co2_moer","regions":[{"region":"CAISO_NORTH",
                     "region_full_name":"California ISO Northern",
                     "endpoints":[{"endpoint":"v3/forecast","models":[{"model":"2023-03-01"}]},
                                  {"endpoint":"v3/historical","models":[]}]}]}]}
                """;

        WattTimeAccess access = fresh(answering(body).access());

        assertThat(access.regions()).containsExactly(REGION);
        assertThat(access.allows(REGION, "v3/forecast")).isTrue();
        assertThat(access.allows(REGION, "v3/maps")).isFalse();
        assertThat(access.allows(new GridZone("SPP"), "v3/forecast")).isFalse();
        assertThat(missing(answering("{}").access()).why()).isEqualTo(Outage.MALFORMED);
    }

    private WattTimeFeed answering(String body) {
        it.answer(body);
        return feed;
    }
}
