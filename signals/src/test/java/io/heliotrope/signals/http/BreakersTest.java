package io.heliotrope.signals.http;

import static io.heliotrope.signals.http.ClientUnderTest.KEY;
import static io.heliotrope.signals.http.ClientUnderTest.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.http.Breaker.Admission;
import io.heliotrope.signals.http.Breakers.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A host that fails five times in a row rests for a minute.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BreakersTest {
    private static final Duration REST = Duration.ofMinutes(1);

    private final ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void the_fifth_failure_in_a_row_ends_the_question_and_the_host_rests() {
        for (int i = 0; i < 9; i++) {
            it.answer(500, "no");
        }
        it.missing();
        assertThat(state()).isEqualTo(State.CLOSED);

        FeedResult.Missing<String> second = it.missing();

        assertThat(it.server.getRequestCount()).isEqualTo(5);
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(second.why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(second.detail()).contains("failed again and again and is left alone until");
        assertThat(it.missing().notBefore()).isEqualTo(second.notBefore());
        assertThat(it.server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void all_clients_of_the_host_leave_it_alone() {
        open();
        PoliteClient other = new PoliteClient("other", it.transport, it.settings);
        int before = it.server.getRequestCount();

        FeedResult<String> result = other.ask(other.at("thing").build(), KEY, body -> body);

        assertThat(ClientUnderTest.missing(result).why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(it.server.getRequestCount()).isEqualTo(before);
        assertThat(it.events).last().isEqualTo(new FetchEvent.Spared("other", Outage.UNAVAILABLE));
    }

    @Test
    void after_its_rest_a_host_that_answers_is_called_as_before() {
        open();
        it.pass(REST);
        it.answer(200, "yes").answer(200, "yes");

        assertThat(it.fresh()).isEqualTo("yes");
        assertThat(state()).isEqualTo(State.CLOSED);
        assertThat(it.fresh()).isEqualTo("yes");
    }

    @Test
    void after_its_rest_a_host_that_fails_once_more_rests_again() {
        open();
        it.pass(REST);
        int before = it.server.getRequestCount();
        it.answer(500, "no").answer(200, "yes");

        assertThat(it.missing().why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(it.server.getRequestCount()).isEqualTo(before + 1);
    }

    @Test
    void one_call_tries_while_the_others_wait_for_what_it_brings()
            throws InterruptedException, ExecutionException {
        open();
        it.pass(REST);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        it.server.setDispatcher(held(arrived, go));
        PoliteClient other = new PoliteClient("other", it.transport, it.settings);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<FeedResult<String>> probe = threads.submit(() -> it.ask());
            arrived.await();
            State during = state();
            FeedResult<String> spared = other.ask(other.at("thing").build(), KEY, body -> body);
            go.countDown();

            assertThat(during).isEqualTo(State.HALF_OPEN);
            assertThat(spared).isInstanceOf(FeedResult.Missing.class);
            assertThat(probe.get()).isEqualTo(new FeedResult.Fresh<>("yes"));
        }
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 302})
    void whoever_refuses_is_alive(int code) {
        it.server.setDispatcher(always(code));
        for (int i = 0; i < 10; i++) {
            it.ask("thing/" + i, new Credential.Bearer(new ApiKey("key" + i)));
            it.pass(Duration.ofMinutes(10));
        }

        assertThat(it.server.getRequestCount()).isGreaterThanOrEqualTo(10);
        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void connections_that_break_count_as_failures() {
        for (int i = 0; i < 5; i++) {
            it.server.enqueue(
                    new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build());
        }
        it.missing();
        it.missing();

        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void a_success_in_between_starts_the_count_anew() {
        it.answer(500, "no").answer(500, "no").answer(200, "yes");
        it.fresh();
        it.answer(500, "no").answer(500, "no").answer(500, "no");
        it.missing();

        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void a_probe_that_was_given_up_or_never_heard_of_again_makes_way_for_the_next() {
        Instant[] now = {START};
        Breaker breaker = new Breaker(new Breakers.Settings(1, REST), () -> now[0]);
        breaker.failed();
        now[0] = START.plus(REST);

        assertThat(breaker.admit()).isEqualTo(Admission.Go.GO);
        breaker.abandoned();
        assertThat(breaker.admit()).isEqualTo(Admission.Go.GO);
        assertThat(breaker.admit()).isEqualTo(new Admission.Rest(now[0].plus(REST)));
        now[0] = now[0].plus(REST);
        assertThat(breaker.admit()).isEqualTo(Admission.Go.GO);
    }

    private void open() {
        for (int i = 0; i < 5; i++) {
            it.answer(500, "no");
        }
        it.missing();
        it.missing();
        assertThat(state()).isEqualTo(State.OPEN);
    }

    private State state() {
        assertThat(it.breakers.states()).containsOnlyKeys(it.host());
        return Map.copyOf(it.breakers.states()).getOrDefault(it.host(), State.CLOSED);
    }

    private static Dispatcher always(int code) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(code).body("no").build();
            }
        };
    }

    private static Dispatcher held(CountDownLatch arrived, CountDownLatch go) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                arrived.countDown();
                go.await();
                return new MockResponse.Builder().code(200).body("yes").build();
            }
        };
    }
}
