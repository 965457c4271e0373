package io.heliotrope.signals.feeds;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static io.heliotrope.signals.ProviderBodies.chart;
import static io.heliotrope.signals.ProviderBodies.forecast;
import static io.heliotrope.signals.ProviderBodies.halfHours;
import static io.heliotrope.signals.ProviderBodies.history;
import static io.heliotrope.signals.ProviderBodies.hour;
import static io.heliotrope.signals.ProviderBodies.moer;
import static io.heliotrope.signals.feeds.FeedsUnderTest.CALIFORNIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Marginal;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every provider behind one interface. It is 18:50 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntensityFeedsTest {
    private static final GridZone DE = new GridZone("DE");
    private static final GridZone WEST_DENMARK = new GridZone("DK-DK1");
    private static final Instant SIX = Instant.parse("2026-03-06T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String PALO_ALTO =
            "{\"region\":\"CAISO_NORTH\",\"region_full_name\":\"California ISO Northern\"}";

    private final LocalProvider it = new LocalProvider("2026-03-06T18:50:00Z");
    private final FeedsUnderTest feeds = FeedsUnderTest.at(it);

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_ranked_list_holds_all_of_them() {
        assertThat(feeds.ranked())
                .extracting(IntensityFeed::name)
                .containsExactly(
                        "electricitymaps-lifecycle",
                        "electricitymaps-direct",
                        "watttime",
                        "neso",
                        "energy-charts",
                        "energinet");
        assertThat(feeds.ranked())
                .extracting(IntensityFeed::needsKey)
                .containsExactly(true, true, true, false, false, false);
        assertThat(feeds.ranked())
                .extracting(feed -> feed.basis().toString())
                .containsExactly(
                        "lifecycle", "direct", "marginal", "direct", "lifecycle", "direct");
        assertThat(feeds.ranked())
                .extracting(feed -> feed.refresh().every().toMinutes())
                .containsExactly(15L, 15L, 5L, 30L, 15L, 5L);
    }

    @ParameterizedTest
    @CsvSource({
        "neso, GB, Great Britain",
        "neso, GB-NIR, it has GB only",
        "energy-charts, DE, de",
        "energy-charts, SE-SE3, it has SE as a whole only",
        "energy-charts, GB, it has the countries of the EU only",
        "energinet, DK-DK2, DK2",
        "energinet, DK, it has DK-DK1 and DK-DK2 only",
        "watttime, US-CAL-CISO, 'the region at 37.4,-122.0'",
        "watttime, DE, 'its regions are found by a place, and none is known'",
        "electricitymaps-direct, DE, DE",
    })
    void each_knows_what_it_serves_without_asking(String name, String zone, String told) {
        IntensityFeed<?> feed = named(name);

        String said =
                switch (feed.serves(new GridZone(zone))) {
                    case Coverage.Served(var as) -> as;
                    case Coverage.NotServed(var why) -> why;
                };

        assertThat(said).isEqualTo(told);
        assertThat(it.server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"neso, DE", "energy-charts, GB", "energinet, DE", "watttime, DE"})
    void a_zone_that_is_not_served_is_not_asked_for(String name, String zone) {
        IntensityFeed<?> feed = named(name);
        GridZone other = new GridZone(zone);

        List<FeedResult<?>> answers =
                List.of(
                        feed.latest(other),
                        feed.forecast(other, HOUR),
                        feed.history(other, new TimeRange(SIX, it.now())));

        for (FeedResult<?> answer : answers) {
            assertThat(missing(answer).why()).isEqualTo(Outage.REFUSED);
            assertThat(missing(answer).detail())
                    .startsWith(name + " does not serve " + zone + ": ");
        }
        assertThat(it.server.getRequestCount()).isZero();
    }

    @Test
    void a_region_is_found_by_its_place_once_a_month() throws InterruptedException {
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}").answer(PALO_ALTO);
        it.answer(moer(it.now(), 1_000, 900)).answer(moer(it.now(), 1_000, 900));

        IntensitySeries<Marginal> latest = fresh(feeds.wattTime().latest(CALIFORNIA));
        IntensitySeries<Marginal> ahead =
                fresh(feeds.wattTime().forecast(CALIFORNIA, Duration.ofMinutes(5)));

        assertThat(latest.zone()).isEqualTo(CALIFORNIA);
        assertThat(only(latest).intensity().value()).isCloseTo(453.59237, within(1e-9));
        assertThat(ahead.points()).hasSize(1);
        it.request();
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/region-from-loc");
        assertThat(it.asked().queryParameter("region")).isEqualTo("CAISO_NORTH");
        assertThat(it.asked().encodedPath()).isEqualTo("/v3/forecast");
        it.pass(Duration.ofDays(30));
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "2\"}");
        it.answer(400, "no").answer(moer(it.now(), 800));
        assertThat(only(fresh(feeds.wattTime().latest(CALIFORNIA)))).isNotNull();
        assertThat(it.server.getRequestCount()).isEqualTo(7);
    }

    @Test
    void the_latest_of_a_day_is_what_holds_now_or_held_last() {
        it.answer(chart(SIX, HOUR, 300, 310, 320));
        it.answer(chart(SIX.minus(Duration.ofHours(5)), HOUR, 200, 210));
        it.answer(chart(SIX.plus(Duration.ofHours(5)), HOUR, 200, 210));

        assertThat(only(fresh(feeds.energyCharts().latest(DE))).intensity().value()).isEqualTo(300);
        assertThat(only(fresh(feeds.energyCharts().latest(DE))).intensity().value()).isEqualTo(210);
        assertThat(missing(feeds.energyCharts().latest(DE)))
                .extracting(FeedResult.Missing::why, FeedResult.Missing::detail)
                .containsExactly(
                        Outage.WRONG_TIME,
                        "nothing until 2026-03-06T18:50:00Z; energy-charts has"
                                + " 2026-03-06T23:00:00Z to 2026-03-07T01:00:00Z");
    }

    @Test
    void a_forecast_begins_with_what_holds_now_and_ends_with_the_horizon() {
        it.answer(chart(SIX.minus(HOUR), HOUR, 290, 300, 310, 320, 330));

        assertThat(fresh(feeds.energyCharts().forecast(DE, HOUR)).points())
                .extracting(p -> p.intensity().value())
                .containsExactly(300.0, 310.0);
    }

    @Test
    void a_price_area_is_a_zone() throws InterruptedException {
        String record =
                "{\"Minutes5UTC\":\"2026-03-06T18:%s:00\",\"PriceArea\":\"DK1\",\"CO2Emission\":%d}";
        it.answer(
                "{\"records\":["
                        + record.formatted("50", 62)
                        + ","
                        + record.formatted("55", 63)
                        + "]}");

        IntensitySeries<?> latest = fresh(feeds.energinet().latest(WEST_DENMARK));

        assertThat(latest.zone()).isEqualTo(WEST_DENMARK);
        assertThat(only(latest).intensity().value()).isEqualTo(62);
        assertThat(it.asked().queryParameter("filter")).isEqualTo("{\"PriceArea\":[\"DK1\"]}");
    }

    @Test
    void great_britain_is_a_zone() {
        it.answer(halfHours(SIX.plusSeconds(1_800), 120));

        assertThat(only(fresh(feeds.neso().latest(new GridZone("GB")))).intensity().value())
                .isEqualTo(120);
    }

    @Test
    void the_last_day_is_asked_for_as_a_free_key_may() throws InterruptedException {
        String body =
                history(
                        "DE",
                        hour("DE", "210", "2026-03-06T16:00:00Z", "2026-03-06T16:40:00Z"),
                        hour("DE", "220", "2026-03-06T17:00:00Z", "2026-03-06T17:40:00Z"));
        it.answer(body).answer(body.replace("history", "data"));
        Instant five = SIX.minus(HOUR);

        IntensitySeries<Lifecycle> day =
                fresh(feeds.lifecycle().history(DE, new TimeRange(five, SIX)));
        FeedResult<?> longAgo =
                feeds.lifecycle()
                        .history(DE, new TimeRange(it.now().minus(Duration.ofHours(24)), SIX));

        assertThat(only(day).intensity().value()).isEqualTo(220);
        assertThat(it.asked().encodedPath()).isEqualTo("/carbon-intensity/history");
        assertThat(longAgo).isInstanceOf(FeedResult.Fresh.class);
        assertThat(it.asked().encodedPath()).isEqualTo("/carbon-intensity/past-range");
    }

    @Test
    void both_bases_of_one_provider_ask_for_their_own() throws InterruptedException {
        it.answer(hour("DE", "210", SIX.toString(), SIX.toString()));
        it.answer(forecast(SIX.toString(), "300"));

        assertThat(fresh(feeds.lifecycle().latest(DE)).points()).hasSize(1);
        assertThat(fresh(feeds.direct().forecast(DE, HOUR)).points()).hasSize(1);
        assertThat(it.asked().queryParameter("emissionFactorType")).isEqualTo("lifecycle");
        assertThat(it.asked().queryParameter("emissionFactorType")).isEqualTo("direct");
    }

    private IntensityFeed<?> named(String name) {
        return feeds.ranked().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    private static IntensityPoint only(IntensitySeries<?> series) {
        assertThat(series.points()).hasSize(1);
        return series.points().getFirst();
    }
}
