package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.electricitymaps.ZoneRights.Right;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.SharePoint;
import io.heliotrope.signals.series.ShareSeries;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a zone's power is made of, and what the key may ask.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsMixTest {
    private static final GridZone DE = new GridZone("DE");
    private static final String ENTRY =
            """
            {"zone":"DE","datetime":"2026-04-01T11:00:00.000Z","updatedAt":"2026-04-01T11:50:00.000Z",
             "powerConsumptionBreakdown":{"nuclear":12,"coal":9800,"hydro discharge":-40,
               "battery discharge":null,"wind":21000.5},
             "powerProductionBreakdown":{"coal":9900,"wind":21400,"fusion":3,"unknown":4},
             "powerImportBreakdown":{"FR":800},"powerExportBreakdown":{},
             "fossilFreePercentage":68,"renewablePercentage":null,
             "powerConsumptionTotal":30772,"isEstimated":false,"estimationMethod":null}
            """;
    private static final String SHARE =
            """
            {"zone":"DE","datetime":"2026-04-01T11:00:00.000Z","updatedAt":"2026-04-01T11:50:00.000Z",
             "unit":"%","value":"91","isEstimated":true,"estimationMethod":"FORECASTS_HIERARCHY",
             "temporalGranularity":"hourly"}
            """;
    private static final Instant ELEVEN = Instant.parse("2026-04-01T11:00:00Z");

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
    void a_breakdown_tells_both_sides_and_how_much_is_carbon_free() throws InterruptedException {
        PowerBreakdown breakdown = fresh(feedAnswering(ENTRY).breakdown(DE));

        MixPoint used = breakdown.consumption().at(ELEVEN).orElseThrow();
        assertThat(used.power())
                .containsOnlyKeys(Fuel.NUCLEAR, Fuel.COAL, Fuel.HYDRO_DISCHARGE, Fuel.WIND)
                .containsEntry(Fuel.HYDRO_DISCHARGE, new Megawatts(-40))
                .containsEntry(Fuel.WIND, new Megawatts(21_000.5));
        assertThat(used.quality()).isEqualTo(Quality.MEASURED);
        assertThat(used.validTo()).isEqualTo("2026-04-01T12:00:00Z");
        assertThat(breakdown.consumption().side()).isEqualTo(MixSeries.Side.CONSUMPTION);
        assertThat(breakdown.production().side()).isEqualTo(MixSeries.Side.PRODUCTION);
        assertThat(breakdown.carbonFree().points())
                .extracting(SharePoint::share)
                .containsExactly(0.68);
        assertThat(breakdown.renewable().points()).isEmpty();
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/power-breakdown/latest");
    }

    @Test
    void sources_that_are_not_told_apart_are_added_up() {
        MixPoint made = fresh(feedAnswering(ENTRY).breakdown(DE)).production().points().getFirst();

        assertThat(made.power()).containsEntry(Fuel.UNKNOWN, new Megawatts(7));
    }

    @Test
    void a_history_of_breakdowns_has_a_point_for_each_hour() throws InterruptedException {
        String later =
                ENTRY.replace("T11:00", "T10:00").replace("\"wind\":21000.5", "\"wind\":100");

        PowerBreakdown breakdown =
                fresh(
                        feedAnswering("{\"zone\":\"DE\",\"history\":[" + ENTRY + "," + later + "]}")
                                .breakdownHistory(DE));

        assertThat(breakdown.consumption().points())
                .extracting(point -> point.validFrom().toString())
                .containsExactly("2026-04-01T10:00:00Z", "2026-04-01T11:00:00Z");
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/power-breakdown/history");
    }

    @Test
    void an_hour_that_is_told_twice_in_two_ways_is_malformed() {
        String other = ENTRY.replace("\"wind\":21000.5", "\"wind\":100");
        String share = SHARE.replace("91", "92");
        it.answer("{\"zone\":\"DE\",\"history\":[" + ENTRY + "," + other + "]}");
        it.answer("{\"zone\":\"DE\",\"data\":[" + SHARE + "," + share + "]}");

        assertThat(missing(feed.breakdownHistory(DE)).why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing(feed.shareHistory(DE, ShareSeries.Kind.CARBON_FREE)).why())
                .isEqualTo(Outage.MALFORMED);
    }

    @Test
    void a_grid_that_stands_still_is_a_gap() {
        String still =
                """
                {"zone":"DE","datetime":"2026-04-01T11:00:00.000Z",
                 "powerConsumptionBreakdown":{"coal":0,"wind":0},"powerProductionBreakdown":{"coal":null},
                 "fossilFreePercentage":null,"renewablePercentage":null}
                """;

        assertThat(missing(feedAnswering(still).breakdown(DE)).why()).isEqualTo(Outage.NO_VALUE);
    }

    @Test
    void a_share_may_stand_in_quotes() throws InterruptedException {
        ShareSeries share = fresh(feedAnswering(SHARE).share(DE, ShareSeries.Kind.CARBON_FREE));

        assertThat(share.points())
                .containsExactly(
                        new SharePoint(
                                ELEVEN,
                                Instant.parse("2026-04-01T12:00:00Z"),
                                0.91,
                                Quality.ESTIMATED,
                                "FORECASTS_HIERARCHY",
                                Instant.parse("2026-04-01T11:50:00Z")));
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/carbon-free-energy/latest");
    }

    @Test
    void paths_can_be_changed_since_they_are_not_certain() throws InterruptedException {
        ElectricityMapsSettings usual = ElectricityMapsSettings.at(it.server.url("/v3").uri());
        ElectricityMapsFeed other =
                new ElectricityMapsFeed(
                        it.transport(),
                        new ApiKey(Canary.PROVIDER_KEY.text()),
                        new ElectricityMapsSettings(
                                usual.http(),
                                usual.basis(),
                                usual.plausibility(),
                                new ElectricityMapsPaths(
                                        "a", "b", "c", "renewable-percentage", "e")));
        it.answer("{\"zone\":\"DE\",\"data\":[" + SHARE + "]}");

        ShareSeries share = fresh(other.shareHistory(DE, ShareSeries.Kind.RENEWABLE));

        assertThat(share.kind()).isEqualTo(ShareSeries.Kind.RENEWABLE);
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/renewable-percentage/history");
        assertThatThrownBy(() -> new ElectricityMapsPaths("a", "../b", "c", "d", "e"))
                .hasMessage("path breakdown must be words between slashes, was '../b'");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"91\"', 101, IMPLAUSIBLE",
        "'\"91\"', -1, IMPLAUSIBLE",
        "'\"91\"', null, NO_VALUE",
        "'\"91\"', '\"much\"', MALFORMED",
        "'\"%\"', '\"MW\"', MALFORMED",
    })
    void a_share_that_is_none_is_not_taken_for_one(String what, String by, Outage why) {
        String body = SHARE.replace(what, by);

        assertThat(body).isNotEqualTo(SHARE);
        assertThat(missing(feedAnswering(body).share(DE, ShareSeries.Kind.CARBON_FREE)).why())
                .isEqualTo(why);
    }

    @Test
    void the_list_of_zones_tells_what_the_key_may_ask() throws InterruptedException {
        ZoneRights rights =
                fresh(
                        feedAnswering(
                                        """
                                        {"DE":{"zoneName":"Germany","access":["*"]},
                                         "FR":{"zoneName":"France","access":["carbon-intensity/latest"]},
                                         "PL":{"zoneName":"Poland"}}
                                        """)
                                .zones());

        assertThat(rights.of(DE, "carbon-intensity/forecast")).isEqualTo(Right.GRANTED);
        assertThat(rights.of(new GridZone("FR"), "carbon-intensity/latest"))
                .isEqualTo(Right.GRANTED);
        assertThat(rights.of(new GridZone("FR"), "carbon-intensity/forecast"))
                .isEqualTo(Right.DENIED);
        assertThat(rights.of(new GridZone("PL"), "carbon-intensity/latest"))
                .isEqualTo(Right.UNTOLD);
        assertThat(rights.of(new GridZone("US-VA"), "zones")).isEqualTo(Right.NO_ZONE);
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/zones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"DE\":7}", "{\"DE\":{}}", "{\"\":{\"zoneName\":\"x\"}}", "[]"})
    void a_list_of_zones_that_is_none_is_malformed(String body) {
        assertThat(missing(feedAnswering(body).zones()).why()).isEqualTo(Outage.MALFORMED);
    }

    @Test
    void an_empty_list_of_zones_is_no_list() {
        assertThat(missing(feedAnswering("{}").zones()).why()).isEqualTo(Outage.NO_VALUE);
    }

    private ElectricityMapsFeed feedAnswering(String body) {
        it.answer(body);
        return feed;
    }
}
