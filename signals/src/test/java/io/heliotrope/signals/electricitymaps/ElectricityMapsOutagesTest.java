package io.heliotrope.signals.electricitymaps;

import static io.heliotrope.signals.electricitymaps.FeedUnderTest.SECRET;
import static io.heliotrope.signals.electricitymaps.FeedUnderTest.START;
import static io.heliotrope.signals.electricitymaps.FeedUnderTest.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.wire.Plausibility;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when the provider fails, refuses or hangs.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ElectricityMapsOutagesTest {
    private static final String GOOD =
            "{\"zone\":\"DE\",\"carbonIntensity\":216,\"datetime\":\"2026-03-06T18:00:00.000Z\"}";

    private FeedUnderTest it = new FeedUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void what_may_pass_is_tried_again(int code) {
        it.answer(code, "no").answer(code, "no").answer(GOOD);

        assertThat(it.freshLatest().reading().intensity().value()).isEqualTo(216);
        assertThat(it.server.getRequestCount()).isEqualTo(3);
        assertThat(it.pauses)
                .hasSize(2)
                .allMatch(p ->
                        p.compareTo(Duration.ofMillis(500)) >= 0
                                && p.compareTo(Duration.ofSeconds(10)) <= 0);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "408, UNAVAILABLE"})
    void three_attempts_are_enough(int code, Outage why) {
        for (int i = 0; i < 4; i++) {
            it.answer(code, "no");
        }

        assertThat(it.missingLatest().why()).isEqualTo(why);
        assertThat(it.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED, Invalid token",
        "403, NOT_ENTITLED, Access denied",
        "403, NOT_ENTITLED, Token unauthorized for zoneKey=DE",
        "404, REFUSED, '{\"message\":\"no Route matched with those values\"}'",
    })
    void a_lasting_refusal_is_told_once_and_remembered_for_ten_minutes(
            int code, Outage why, String body) {
        it.answer(code, body).answer(GOOD);

        FeedResult.Missing<?> first = it.missingLatest();
        it.pass(Duration.ofSeconds(599));
        FeedResult.Missing<?> second = it.missingLatest();

        assertThat(first.why()).isEqualTo(why);
        assertThat(first.detail()).isEqualTo("HTTP " + code + ": " + body);
        assertThat(first.notBefore()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(second).isEqualTo(first);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
        it.pass(Duration.ofSeconds(1));
        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_zone_outside_the_plan_does_not_silence_the_others() {
        it.answer(403, "Access denied").answer(GOOD);

        assertThat(FeedUnderTest.missing(it.feed.latest(new GridZone("FR"))).why())
                .isEqualTo(Outage.NOT_ENTITLED);
        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_key_that_is_rejected_silences_all_questions() {
        it.answer(401, "Invalid token").answer(GOOD);
        it.missingLatest();

        assertThat(it.missingForecast().why()).isEqualTo(Outage.REFUSED);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void another_client_error_is_refused_and_not_remembered() {
        it.answer(400, "bad zone").answer(GOOD);

        assertThat(it.missingLatest().why()).isEqualTo(Outage.REFUSED);
        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_host_that_hangs_times_out() {
        it.close();
        it =
                new FeedUnderTest(s ->
                        FeedUnderTest.with(
                                s,
                                Duration.ofMillis(100),
                                Duration.ofMillis(100),
                                s.plausibility()));
        for (int i = 0; i < 3; i++) {
            it.server.enqueue(
                    new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build());
        }

        FeedResult.Missing<?> missing = it.missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.TIMED_OUT);
        assertThat(missing.detail()).startsWith("no answer from ").endsWith(" within 100 ms");
    }

    @Test
    void a_connection_that_breaks_is_tried_again() {
        it.server.enqueue(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        it.answer(GOOD);

        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_body_that_breaks_off_is_tried_again() {
        it.server.enqueue(
                new MockResponse.Builder()
                        .body(GOOD)
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        it.answer(GOOD);

        assertThat(it.freshLatest()).isNotNull();
    }

    @Test
    void a_host_that_is_not_there_is_unavailable() {
        it.server.close();

        assertThat(it.missingLatest().why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(it.pauses).hasSize(2);
    }

    @Test
    void an_endless_body_is_malformed() {
        FeedResult.Missing<?> missing = it.answer(GOOD + " ".repeat(1 << 20)).missingLatest();

        assertThat(missing.why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing.detail()).isEqualTo("a body of more than 1048576 bytes");
    }

    @Test
    void the_key_is_not_carried_along_a_redirect() {
        it.answer(302, "", "Location: " + it.server.url("/elsewhere")).answer(GOOD);

        assertThat(it.missingLatest().why()).isEqualTo(Outage.REFUSED);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void the_key_shows_nowhere() {
        it.answer(403, "your key " + SECRET + " is not entitled");

        FeedResult.Missing<?> missing = it.missingLatest();

        assertThat(missing.toString())
                .doesNotContain(SECRET)
                .contains("your key *** is not entitled");
        assertThat(new ApiKey(SECRET).toString()).isEqualTo("ApiKey[***]");
        assertThatThrownBy(() -> new ApiKey(SECRET + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(SECRET));
    }

    @Test
    void an_error_page_is_told_short() {
        FeedResult.Missing<?> missing = it.answer("<html>\n" + "x".repeat(5_000)).missingLatest();

        assertThat(missing.detail())
                .hasSizeLessThanOrEqualTo(201)
                .startsWith("no JSON object but: <html> xxx");
    }

    @Test
    void an_interrupted_thread_stops_waiting_and_stays_interrupted() {
        it.close();
        it = new FeedUnderTest();
        ElectricityMapsFeed impatient =
                new ElectricityMapsFeed(
                        it.http,
                        new ApiKey(SECRET),
                        ElectricityMapsSettings.at(it.server.url("/v3/").uri()),
                        () -> START,
                        new SplittableRandom(1),
                        _ -> {
                            throw new InterruptedException();
                        });
        it.answer(503, "busy").answer(GOOD);

        FeedResult.Missing<?> missing = FeedUnderTest.missing(impatient.latest(ZONE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(missing.why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        ElectricityMapsSettings good = ElectricityMapsSettings.defaults();

        assertThat(good.http().base()).isEqualTo(URI.create("https://api.electricitymaps.com/v3"));
        assertThatThrownBy(() -> ElectricityMapsSettings.at(URI.create("ftp://x/v3")))
                .hasMessage("base (ftp://x/v3) must be an http or https address");
        assertThatThrownBy(() ->
                        FeedUnderTest.with(
                                good,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(2),
                                Plausibility.LIFECYCLE))
                .hasMessageContaining("call (PT2S) must not be shorter than connect (PT5S)");
        assertThatThrownBy(() ->
                        new ElectricityMapsSettings(
                                good.http(), Basis.MARGINAL, good.plausibility(), good.paths()))
                .hasMessageContaining("no live marginal signal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:%s@proxy/v3",
                "http://user:%s@bad_host/v3",
                "user:%s@proxy",
                "https://user:%s@proxy/v 3"
            })
    void a_password_in_the_address_is_refused_and_not_shown(String address) {
        String secret = Canary.PROVIDER_ADDRESS.text();

        assertThatThrownBy(() -> ElectricityMapsSettings.at(address.formatted(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("base must be an ")
                .hasMessageNotContaining(secret);
    }
}
