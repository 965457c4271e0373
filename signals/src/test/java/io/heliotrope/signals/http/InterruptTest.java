package io.heliotrope.signals.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A thread that is interrupted while the provider thinks.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InterruptTest {
    private final ClientUnderTest it = new ClientUnderTest();

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void an_interrupt_ends_the_call_and_is_no_failure_of_the_host() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        it.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        arrived.countDown();
                        go.await();
                        return new MockResponse.Builder().body("yes").build();
                    }
                });
        AtomicReference<FeedResult<String>> result = new AtomicReference<>();
        AtomicBoolean isPassedOn = new AtomicBoolean();
        Thread asker =
                Thread.ofVirtual()
                        .start(() -> {
                            result.set(it.ask());
                            isPassedOn.set(Thread.currentThread().isInterrupted());
                        });
        arrived.await();

        asker.interrupt();

        assertThat(asker.join(Duration.ofSeconds(10))).isTrue();
        go.countDown();
        FeedResult.Missing<String> missing = ClientUnderTest.missing(result.get());
        assertThat(missing.why()).isEqualTo(Outage.UNAVAILABLE);
        assertThat(missing.detail()).isEqualTo("interrupted while asking");
        assertThat(isPassedOn).isTrue();
        assertThat(it.server.getRequestCount()).isEqualTo(1);
        assertThat(it.pauses).isEmpty();
        assertThat(it.breakers.states()).containsEntry(it.host(), Breakers.State.CLOSED);
    }
}
