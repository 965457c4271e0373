package io.heliotrope.signals.http;

import static io.heliotrope.signals.http.ClientUnderTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.signals.http.KeptBodies.Kept;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A body that is marked need not be sent twice.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeptBodiesTest {
    private static final Credential OTHER =
            new Credential.Bearer(new ApiKey(Canary.PROVIDER_KEY.text() + "2"));

    private final ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void a_body_that_still_holds_is_not_sent_again() throws InterruptedException {
        it.answer(200, "body", "ETag: \"v1\"").answer(304, "");

        assertThat(it.fresh()).isEqualTo("body");
        assertThat(it.fresh()).isEqualTo("body");

        assertThat(it.server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        assertThat(it.server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(it.events)
                .last()
                .isInstanceOfSatisfying(
                        FetchEvent.Answered.class,
                        answered -> {
                            assertThat(answered.isChanged()).isFalse();
                            assertThat(answered.bytes()).isZero();
                        });
    }

    @Test
    void a_body_that_changed_replaces_the_one_before() throws InterruptedException {
        it.answer(200, "one", "ETag: \"v1\"").answer(200, "two", "ETag: \"v2\"").answer(304, "");

        assertThat(it.fresh()).isEqualTo("one");
        assertThat(it.fresh()).isEqualTo("two");
        assertThat(it.fresh()).isEqualTo("two");
        it.server.takeRequest();
        it.server.takeRequest();
        assertThat(it.server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"v2\"");
    }

    @Test
    void what_one_key_got_is_not_shown_to_another() throws InterruptedException {
        it.answer(200, "mine", "ETag: \"v1\"").answer(200, "yours");
        it.fresh();

        assertThat(it.ask("thing", OTHER)).isEqualTo(new FeedResult.Fresh<>("yours"));
        it.server.takeRequest();
        assertThat(it.server.takeRequest().getHeaders().get("If-None-Match")).isNull();
    }

    @Test
    void nothing_changed_is_no_answer_to_who_never_asked_before() {
        assertThat(it.answer(304, "").missing().why()).isEqualTo(Outage.REFUSED);
    }

    @Test
    void the_longest_unused_leaves_when_there_is_too_much() {
        KeptBodies kept = new KeptBodies();
        kept.keep(url(1), KEY, body(1_500_000));
        kept.keep(url(2), KEY, body(1_500_000));
        assertThat(kept.of(url(1), KEY)).isPresent();

        kept.keep(url(3), KEY, body(1_500_000));
        kept.keep(url(4), KEY, body(5_000_000));

        assertThat(kept.of(url(1), KEY)).isPresent();
        assertThat(kept.of(url(2), KEY)).isEmpty();
        assertThat(kept.of(url(3), KEY)).isPresent();
        assertThat(kept.of(url(4), KEY)).isEmpty();
    }

    @Test
    void a_replaced_body_gives_its_room_back() {
        KeptBodies kept = new KeptBodies();
        for (int i = 0; i < 10; i++) {
            kept.keep(url(1), KEY, body(1_500_000));
        }

        kept.keep(url(2), KEY, body(1_500_000));

        assertThat(kept.of(url(1), KEY)).isPresent();
        assertThat(kept.of(url(2), KEY)).isPresent();
    }

    @Test
    void bodies_of_nothing_take_room_too() {
        KeptBodies kept = new KeptBodies();
        for (int i = 0; i < 100_000; i++) {
            kept.keep(url(i), KEY, body(0));
        }

        assertThat(kept.of(url(0), KEY)).isEmpty();
        assertThat(kept.of(url(99_999), KEY)).isPresent();
    }

    private static HttpUrl url(int number) {
        return HttpUrl.get("http://localhost/" + number);
    }

    private static Kept body(int characters) {
        return new Kept("\"v1\"", "x".repeat(characters));
    }
}
