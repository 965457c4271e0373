package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.electricitymaps.FeedUnderTest.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when the provider asks for patience.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsPatienceTest {
    private static final String GOOD =
            "{\"zone\":\"DE\",\"carbonIntensity\":216,\"datetime\":\"2026-03-06T18:00:00.000Z\"}";

    private final FeedUnderTest it = new FeedUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_short_retry_after_is_waited_for() {
        it.answer(429, "slow", "Retry-After: 7").answer(GOOD);

        assertThat(it.freshLatest()).isNotNull();
        assertThat(it.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_long_retry_after_ends_the_question_and_holds_for_the_whole_provider() {
        it.answer(429, "slow", "Retry-After: 120").answer(GOOD);

        FeedResult.Missing<?> missing = it.missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.RATE_LIMITED);
        assertThat(missing.notBefore()).isEqualTo(START.plusSeconds(120));
        assertThat(it.missingForecast().notBefore()).isEqualTo(missing.notBefore());
        assertThat(it.pauses).isEmpty();
        assertThat(it.server.getRequestCount()).isEqualTo(1);
        it.pass(Duration.ofMinutes(2));
        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_retry_after_may_be_a_date() {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        START.plusSeconds(300).atOffset(ZoneOffset.UTC));

        FeedResult.Missing<?> missing =
                it.answer(503, "busy", "Retry-After: " + date).missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(missing.notBefore()).isEqualTo(START.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"901", "86400", "99999999999999999999", "Fri, 31 Dec 2999 23:59:59 GMT"})
    void nobody_is_left_alone_for_more_than_a_quarter_of_an_hour(String value) {
        FeedResult.Missing<?> missing =
                it.answer(503, "slow", "Retry-After: " + value).missingLatest();

        assertThat(missing.notBefore()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "0", "Thu, 01 Jan 1970 00:00:00 GMT"})
    void a_retry_after_that_says_nothing_is_passed_over(String value) {
        it.answer(503, "busy", "Retry-After: " + value).answer(GOOD);

        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void after_429_without_a_word_the_provider_is_left_alone_for_a_minute() {
        it.answer(429, "").answer(429, "").answer(429, "").answer(GOOD);

        FeedResult.Missing<?> missing = it.missingLatest();
        it.pass(Duration.ofSeconds(59));

        assertThat(it.missingLatest()).isEqualTo(missing);
        it.pass(Duration.ofSeconds(1));
        assertThat(it.freshLatest()).isNotNull();
    }
}
