package io.heliotrope.signals.watttime;

import static io.heliotrope.signals.LocalProvider.fresh;
import static io.heliotrope.signals.LocalProvider.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Threads that wait for one login.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WattTimeSharedLoginTest {
    private static final GridZone REGION = new GridZone("CAISO_NORTH");
    private static final String INDEX =
            """
            {"data":[{"point_time":"2026-03-06T18:50:00+00:00","value":37.1}],
             "meta":{"data_point_period_seconds":300,"region":"CAISO_NORTH",
              "signal_type":"co2_moer","units":"percentile"}}
            """;

    private final LocalProvider it = new LocalProvider("2026-03-06T18:50:00Z");
    private final WattTimeFeed feed =
            new WattTimeFeed(
                    it.transport(),
                    new Credential.Basic("someone", new ApiKey(Canary.PROVIDER_KEY.text())),
                    WattTimeSettings.at(it.server.url("/").toString()));

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void twenty_threads_share_a_login_that_brings_no_token() throws InterruptedException {
        Held login = new Held("<html>");
        it.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        return login.answer();
                    }
                });
        List<FeedResult<?>> results = new CopyOnWriteArrayList<>();
        List<Thread> askers = new ArrayList<>();
        askers.add(Thread.ofVirtual().start(() -> results.add(feed.index(REGION))));
        login.arrived.await();
        for (int i = 1; i < 20; i++) {
            askers.add(Thread.ofVirtual().start(() -> results.add(feed.index(REGION))));
        }
        awaitWaiting(askers);

        login.go.countDown();
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(results).hasSize(20).allMatch(r -> missing(r).why() == Outage.MALFORMED);
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void who_has_an_answer_does_not_wait_for_the_login_of_another() throws InterruptedException {
        Held question = new Held(INDEX);
        Held login = new Held("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "2\"}");
        it.answer("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}").answer(INDEX);
        fresh(feed.index(REGION));
        it.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        return request.getTarget().equals("/login")
                                ? login.answer()
                                : question.answer();
                    }
                });
        Thread first = Thread.ofVirtual().start(() -> fresh(feed.index(REGION)));
        question.arrived.await();
        it.pass(Duration.ofMinutes(25));
        Thread second = Thread.ofVirtual().start(() -> fresh(feed.index(REGION)));
        awaitWaiting(List.of(second));

        question.go.countDown();
        login.arrived.await();

        assertThat(first.join(Duration.ofSeconds(10))).isTrue();
        login.go.countDown();
        second.join();
    }

    @Test
    void an_interrupted_login_is_not_shared() throws InterruptedException {
        Held never = new Held("");
        it.server.setDispatcher(
                new Dispatcher() {
                    private final AtomicInteger logins = new AtomicInteger();

                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        if (!request.getTarget().equals("/login")) {
                            return new MockResponse.Builder().body(INDEX).build();
                        }
                        String token = "{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}";
                        return logins.getAndIncrement() == 0
                                ? never.answer()
                                : new MockResponse.Builder().body(token).build();
                    }
                });
        AtomicReference<FeedResult<?>> answer = new AtomicReference<>();
        Thread first = Thread.ofVirtual().start(() -> missing(feed.index(REGION)));
        never.arrived.await();
        Thread second = Thread.ofVirtual().start(() -> answer.set(feed.index(REGION)));
        awaitWaiting(List.of(second));

        first.interrupt();

        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        assertThat(answer.get()).isInstanceOf(FeedResult.Fresh.class);
        never.go.countDown();
    }

    /// Holds its answer back until it may go.
    private record Held(String body, CountDownLatch arrived, CountDownLatch go) {
        private Held(String body) {
            this(body, new CountDownLatch(1), new CountDownLatch(1));
        }

        private MockResponse answer() throws InterruptedException {
            arrived.countDown();
            go.await();
            return new MockResponse.Builder().body(body).build();
        }
    }

    private static void awaitWaiting(List<Thread> threads) {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (threads.stream().anyMatch(t -> !isWaiting(t)) && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING;
    }
}
