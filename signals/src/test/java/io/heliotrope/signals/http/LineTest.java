package io.heliotrope.signals.http;

import static io.heliotrope.signals.http.ClientUnderTest.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// One question is on its way at a time.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineTest {
    private ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void twenty_threads_never_have_two_requests_in_flight()
            throws InterruptedException, ExecutionException {
        Counting counting = new Counting();
        it.server.setDispatcher(counting);
        List<Callable<FeedResult<String>>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String path = "thing/" + i;
            questions.add(() -> it.ask(path, KEY));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<FeedResult<String>> answer : threads.invokeAll(questions)) {
                assertThat(answer.get()).isEqualTo(new FeedResult.Fresh<>("yes"));
            }
        }

        assertThat(counting.most.get()).isEqualTo(1);
        assertThat(it.server.getRequestCount()).isEqualTo(20);
    }

    @Test
    void a_question_whose_turn_does_not_come_is_answered_all_the_same()
            throws InterruptedException, ExecutionException {
        it.close();
        it =
                new ClientUnderTest(
                        settings -> settings.withLongestWait(Duration.ofMillis(50)), Patience.NONE);
        Held held = new Held();
        it.server.setDispatcher(held);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FeedResult<String>> first = threads.submit(() -> it.ask());
            held.arrived.await();
            FeedResult.Missing<String> second = it.missing();
            held.go.countDown();

            assertThat(second.why()).isEqualTo(Outage.TIMED_OUT);
            assertThat(second.detail()).isEqualTo("no turn within 50 ms: others wait too");
            assertThat(first.get()).isEqualTo(new FeedResult.Fresh<>("yes"));
        }
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void who_waited_does_not_ask_again_what_was_refused_meanwhile()
            throws InterruptedException, ExecutionException {
        Held held = new Held(401);
        it.server.setDispatcher(held);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FeedResult<String>> first = threads.submit(() -> it.ask());
            held.arrived.await();
            Future<FeedResult<String>> second = threads.submit(() -> it.ask("other", KEY));
            held.go.countDown();

            assertThat(second.get()).isEqualTo(first.get());
        }
        assertThat(it.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_passed_on() throws InterruptedException {
        Held held = new Held();
        it.server.setDispatcher(held);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FeedResult<String>> first = threads.submit(() -> it.ask());
            held.arrived.await();
            Thread.currentThread().interrupt();
            FeedResult.Missing<String> second = it.missing();
            boolean isPassedOn = Thread.interrupted();
            held.go.countDown();

            assertThat(isPassedOn).isTrue();
            assertThat(second.detail()).isEqualTo("interrupted while waiting for a turn");
            assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /// Waits a little for company, and counts how many requests it had at a time.
    private static final class Counting extends Dispatcher {
        private final AtomicInteger now = new AtomicInteger();
        private final CountDownLatch company = new CountDownLatch(1);
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (most.accumulateAndGet(now.incrementAndGet(), Math::max) > 1) {
                company.countDown();
            }
            boolean isAlone = !company.await(5, TimeUnit.MILLISECONDS);
            now.decrementAndGet();
            assertThat(isAlone).isTrue();
            return new MockResponse.Builder().code(200).body("yes").build();
        }
    }

    /// Holds the answer back until it may go.
    private static final class Held extends Dispatcher {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final int code;

        private Held() {
            this(200);
        }

        private Held(int code) {
            this.code = code;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrived.countDown();
            go.await();
            return new MockResponse.Builder().code(code).body("yes").build();
        }
    }
}
