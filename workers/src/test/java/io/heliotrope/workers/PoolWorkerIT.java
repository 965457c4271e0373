package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.EUROPE;
import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.SWEDEN;
import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
    private static final LaneLimits LANE = new LaneLimits(2, 4, 2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TickedClock jobClock = new TickedClock();
    private final WorkerTally tally = new WorkerTally();
    private final ScriptedEngine open = ScriptedEngine.open(MODEL, ScriptedEngine::echo);
    private KafkaUnderTest kafka;
    private HomeCluster home;
    private WorkerId worker;

    @BeforeAll
    static void create_the_topics(KafkaUnderTest kafka) throws Exception {
        HomeCluster.createTopics(kafka.bootstrap());
    }

    @BeforeEach
    void connect(KafkaUnderTest broker) {
        kafka = broker;
        worker = new WorkerId(broker.freshName("w"));
        home = new HomeCluster(broker.bootstrap());
        jobClock.advanceTo(NOON);
    }

    @AfterEach
    void disconnect() {
        home.close();
    }

    private PoolWorker started(String boot, Engines engines, String control) throws Exception {
        WorkerConfig config =
                new WorkerConfig(
                        worker,
                        SWEDEN,
                        boot,
                        LANE,
                        LANE,
                        BatchTime.MODELLED,
                        8,
                        StationFixture.hasty());
        PoolWorker started =
                new PoolWorker(
                        config,
                        Clusters.of(
                                Map.of(EUROPE, ClientSettings.plain(kafka.bootstrap())),
                                ClientSettings.plain(control)),
                        engines,
                        Samples.METER,
                        jobClock,
                        Clock.systemUTC(),
                        () -> Optional.of(Samples.world()),
                        tally);
        started.start();
        assertThat(started.awaitReading(PATIENCE)).isTrue();
        return started;
    }

    private PoolWorker started(String boot) throws Exception {
        return started(boot, new Engines(List.of(open), List.of(open)), kafka.bootstrap());
    }

    private Dispatch dispatch(Job job) {
        return Samples.dispatch(job, token(job), worker, 1);
    }

    private String token(Job job) {
        return worker + "-" + job.id();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> received, String name) {
        return text(received.headers().lastHeader(name).value());
    }

    @Test
    void a_dispatch_becomes_a_result_in_its_origins_partition() throws Exception {
        try (PoolWorker running = started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(dispatch(respond("a")), "hello");

            ConsumerRecord<byte[], byte[]> answer = home.answer(token(respond("a")));

            assertThat(answer.topic()).isEqualTo(Topics.results(SWEDEN, Lane.INTERACTIVE));
            assertThat(answer.partition()).isEqualTo(3);
            assertThat(text(answer.key())).isEqualTo("a");
            assertThat(text(answer.value())).isEqualTo("hello");
            assertThat(header(answer, "ce_type")).isEqualTo("io.heliotrope.result");
            assertThat(header(answer, "content-type")).isEqualTo("text/plain");
            Result result = HomeCluster.result(answer);
            assertThat(result.worker()).isEqualTo(worker);
            assertThat(((Result.Finished) result.kind()).execution().value()).isEqualTo("b1-1");
        }
    }

    @Test
    void a_token_that_comes_twice_is_run_once() throws Exception {
        try (PoolWorker running = started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(dispatch(respond("a")), "once");
            home.dispatch(dispatch(respond("a")), "once");
            home.dispatch(dispatch(respond("b")), "after");

            assertThat(home.answer(token(respond("b")))).isNotNull();
        }

        assertThat(home.answers(token(respond("a")))).isEqualTo(1);
        assertThat(tally.of("dropped.interactive.token_seen")).isEqualTo(1);
        assertThat(tally.of("finished.interactive")).isEqualTo(2);
    }

    @Test
    void what_residency_forbids_is_declined_with_the_policy_seen() throws Exception {
        Job forbidden = Samples.job("a", Residency.parse("US"), respond("a").objective());
        try (PoolWorker running = started("b1")) {
            assertThat(running).isNotNull();
            home.dispatch(dispatch(forbidden), "secret");

            ConsumerRecord<byte[], byte[]> answer = home.answer(token(forbidden));

            assertThat(answer.value()).isEmpty();
            assertThat(HomeCluster.result(answer).kind())
                    .isEqualTo(
                            new Result.Declined(
                                    "FORBIDDEN: residency 'US' does not allow se-north",
                                    Samples.POLICY_OFFSET));
        }
        assertThat(open.entered).isEmpty();
    }

    @Test
    void a_batch_payload_is_fetched_where_it_lies() throws Exception {
        byte[] body = "payload at rest".getBytes(StandardCharsets.UTF_8);
        RecordMetadata at = home.put(new ProducerRecord<>(HomeCluster.JOBS, 1, null, body));
        Job job = withPayload(at.offset(), body.length);
        Job gone = withPayload(at.offset() + 1, body.length);
        assertThat(gone.payload()).isNotEqualTo(job.payload());

        try (PoolWorker running = started("b1")) {
            assertThat(running).isNotNull();
            home.dispatchByReference(dispatch(job));
            assertThat(open.entered.take().maxTokens()).isEqualTo(8);
            jobClock.advanceTo(NOON.plus(Samples.GPU_TIME));

            ConsumerRecord<byte[], byte[]> answer = home.answer(token(job));

            assertThat(answer.topic()).isEqualTo(Topics.results(SWEDEN, Lane.BATCH));
            assertThat(text(answer.value())).isEqualTo("payload at rest");
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
        Engines engines = new Engines(List.of(held), List.of(open));
        try (PoolWorker running = started("b1", engines, kafka.bootstrap())) {
            assertThat(running).isNotNull();
            home.dispatch(dispatch(respond("a")), "x");

            assertThat(
                            home.heartbeat(h -> h.worker().equals(worker) && !h.tokens().isEmpty())
                                    .tokens())
                    .containsExactly(new Token(token(respond("a"))));
            held.let(1);
            assertThat(home.answer(token(respond("a")))).isNotNull();
        }
    }

    @Test
    void a_restart_goes_on_after_what_was_answered() throws Exception {
        try (PoolWorker first = started("b1")) {
            assertThat(first).isNotNull();
            home.dispatch(dispatch(respond("a")), "x");
            assertThat(home.answer(token(respond("a")))).isNotNull();
        }
        home.dispatch(dispatch(respond("b")), "while it was away");

        try (PoolWorker second = started("b2")) {
            assertThat(second).isNotNull();
            ConsumerRecord<byte[], byte[]> answer = home.answer(token(respond("b")));

            assertThat(((Result.Finished) HomeCluster.result(answer).kind()).execution().value())
                    .isEqualTo("b2-1");
        }
        assertThat(home.answers(token(respond("a")))).isEqualTo(1);
    }

    @Test
    void an_epoch_seen_before_a_restart_still_counts_after_it() throws Exception {
        try (PoolWorker first = started("b1")) {
            assertThat(first).isNotNull();
            home.dispatch(Samples.dispatch(respond("a"), worker + "-new", worker, 9), "x");
            assertThat(home.answer(worker + "-new")).isNotNull();
        }

        try (PoolWorker second = started("b2")) {
            assertThat(second).isNotNull();
            home.dispatch(Samples.dispatch(respond("a"), worker + "-old", worker, 8), "x");
            home.dispatch(Samples.dispatch(respond("a"), worker + "-now", worker, 9), "x");
            assertThat(home.answer(worker + "-now")).isNotNull();
        }
        assertThat(home.answers(worker + "-old")).isZero();
        assertThat(tally.of("dropped.interactive.invalid")).isEqualTo(1);
    }

    @Test
    void interactive_work_goes_on_while_the_control_plane_is_gone() throws Exception {
        String nobodyListens = "127.0.0.1:1";
        Engines engines = new Engines(List.of(open), List.of(open));
        try (PoolWorker running = started("b1", engines, nobodyListens)) {
            assertThat(running).isNotNull();
            home.dispatch(dispatch(respond("a")), "alone");

            assertThat(text(home.answer(token(respond("a"))).value())).isEqualTo("alone");
        }
        assertThat(tally.of("heartbeat.lost")).isPositive();
    }

    @Test
    void a_record_that_is_no_dispatch_is_counted_and_passed_by() throws Exception {
        try (PoolWorker running = started("b1")) {
            assertThat(running).isNotNull();
            home.put(
                    new ProducerRecord<>(
                            Topics.dispatch(SWEDEN, Lane.INTERACTIVE),
                            "a".getBytes(StandardCharsets.UTF_8),
                            "poison".getBytes(StandardCharsets.UTF_8)));
            home.dispatch(dispatch(respond("a")), "after it");

            assertThat(text(home.answer(token(respond("a"))).value())).isEqualTo("after it");
        }
        assertThat(tally.of("unreadable.interactive")).isPositive();
    }
}
