package io.heliotrope.signals.eia;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Generation by fuel, told by the end of its hour.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EiaFeedTest {
    private static final GridZone CISO = new GridZone("CISO");
    private static final Instant FIVE = Instant.parse("2026-01-06T05:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TimeRange TWO_HOURS = new TimeRange(FIVE, FIVE.plus(Duration.ofHours(2)));

    private final LocalProvider it = new LocalProvider("2026-01-10T00:00:00Z");
    private final EiaFeed feed =
            new EiaFeed(
                    it.transport(),
                    new ApiKey(Canary.PROVIDER_KEY.text()),
                    EiaSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_period_is_the_hour_that_ends_then() throws InterruptedException {
        it.answer(
                rows(
                        row("2026-01-06T06", "NG", "5000"),
                        row("2026-01-06T06", "SUN", "\"1200.5\""),
                        row("2026-01-06T07", "NG", "4900")));

        MixSeries mix = fresh(feed.generation(CISO, TWO_HOURS));

        assertThat(mix.points())
                .extracting(MixPoint::validFrom)
                .containsExactly(FIVE, FIVE.plus(HOUR));
        assertThat(mix.points().getFirst().power())
                .containsOnlyKeys(Fuel.GAS, Fuel.SOLAR)
                .containsEntry(Fuel.SOLAR, new Megawatts(1_200.5));
        HttpUrl asked = it.asked();
        assertThat(asked.encodedPath()).isEqualTo("/v2/electricity/rto/fuel-type-data/data/");
        assertThat(asked.queryParameter("facets[respondent][]")).isEqualTo("CISO");
        assertThat(asked.queryParameter("start")).isEqualTo("2026-01-06T06");
        assertThat(asked.queryParameter("end")).isEqualTo("2026-01-06T07");
        assertThat(asked.queryParameter("api_key")).isEqualTo(Canary.PROVIDER_KEY.text());
    }

    @Test
    void null_is_not_known_and_storage_may_be_negative() {
        it.answer(
                rows(
                        row("2026-01-06T06", "NG", "null"),
                        row("2026-01-06T06", "BAT", "-900"),
                        row("2026-01-06T06", "PS", "\"-10\""),
                        row("2026-01-06T06", "OTH", "3"),
                        row("2026-01-06T06", "NEW", "4")));

        assertThat(fresh(feed.generation(CISO, TWO_HOURS)).points().getFirst().power())
                .containsOnlyKeys(Fuel.BATTERY_DISCHARGE, Fuel.HYDRO_DISCHARGE, Fuel.UNKNOWN)
                .containsEntry(Fuel.BATTERY_DISCHARGE, new Megawatts(-900))
                .containsEntry(Fuel.UNKNOWN, new Megawatts(7));
    }

    @Test
    void a_fuel_told_twice_is_one_and_a_contradiction_is_not_known() {
        it.answer(
                rows(
                        row("2026-01-06T06", "NG", "5000"),
                        row("2026-01-06T06", "NG", "5000"),
                        row("2026-01-06T06", "COL", "10"),
                        row("2026-01-06T06", "COL", "11"),
                        row("2026-01-06T06", "COL", "11")));

        assertThat(fresh(feed.generation(CISO, TWO_HOURS)).points().getFirst().power())
                .containsOnlyKeys(Fuel.GAS)
                .containsEntry(Fuel.GAS, new Megawatts(5_000));
    }

    @ParameterizedTest
    @CsvSource({
        "CISO, PJM, WRONG_ZONE",
        "megawatthours, megawatts, MALFORMED",
        "T06, T6, MALFORMED",
        "'\"total\":\"1\"', '\"total\":\"9\"', MALFORMED",
        "'\"total\":\"1\"', '\"total\":\"many\"', MALFORMED",
        "5000, '\"lots\"', MALFORMED",
        "5000, 0, NO_VALUE",
        "5000, null, NO_VALUE",
        "2026-01, 2025-01, WRONG_TIME",
        "response, answer, MALFORMED",
    })
    void what_is_said_otherwise_is_not_taken_for_what_was_asked(
            String what, String by, Outage why) {
        String body = rows(row("2026-01-06T06", "NG", "5000"));
        it.answer(body.replace(what, by));

        assertThat(missing(feed.generation(CISO, TWO_HOURS)).why()).isEqualTo(why);
    }

    @Test
    void the_longest_range_may_begin_within_an_hour() {
        it.answer("{}");
        Instant start = FIVE.plusSeconds(600);

        assertThat(
                        missing(
                                        feed.generation(
                                                CISO,
                                                new TimeRange(
                                                        start, start.plus(Duration.ofDays(400)))))
                                .why())
                .isEqualTo(Outage.MALFORMED);
    }

    @Test
    void a_month_is_asked_for_in_parts_that_meet() throws InterruptedException {
        Instant start = Instant.parse("2025-12-01T00:00:00Z");
        it.answer(hours(start, 288)).answer(hours(start.plus(HOUR.multipliedBy(288)), 288));
        it.answer(hours(start.plus(HOUR.multipliedBy(576)), 168));

        MixSeries mix =
                fresh(
                        feed.generation(
                                CISO,
                                new TimeRange(
                                        start.plusSeconds(600),
                                        start.plus(HOUR.multipliedBy(744)))));

        assertThat(mix.points()).hasSize(744);
        assertThat(mix.at(start.plus(HOUR.multipliedBy(288)))).isPresent();
        HttpUrl first = it.asked();
        assertThat(first.queryParameter("start")).isEqualTo("2025-12-01T01");
        assertThat(first.queryParameter("end")).isEqualTo("2025-12-13T00");
        assertThat(it.asked().queryParameter("start")).isEqualTo("2025-12-13T01");
    }

    @Test
    void a_refused_key_is_told_without_it() {
        String key = Canary.PROVIDER_KEY.text();
        it.answer(
                403,
                "{\"error\":{\"code\":\"API_KEY_INVALID\",\"message\":\"api_key=" + key + "\"}}");

        FeedResult.Missing<?> missing = missing(feed.generation(CISO, TWO_HOURS));

        assertThat(missing.why()).isEqualTo(Outage.NOT_ENTITLED);
        assertThat(missing.detail()).contains("API_KEY_INVALID").contains("api_key=***");
    }

    private static String hours(Instant start, int count) {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String period = start.plus(HOUR.multipliedBy(i)).toString().substring(0, 13);
            rows.add(row(period, "NG", Integer.toString(1_000 + i)));
        }
        return rows(rows.toArray(String[]::new));
    }

    private static String row(String period, String fuel, String value) {
        return """
        {"period":"%s","respondent":"CISO","fueltype":"%s","value":%s,
         "value-units":"megawatthours"}\
        """
                .formatted(period, fuel, value);
    }

    private static String rows(String... rows) {
        return "{\"response\":{\"total\":\"%d\",\"frequency\":\"hourly\",\"data\":[%s]}}"
                .formatted(rows.length, String.join(",", rows));
    }
}
