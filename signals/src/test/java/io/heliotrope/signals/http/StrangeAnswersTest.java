package io.heliotrope.signals.http;

import static io.heliotrope.signals.http.ClientUnderTest.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies without end and headers that nobody may send: all of them are results.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StrangeAnswersTest {
    private static final long LIMIT = 1_000;

    private ClientUnderTest it = limited(settings -> settings.withBodyBytes(LIMIT));

    @AfterEach
    void stop() {
        it.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503, 401})
    void a_body_that_comes_drop_by_drop_does_not_outlast_the_call(int code) {
        it.close();
        Duration brief = Duration.ofMillis(300);
        it = limited(settings -> settings.withTimeouts(brief, brief));
        for (int i = 0; i < 3; i++) {
            it.server.enqueue(
                    new MockResponse.Builder()
                            .code(code)
                            .body("x".repeat(500))
                            .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                            .build());
        }

        FeedResult.Missing<String> missing = it.missing();

        assertThat(missing.why()).isEqualTo(Outage.TIMED_OUT);
        assertThat(missing.detail()).isEqualTo("no answer from " + it.host() + " within 300 ms");
        assertThat(it.server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, NOT_ENTITLED", "404, REFUSED"})
    void a_refusal_with_a_long_page_is_a_refusal_and_is_remembered(int code, Outage why) {
        it.answer(code, "Sorry. " + "x".repeat(5_000)).answer(200, "yes");

        FeedResult.Missing<String> missing = it.missing();

        assertThat(missing.why()).isEqualTo(why);
        assertThat(missing.detail()).startsWith("HTTP " + code + ": Sorry. xxx").hasSize(201);
        assertThat(missing.notBefore()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(it.missing()).isEqualTo(missing);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_failure_with_a_long_page_is_tried_again() {
        it.answer(503, "x".repeat(5_000)).answer(200, "yes");

        assertThat(it.fresh()).isEqualTo("yes");
    }

    @Test
    void what_is_small_when_packed_is_measured_unpacked() throws IOException {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8("x".repeat(1_000_000));
        }
        it.server.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Encoding", "gzip")
                        .body(packed)
                        .build());

        FeedResult.Missing<String> missing = it.missing();

        assertThat(missing.why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing.detail()).isEqualTo("a body of more than 1000 bytes");
    }

    @Test
    void a_wish_for_patience_in_letters_that_no_header_has_is_passed_over() {
        it.server.enqueue(strange(503, "Retry-After", "später"));
        it.answer(200, "yes");

        assertThat(it.fresh()).isEqualTo("yes");
    }

    @Test
    void a_mark_that_cannot_be_sent_back_is_not_kept() throws InterruptedException {
        it.server.enqueue(strange(200, "ETag", "\"für später\""));
        it.answer(200, "yes");
        it.fresh();

        assertThat(it.fresh()).isEqualTo("yes");
        it.server.takeRequest();
        assertThat(it.server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?apikey=", "#"})
    void a_key_in_the_address_is_refused_and_not_shown(String where) {
        String secret = Canary.PROVIDER_ADDRESS.text();

        assertThatThrownBy(() -> ClientSettings.at("https://proxy/v3" + where + secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("base must be an address without '?' or '#'")
                .hasMessageNotContaining(secret);
    }

    private static MockResponse strange(int code, String name, String value) {
        Headers headers = new Headers.Builder().addUnsafeNonAscii(name, value).build();
        return new MockResponse.Builder().code(code).headers(headers).body("busy").build();
    }

    private static ClientUnderTest limited(UnaryOperator<ClientSettings> change) {
        return new ClientUnderTest(change, Patience.NONE);
    }
}
