package io.heliotrope.signals.trust;

import static io.heliotrope.signals.LocalProvider.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.openmeteo.OpenMeteoFeed;
import io.heliotrope.signals.openmeteo.OpenMeteoSettings;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import io.heliotrope.signals.wire.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left out of weather, indices and forecasts of the past is counted as intensities are. It
/// is 12:40.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SiftedFeedsTest {
    private static final GridZone DE = new GridZone("DE");
    private static final Instant FIVE = Instant.parse("2026-03-06T05:00:00Z");
    private static final TimeRange TWO_HOURS = new TimeRange(FIVE, FIVE.plus(Duration.ofHours(2)));

    @TempDir private Path folder;
    private SiftScene scene;
    private LocalProvider it;

    @BeforeEach
    void open() throws IOException {
        scene = new SiftScene(folder);
        it = scene.it;
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void of_weather_each_null_and_each_hour_that_cannot_be() {
        it.answer(
                """
                {"latitude":50.12,"longitude":8.68,"utc_offset_seconds":0,
                 "hourly_units":{"time":"unixtime","temperature_2m":"°C",
                   "relative_humidity_2m":"%","surface_pressure":"hPa","wind_speed_10m":"m/s",
                   "shortwave_radiation":"W/m²"},
                 "hourly":{"time":[1772798400,1772802000,1772805600,1772809200],
                   "temperature_2m":[11.5,null,10.0,9.5],"relative_humidity_2m":[60,null,50,50],
                   "surface_pressure":[1001.5,1001.0,10.5,1000.0],
                   "wind_speed_10m":[3.5,2.5,2.0,null],"shortwave_radiation":[210.0,180.5,0,0]}}
                """);

        int hours =
                fresh(openMeteo().forecast(List.of(new Location(50.1, 8.7)), 1, 0))
                        .getFirst()
                        .points()
                        .size();

        assertThat(hours).isEqualTo(2);
        assertThat(scene.counts("open-meteo"))
                .isEqualTo(Map.of(Reason.NOT_TOLD, 3L, Reason.IMPLAUSIBLE, 1L));
        assertThat(scene.kept())
                .extracting(Rejection::zone, Rejection::detail, Rejection::found)
                .containsExactly(
                        tuple(
                                "50.1,8.7",
                                "temperature_2m is null at 2026-03-06T13:00:00Z; and 2 more of this"
                                        + " body",
                                "2026-03-06T13:00:00Z: null"),
                        tuple(
                                "50.1,8.7",
                                "pressure must be 30000.0..120000.0 Pa, was 1050.0",
                                "2026-03-06T14:00:00Z: 10.0 °C, 50.0 %, 10.5 hPa"));
    }

    @Test
    void of_watttimes_past_each_forecast_that_was_issued_at_another_time() {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
        it.answer(
                moers(
                        issued("04:50"),
                        issued("04:55"),
                        issued("05:00"),
                        issued("06:55"),
                        issued("07:00")));

        assertThat(fresh(wattTime().pastForecasts(DE, TWO_HOURS))).hasSize(2);

        assertThat(scene.counts("watttime")).isEqualTo(Map.of(Reason.WRONG_TIME, 3L));
        assertThat(scene.kept().getFirst().found())
                .isEqualTo("a forecast issued at 2026-03-06T04:50:00Z");
    }

    @Test
    void of_a_range_that_begins_within_a_step_what_was_asked_with_it_is_no_fault() {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
        it.answer(moers(issued("05:00"), issued("05:05")));
        TimeRange late = new TimeRange(FIVE.plusSeconds(60), FIVE.plusSeconds(600));

        assertThat(fresh(wattTime().pastForecasts(DE, late))).hasSize(1);

        assertThat(scene.rejections.counts()).isEmpty();
    }

    @Test
    void of_an_index_each_null_and_what_comes_twice() {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
        it.answer(
                """
                {"data":[{"point_time":"2026-03-06T12:40:00Z","value":57},
                   {"point_time":"2026-03-06T12:40:00Z","value":57},
                   {"point_time":"2026-03-06T12:45:00Z","value":null}],
                 "meta":{"data_point_period_seconds":300,"region":"DE",
                   "signal_type":"co2_moer","units":"percentile"}}
                """);

        assertThat(fresh(wattTime().index(DE)).points()).hasSize(1);

        assertThat(scene.counts("watttime"))
                .isEqualTo(Map.of(Reason.NOT_TOLD, 1L, Reason.DUPLICATE, 1L));
    }

    private static String issued(String time) {
        return """
        {"generated_at":"2026-03-06T%1$s:00Z","forecast":[
          {"point_time":"2026-03-06T%1$s:00Z","value":900}]}\
        """
                .formatted(time);
    }

    private static String moers(String... forecasts) {
        return Stream.of(forecasts)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"data\":[",
                                "],\"meta\":{\"data_point_period_seconds\":300,\"region\":\"DE\","
                                        + "\"signal_type\":\"co2_moer\","
                                        + "\"units\":\"lbs_co2_per_mwh\"}}"));
    }

    private OpenMeteoFeed openMeteo() {
        return new OpenMeteoFeed(
                scene.transport(), Credential.Open.OPEN, OpenMeteoSettings.at(scene.at()));
    }

    private WattTimeFeed wattTime() {
        return new WattTimeFeed(
                scene.transport(),
                new Credential.Basic("someone", SiftScene.key()),
                WattTimeSettings.at(scene.at()));
    }
}
