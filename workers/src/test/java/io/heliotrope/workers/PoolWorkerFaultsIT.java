package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.SWEDEN;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
@Timeout(90)
class PoolWorkerFaultsIT {
    private PoolWorkerFixture on;
    private HomeCluster home;

    @BeforeAll
    static void create_the_topics(KafkaUnderTest kafka) throws Exception {
        HomeCluster.createTopics(kafka.bootstrap());
    }

    @BeforeEach
    void connect(KafkaUnderTest kafka) {
        on = new PoolWorkerFixture(kafka);
        home = on.home;
    }

    @AfterEach
    void disconnect() {
        on.close();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void interactive_work_goes_on_while_the_control_plane_is_gone() throws Exception {
        String nobodyListens = "127.0.0.1:1";
        Engines engines = new Engines(List.of(on.open), List.of(on.open));
        try (PoolWorker running = on.started("b1", engines, nobodyListens)) {
            assertThat(running).isNotNull();
            home.dispatch(on.dispatch(respond("a")), "alone");

            assertThat(text(home.answer(on.token(respond("a"))).value())).isEqualTo("alone");
        }
        assertThat(on.tally.of("heartbeat.lost")).isPositive();
    }

    @Test
    void a_record_that_is_no_dispatch_is_counted_and_passed_by() throws Exception {
        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            home.put(
                    new ProducerRecord<>(
                            Topics.dispatch(SWEDEN, Lane.INTERACTIVE),
                            "a".getBytes(StandardCharsets.UTF_8),
                            "poison".getBytes(StandardCharsets.UTF_8)));
            home.dispatch(on.dispatch(respond("a")), "after it");

            assertThat(text(home.answer(on.token(respond("a"))).value())).isEqualTo("after it");
        }
        assertThat(on.tally.of("unreadable.interactive")).isPositive();
    }

    @Test
    void a_dispatch_that_breaks_the_worker_is_counted_and_passed_by() throws Exception {
        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            on.worlds =
                    () -> {
                        if (Thread.currentThread().getName().endsWith("-power")) {
                            return Optional.of(Samples.world());
                        }
                        on.worlds = () -> Optional.of(Samples.world());
                        throw new IllegalStateException("on purpose");
                    };
            home.dispatch(on.dispatch(respond("a")), "breaks it");
            home.dispatch(
                    Samples.dispatch(respond("a"), on.worker + "-next", on.worker, 1), "next");

            assertThat(text(home.answer(on.worker + "-next").value())).isEqualTo("next");
        }
        assertThat(on.tally.of("passedby.interactive")).isEqualTo(1);
        assertThat(home.answers(on.token(respond("a")))).isZero();
    }
}
