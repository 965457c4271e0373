package io.heliotrope.signals.http;

import static io.heliotrope.signals.http.ClientUnderTest.KEY;
import static io.heliotrope.signals.http.ClientUnderTest.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What the tests of the feeds do not show.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoliteClientTest {
    private static final Credential OTHER =
            new Credential.Bearer(new ApiKey(Canary.PROVIDER_KEY.text() + "2"));

    private ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_refused_key_does_not_silence_another_one() {
        it.answer(401, "no").answer(200, "yes");

        assertThat(it.missing().why()).isEqualTo(Outage.REFUSED);
        assertThat(it.ask("other", KEY)).isInstanceOf(FeedResult.Missing.class);
        assertThat(it.ask("thing", OTHER)).isEqualTo(new FeedResult.Fresh<>("yes"));
        assertThat(it.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void pauses_are_spread_and_grow_but_not_beyond_their_limit() {
        ClientSettings patient =
                new ClientSettings(
                        it.settings.base(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(1),
                        100,
                        40,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(10));
        PoliteClient client = new PoliteClient("test", it.transport, patient);
        for (int i = 0; i < 40; i++) {
            it.answer(429, "slow");
        }

        assertThat(client.ask(client.at("thing").build(), KEY, body -> body))
                .isInstanceOf(FeedResult.Missing.class);

        assertThat(it.pauses)
                .hasSize(39)
                .allMatch(p -> p.compareTo(Duration.ofMillis(500)) >= 0)
                .allMatch(p -> p.compareTo(Duration.ofSeconds(10)) <= 0)
                .anyMatch(p -> p.compareTo(Duration.ofSeconds(5)) > 0);
        assertThat(it.pauses.stream().distinct().count()).isGreaterThan(15);
    }

    @Test
    void how_long_to_wait_may_stand_in_the_body_and_has_the_same_limits() {
        it.close();
        it =
                new ClientUnderTest(
                        settings -> settings,
                        (status, body, now) ->
                                status == 429 && now.equals(START) && body.equals("an hour")
                                        ? Duration.ofHours(1)
                                        : Duration.ofSeconds(3));
        it.answer(429, "an hour").answer(429, "a little").answer(200, "yes");

        assertThat(it.missing().notBefore()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        it.pass(Duration.ofMinutes(15));
        assertThat(it.fresh()).isEqualTo("yes");
        assertThat(it.pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void a_header_that_asks_for_patience_counts_more_than_the_body() {
        it.close();
        it = new ClientUnderTest(settings -> settings, (_, _, _) -> Duration.ofSeconds(3));
        it.answer(503, "busy", "Retry-After: 7").answer(200, "yes");

        assertThat(it.fresh()).isEqualTo("yes");
        assertThat(it.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_body_that_cannot_be_used_is_told_in_one_short_line() {
        it.answer(200, "x");

        FeedResult<String> result =
                it.client.ask(
                        it.client.at("thing").build(),
                        KEY,
                        body -> {
                            throw new Unusable(Outage.MALFORMED, "no\n\tsuch " + "y".repeat(300));
                        });

        FeedResult.Missing<String> missing = ClientUnderTest.missing(result);
        assertThat(missing.why()).isEqualTo(Outage.MALFORMED);
        assertThat(missing.detail()).startsWith("no such yyy").hasSize(201).endsWith("…");
        assertThat(missing.notBefore()).isEqualTo(START);
    }

    @Test
    void who_listens_hears_of_each_call_and_of_those_that_were_spared() {
        it.answer(503, "busy").answer(200, "12345").answer(404, "no");

        it.fresh();
        FeedResult<String> first = it.ask("other", KEY);
        FeedResult<String> second = it.ask("other", KEY);

        assertThat(second).isEqualTo(first);
        assertThat(it.events)
                .hasSize(4)
                .allMatch(event -> event.feed().equals("test"))
                .satisfiesExactly(
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                FetchEvent.Failed.class,
                                                f ->
                                                        assertThat(f.why())
                                                                .isEqualTo(Outage.UNAVAILABLE)),
                        event ->
                                assertThat(event)
                                        .isInstanceOfSatisfying(
                                                FetchEvent.Answered.class,
                                                a -> {
                                                    assertThat(a.bytes()).isEqualTo(5);
                                                    assertThat(a.isChanged()).isTrue();
                                                    assertThat(a.latency()).isPositive();
                                                }),
                        event -> assertThat(event).isInstanceOf(FetchEvent.Failed.class),
                        event ->
                                assertThat(event)
                                        .isEqualTo(new FetchEvent.Spared("test", Outage.REFUSED)));
    }

    @Test
    void who_listens_hears_of_bodies_that_cannot_be_used() {
        it.answer(200, "x");

        FeedResult<String> result =
                it.client.ask(
                        it.client.at("thing").build(),
                        KEY,
                        body -> {
                            throw new Unusable(Outage.IMPLAUSIBLE, body);
                        });

        assertThat(result).isInstanceOf(FeedResult.Missing.class);
        assertThat(it.events)
                .last()
                .isEqualTo(new FetchEvent.Rejected("test", Outage.IMPLAUSIBLE, "x", "x"));
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        ClientSettings good = ClientSettings.at(URI.create("https://example.org/v3"));

        assertThat(List.of(good.call(), good.longestRetryAfter(), good.refusalMemory()))
                .containsExactly(
                        Duration.ofSeconds(20), Duration.ofMinutes(15), Duration.ofMinutes(10));
        assertThatThrownBy(() -> good.withBodyBytes(0))
                .hasMessage("attempts (3) and bodyBytes (0) must be at least 1");
        assertThatThrownBy(() -> good.withLongestWait(Duration.ofSeconds(-1)))
                .hasMessage("waits, pauses and memories must not be negative");
        assertThatThrownBy(() -> new Breakers.Settings(0, Duration.ofSeconds(1)))
                .hasMessage("breaker.failures (0) must be at least 1 and breaker.rest (PT1S) > 0");
    }
}
