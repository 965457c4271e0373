package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.EUROPE;
import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.SWEDEN;
import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
class PoolWorkerIT {
    private static final String HELLO = Canary.OPEN_PAYLOAD.text();

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

    private static String header(ConsumerRecord<byte[], byte @Nullable []> received, String name) {
        return text(received.headers().lastHeader(name).value());
    }

    @Test
    void a_dispatch_becomes_a_result_in_its_origins_partition() throws Exception {
        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(on.dispatch(respond("a")), HELLO);

            ConsumerRecord<byte[], byte @Nullable []> answer = home.answer(on.token(respond("a")));

            assertThat(answer.topic()).isEqualTo(Topics.results(SWEDEN, Lane.INTERACTIVE));
            assertThat(answer.partition()).isEqualTo(3);
            assertThat(text(answer.key())).isEqualTo("a");
            assertThat(text(answer.value())).isEqualTo(HELLO);
            assertThat(header(answer, "ce_type")).isEqualTo("io.heliotrope.result");
            assertThat(header(answer, "content-type")).isEqualTo("text/plain");
            Result result = HomeCluster.result(answer);
            assertThat(result.worker()).isEqualTo(on.worker);
            assertThat(((Result.Finished) result.kind()).execution().value()).isEqualTo("b1-1");
        }
    }

    @Test
    void a_token_that_comes_twice_is_run_once() throws Exception {
        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(on.dispatch(respond("a")), "once");
            home.dispatch(on.dispatch(respond("a")), "once");
            home.dispatch(on.dispatch(respond("b")), "after");

            assertThat(home.answer(on.token(respond("b")))).isNotNull();
        }

        assertThat(home.answers(on.token(respond("a")))).isEqualTo(1);
        assertThat(on.tally.of("dropped.interactive.token_seen")).isEqualTo(1);
        assertThat(on.tally.of("finished.interactive")).isEqualTo(2);
    }

    @Test
    void what_residency_forbids_is_declined_with_the_policy_seen() throws Exception {
        Job forbidden = Samples.job("a", Residency.parse("US"), respond("a").objective());
        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(on.dispatch(forbidden), "secret");

            ConsumerRecord<byte[], byte @Nullable []> answer = home.answer(on.token(forbidden));

            assertThat(answer.value()).isEmpty();
            assertThat(HomeCluster.result(answer).kind())
                    .isEqualTo(
                            new Result.Declined(
                                    "FORBIDDEN: residency 'US' of a job from se-north does not allow"
                                            + " se-north",
                                    Samples.POLICY_OFFSET));
        }
        assertThat(on.open.entered).isEmpty();
    }

    @Test
    void a_batch_payload_is_fetched_where_it_lies() throws Exception {
        byte[] body = Canary.OPEN_BATCH_PAYLOAD.bytes();
        RecordMetadata at = home.put(new ProducerRecord<>(HomeCluster.JOBS, 1, null, body));
        Job job = withPayload(at.offset(), body.length);
        Job gone = withPayload(at.offset() + 1, body.length);
        assertThat(gone.payload()).isNotEqualTo(job.payload());

        try (PoolWorker running = on.started("b1")) {
            assertThat(running).isNotNull();
            home.dispatchByReference(on.dispatch(job));
            assertThat(on.open.entered.take().maxTokens()).isEqualTo(8);
            on.jobClock.advanceTo(NOON.plus(Samples.GPU_TIME));

            ConsumerRecord<byte[], byte @Nullable []> answer = home.answer(on.token(job));

            assertThat(answer.topic()).isEqualTo(Topics.results(SWEDEN, Lane.BATCH));
            assertThat(text(answer.value())).isEqualTo(Canary.OPEN_BATCH_PAYLOAD.text());
        }
    }

    private static Job withPayload(long offset, int bytes) {
        Job plain = complete("a");
        return new Job(
                plain.id(),
                plain.origin(),
                plain.tenant(),
                plain.model(),
                plain.residency(),
                plain.objective(),
                plain.submittedAt(),
                plain.digest(),
                new PayloadRef(EUROPE, HomeCluster.JOBS, 1, offset, bytes));
    }

    @Test
    void a_heartbeat_lists_the_tokens_in_hand() throws Exception {
        ScriptedEngine held = ScriptedEngine.held(MODEL);
        Engines engines = new Engines(List.of(held), List.of(on.open));
        try (PoolWorker running = on.started("b1", engines)) {
            assertThat(running).isNotNull();
            home.dispatch(on.dispatch(respond("a")), "x");

            assertThat(
                            home.heartbeat(h ->
                                            h.worker().equals(on.worker) && !h.tokens().isEmpty())
                                    .tokens())
                    .containsExactly(new Token(on.token(respond("a"))));
            held.let(1);
            assertThat(home.answer(on.token(respond("a")))).isNotNull();
        }
    }

    @Test
    void a_restart_goes_on_after_what_was_answered() throws Exception {
        try (PoolWorker first = on.started("b1")) {
            assertThat(first).isNotNull();
            home.dispatch(on.dispatch(respond("a")), "x");
            assertThat(home.answer(on.token(respond("a")))).isNotNull();
        }
        home.dispatch(on.dispatch(respond("b")), "while it was away");

        try (PoolWorker second = on.started("b2")) {
            assertThat(second).isNotNull();
            ConsumerRecord<byte[], byte @Nullable []> answer = home.answer(on.token(respond("b")));

            assertThat(((Result.Finished) HomeCluster.result(answer).kind()).execution().value())
                    .isEqualTo("b2-1");
        }
        assertThat(home.answers(on.token(respond("a")))).isEqualTo(1);
    }

    @Test
    void an_epoch_seen_before_a_restart_still_counts_after_it() throws Exception {
        try (PoolWorker first = on.started("b1")) {
            assertThat(first).isNotNull();
            home.dispatch(ofEpoch(9, "-new"), "x");
            assertThat(home.answer(on.worker + "-new")).isNotNull();
        }

        try (PoolWorker second = on.started("b2")) {
            assertThat(second).isNotNull();
            home.dispatch(ofEpoch(8, "-old"), "x");
            home.dispatch(ofEpoch(9, "-now"), "x");
            assertThat(home.answer(on.worker + "-now")).isNotNull();
        }
        assertThat(home.answers(on.worker + "-old")).isZero();
        assertThat(on.tally.of("dropped.interactive.invalid")).isEqualTo(1);
    }

    /// Of a task of its own: epochs outlive the test in the log that all tests share.
    private Dispatch ofEpoch(long epoch, String token) {
        return Samples.dispatch(
                respond("a"), on.worker + token, on.worker, new Task(EUROPE, 1, epoch));
    }
}
