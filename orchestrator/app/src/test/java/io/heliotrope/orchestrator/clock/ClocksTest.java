package io.heliotrope.orchestrator.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClocksTest {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Duration EVERY = Duration.ofMillis(400);
    private static final Instant REAL = Instant.parse("2026-11-01T08:00:00Z");

    private final MockProducer<byte[], byte[]> control =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ControlPublisher publisher = new ControlPublisher(control);
    private Instant realNow = REAL;
    private Instant processed = Instant.MAX;

    private FastClock fastClock() {
        return new FastClock(
                Samples.NOW,
                STEP,
                EVERY,
                publisher,
                now -> List.of(signal(now)),
                () -> processed,
                () -> realNow);
    }

    @Test
    void a_moments_signals_come_before_its_tick() {
        fastClock().set();

        assertThat(control.history().stream().map(ProducerRecord::topic))
                .containsExactly(Topics.SIGNALS, Topics.CLOCK);
        assertThat(ticks()).containsExactly(Samples.NOW);
    }

    @Test
    void ticks_once_in_its_pace_however_often_it_is_called() {
        FastClock clock = fastClock();
        clock.set();

        for (int call = 0; call < 3 * FastClock.CALLS_PER_TICK; call++) {
            clock.run();
            realNow = realNow.plus(EVERY.dividedBy(FastClock.CALLS_PER_TICK));
        }

        assertThat(ticks())
                .containsExactly(
                        Samples.NOW,
                        Samples.NOW.plus(STEP),
                        Samples.NOW.plus(STEP.multipliedBy(2)),
                        Samples.NOW.plus(STEP.multipliedBy(3)));
    }

    @Test
    void waits_until_the_last_tick_was_processed_and_then_catches_up_one_tick_a_call() {
        FastClock clock = fastClock();
        clock.set();
        clock.run();
        processed = Samples.NOW;
        realNow = REAL.plus(EVERY.multipliedBy(3));
        clock.run();
        int whileWaiting = ticks().size();

        processed = Instant.MAX;
        clock.run();
        clock.run();
        clock.run();

        assertThat(whileWaiting).isEqualTo(2);
        assertThat(ticks()).hasSize(5);
        assertThat(ticks()).isSorted();
    }

    @Test
    void refuses_a_pace_that_it_cannot_keep() {
        assertThatThrownBy(() ->
                        new FastClock(
                                Samples.NOW,
                                STEP,
                                Duration.ofMillis(3),
                                publisher,
                                now -> List.of(),
                                () -> processed,
                                () -> realNow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 4 ms");
    }

    @Test
    void the_live_clock_says_what_time_it_is() {
        LiveClock clock = new LiveClock(publisher, () -> realNow);

        clock.run();
        realNow = REAL.plusSeconds(1);
        clock.run();

        assertThat(ticks()).containsExactly(REAL, REAL.plusSeconds(1));
    }

    private List<Instant> ticks() {
        return control.history().stream()
                .filter(one -> one.topic().equals(Topics.CLOCK))
                .map(one -> new ConsumerRecord<>(one.topic(), 0, 0, one.key(), one.value()))
                .map(Wire::control)
                .map(ClocksTest::tick)
                .toList();
    }

    private static Instant tick(Decoded<ControlRecord> decoded) {
        return switch (decoded) {
            case Decoded.Value<ControlRecord>(Tick tick) -> tick.now();
            case Decoded.Value<ControlRecord>(ControlRecord other) ->
                    throw new AssertionError(other);
            case Decoded.Malformed<ControlRecord>(String reason) ->
                    throw new AssertionError(reason);
        };
    }

    private static Signal signal(Instant now) {
        return new Intensity(
                new Reading(
                        new GridZone("N"),
                        new GramsPerKwh(30),
                        Basis.AVERAGE_LIFECYCLE,
                        "test",
                        now,
                        Quality.MEASURED),
                now,
                now.plus(STEP));
    }
}
