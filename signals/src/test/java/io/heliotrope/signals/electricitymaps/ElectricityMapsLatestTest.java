package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.electricitymaps.FeedUnderTest.SECRET;
import static io.heliotrope.signals.electricitymaps.FeedUnderTest.START;
import static io.heliotrope.signals.electricitymaps.FeedUnderTest.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.wire.Plausibility;
import java.time.Duration;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a latest value with status 200 may hold. It is 18:50 on the local clock.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsLatestTest {
    private static final String LATEST =
            """
            {"zone":"DE","carbonIntensity":216,"datetime":"2026-03-06T19:00:00.000Z",
             "updatedAt":"2026-03-06T18:48:27.926Z","createdAt":"2026-03-03T19:47:16.265Z",
             "emissionFactorType":"lifecycle","isEstimated":true,"estimationMethod":"TIME_SLICER_AVERAGE"}
            """;

    private FeedUnderTest it = new FeedUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void the_latest_value_keeps_its_time_its_source_and_that_it_is_estimated()
            throws InterruptedException {
        Intensity intensity = it.answer(LATEST).freshLatest();

        assertThat(intensity.reading().zone()).isEqualTo(ZONE);
        assertThat(intensity.reading().intensity().value()).isEqualTo(216);
        assertThat(intensity.reading().basis()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(intensity.reading().source()).isEqualTo("electricitymaps");
        assertThat(intensity.reading().issuedAt()).isEqualTo("2026-03-06T18:48:27.926Z");
        assertThat(intensity.reading().quality()).isEqualTo(Quality.ESTIMATED);
        assertThat(intensity.validFrom()).isEqualTo("2026-03-06T19:00:00Z");
        assertThat(intensity.validTo()).isEqualTo("2026-03-06T20:00:00Z");
        RecordedRequest request = it.server.takeRequest();
        assertThat(request.getTarget())
                .isEqualTo(
                        "/v3/carbon-intensity/latest?zone=DE&emissionFactorType=lifecycle"
                                + "&shouldUseFallbackCallerLookup=false");
        assertThat(request.getHeaders().get("auth-token")).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"false, MEASURED", "true, ESTIMATED", "null, ESTIMATED"})
    void only_what_the_provider_calls_measured_is_measured(String flag, Quality quality) {
        Intensity intensity = it.answer(LATEST.replace(":true", ":" + flag)).freshLatest();

        assertThat(intensity.reading().quality()).isEqualTo(quality);
    }

    @ParameterizedTest
    @ValueSource(strings = {"216", "216.0", "2.16e2"})
    void an_intensity_may_be_whole_or_not(String number) {
        assertThat(
                        it.answer(LATEST.replace("216", number))
                                .freshLatest()
                                .reading()
                                .intensity()
                                .value())
                .isEqualTo(216);
    }

    @ParameterizedTest
    @CsvSource({"5_minutes, 5", "15_minutes, 15", "hourly, 60"})
    void the_granularity_says_how_long_a_value_holds(String granularity, int minutes) {
        String body =
                LATEST.replace(
                        "{\"zone\"", "{\"temporalGranularity\":\"" + granularity + "\",\"zone\"");

        Intensity intensity = it.answer(body).freshLatest();

        assertThat(Duration.between(intensity.validFrom(), intensity.validTo()))
                .isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void a_null_is_no_value_and_never_zero_or_less() {
        FeedResult.Missing<?> missing = it.answer(LATEST.replace("216", "null")).missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.NO_VALUE);
        assertThat(missing.detail()).isEqualTo("the intensity of DE is null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "3000.1", "1e7"})
    void a_value_that_cannot_be_is_implausible(String number) {
        assertThat(it.answer(LATEST.replace("216", number)).missingLatest().why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void a_zero_is_a_value_where_the_zone_can_have_it() {
        it.close();
        it =
                new FeedUnderTest(s ->
                        FeedUnderTest.with(
                                s,
                                s.http().connect(),
                                s.http().call(),
                                new Plausibility(3_000, Set.of(ZONE))));

        assertThat(
                        it.answer(LATEST.replace("216", "0"))
                                .freshLatest()
                                .reading()
                                .intensity()
                                .value())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"data\":[]}",
                "{\"zone\":\"DE\"}",
                "Access denied",
                "<html><body>Maintenance</body></html>",
                "{\"zone\":\"DE\",\"carbonIntensity\":21",
                "{\"zone\":7,\"carbonIntensity\":216}"
            })
    void anything_else_with_status_200_is_malformed(String body) {
        assertThat(it.answer(body).missingLatest().why()).isEqualTo(Outage.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "216 | \"216\"",
                "216 | 1e999",
                "216 | {}",
                "2026-03-06T19:00:00.000Z | yesterday",
                "2026-03-06T19:00:00.000Z | 2026-03-06T19:00:00",
                "\"lifecycle\" | \"direct\"",
            })
    void a_field_of_another_kind_is_malformed(String field, String other) {
        assertThat(it.answer(LATEST.replace(field, other)).missingLatest().why())
                .isEqualTo(Outage.MALFORMED);
    }

    @Test
    void an_answer_for_another_zone_is_refused() {
        FeedResult.Missing<?> missing =
                it.answer(LATEST.replace("\"DE\"", "\"FR\"")).missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.WRONG_ZONE);
        assertThat(missing.detail()).isEqualTo("asked for DE, got FR");
    }

    @Test
    void a_value_may_be_stamped_an_hour_ahead_and_no_more() {
        assertThat(
                        it.answer(LATEST.replace("06T19:00:00.000", "06T19:55:00.000"))
                                .freshLatest()
                                .validFrom())
                .isEqualTo("2026-03-06T19:55:00Z");
        assertThat(
                        it.answer(LATEST.replace("06T19:00:00.000", "06T19:55:01.000"))
                                .missingLatest()
                                .why())
                .isEqualTo(Outage.IMPLAUSIBLE);
    }

    @Test
    void a_provider_whose_clock_is_ahead_does_not_make_news_from_the_future() {
        Intensity intensity =
                it.answer(LATEST.replace("18:48:27.926", "18:59:00.000")).freshLatest();

        assertThat(intensity.reading().issuedAt()).isEqualTo(START);
    }

    @Test
    void an_old_value_keeps_its_old_time() {
        Intensity intensity =
                it.answer(LATEST.replace("06T19:00:00.000", "05T07:00:00.000")).freshLatest();

        assertThat(intensity.validTo()).isEqualTo("2026-03-05T08:00:00Z");
    }
}
