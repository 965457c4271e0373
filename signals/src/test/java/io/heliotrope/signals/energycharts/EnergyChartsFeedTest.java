package io.heliotrope.signals.energycharts;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
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

/// Parallel arrays with nulls. The first time is 2026-03-06T12:00Z.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergyChartsFeedTest {
    private static final GridZone DE = new GridZone("DE");
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final String BODY =
            """
            {"unix_seconds":[1772798400,1772799300,1772800200,1772801100,1772802000],
             "co2eq":[491.5,497.4,null,null,null],
             "co2eq_forecast":[480.0,null,505,null,508.5],
             "deprecated":false}
            """;

    private final LocalProvider it = new LocalProvider("2026-03-06T12:40:00Z");
    private final EnergyChartsFeed<Lifecycle> feed =
            new EnergyChartsFeed<>(
                    it.transport(), EnergyChartsSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void what_was_counts_more_than_what_was_expected_and_nulls_are_gaps()
            throws InterruptedException {
        IntensitySeries<Lifecycle> series = fresh(answering(BODY).intensity(DE));

        assertThat(series.points())
                .extracting(
                        p -> Duration.between(NOON, p.validFrom()).toMinutes(),
                        p -> p.intensity().value(),
                        IntensityPoint::quality)
                .containsExactly(
                        tuple(0L, 491.5, Quality.ESTIMATED),
                        tuple(15L, 497.4, Quality.ESTIMATED),
                        tuple(30L, 505.0, Quality.FORECAST),
                        tuple(60L, 508.5, Quality.FORECAST));
        assertThat(series.at(NOON.plus(Duration.ofMinutes(50)))).isEmpty();
        assertThat(it.asked().toString()).endsWith("/co2eq?country=de");
    }

    @Test
    void hours_are_hours_and_a_single_value_is_sure_for_a_quarter() {
        String hours = "{\"unix_seconds\":[1772798400,1772802000],\"co2eq\":[100,110]}";
        String one = "{\"unix_seconds\":[1772798400],\"co2eq\":[100]}";

        assertThat(fresh(answering(hours).intensity(DE)).points().getFirst().validTo())
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(fresh(answering(one).intensity(DE)).points().getFirst().validTo())
                .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void what_it_counts_is_a_matter_of_settings() {
        EnergyChartsSettings<Lifecycle> usual =
                EnergyChartsSettings.at(it.server.url("/").toString());
        EnergyChartsFeed<Direct> direct =
                new EnergyChartsFeed<>(
                        it.transport(),
                        new EnergyChartsSettings<>(
                                usual.http(), Direct.DIRECT, usual.plausibility()));
        it.answer(BODY).answer(BODY);

        assertThat(Published.forecast(fresh(feed.intensity(DE))).orElseThrow().basis())
                .isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(Published.forecast(fresh(direct.intensity(DE))).orElseThrow().basis())
                .isEqualTo(Basis.AVERAGE_DIRECT);
    }

    @ParameterizedTest
    @CsvSource({
        "'497.4,', '', MALFORMED",
        "'480.0,', '', MALFORMED",
        "'1772799300,', '', MALFORMED",
        "1772799300, 1772799301.5, MALFORMED",
        "1772799300, 1772799320, MALFORMED",
        "unix_seconds, seconds, MALFORMED",
        "'co2eq\"', 'co2\"', MALFORMED",
    })
    void arrays_that_do_not_fit_are_malformed(String what, String by, Outage why) {
        String body = BODY.replace(what, by);
        assertThat(body).isNotEqualTo(BODY);

        assertThat(missing(answering(body).intensity(DE)).why()).isEqualTo(why);
    }

    @Test
    void nothing_and_nothing_but_nulls_or_zeros_are_told_apart() {
        String empty = "{\"unix_seconds\":[],\"co2eq\":[],\"co2eq_forecast\":[]}";
        String nulls = "{\"unix_seconds\":[1772798400,1772799300],\"co2eq\":[null,null]}";

        assertThat(missing(answering(empty).intensity(DE)).why()).isEqualTo(Outage.NO_VALUE);
        assertThat(missing(answering(nulls).intensity(DE)).why()).isEqualTo(Outage.NO_VALUE);
        assertThat(missing(answering(nulls.replace("[null,null]", "[0,0]")).intensity(DE)).why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void a_range_is_asked_for_and_what_lies_around_it_left_out() throws InterruptedException {
        TimeRange range =
                new TimeRange(NOON.plus(Duration.ofMinutes(15)), NOON.plus(Duration.ofMinutes(30)));

        assertThat(fresh(answering(BODY).intensity(DE, range)).points()).hasSize(1);
        HttpUrl asked = it.asked();
        assertThat(asked.queryParameter("start")).isEqualTo("2026-03-06T12:00:00Z");
        assertThat(asked.queryParameter("end")).isEqualTo("2026-03-06T13:00:00Z");
    }

    @Test
    void a_long_range_is_asked_for_in_months_and_a_wrong_one_is_noticed() {
        it.answer(BODY).answer(BODY);

        assertThat(
                        missing(
                                        feed.intensity(
                                                DE,
                                                new TimeRange(
                                                        NOON, NOON.plus(Duration.ofDays(40)))))
                                .why())
                .isEqualTo(Outage.WRONG_TIME);
        assertThat(it.server.getRequestCount()).isEqualTo(2);
    }

    private EnergyChartsFeed<Lifecycle> answering(String body) {
        it.answer(body);
        return feed;
    }
}
