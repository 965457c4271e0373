package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.MODEL;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.SWEDEN;
import static io.heliotrope.workers.Samples.VIRGINIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Cover;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.seal.JobContext;
import io.heliotrope.queues.seal.KeyFiles;
import io.heliotrope.queues.seal.OutputContext;
import io.heliotrope.queues.seal.OutputSeal;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.PrivateKey;
import io.heliotrope.queues.seal.RegionKeys;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class SealedRunTest {
    @TempDir private Path folder;
    private final PrivateKey here = PrivateKey.generate();
    private final PrivateKey there = PrivateKey.generate();
    private final PrivateKey reply = PrivateKey.generate();

    @BeforeEach
    void storeTheKeyOfTheWorkersRegion() throws IOException {
        KeyFiles.add(here, SWEDEN, folder);
    }

    private StationFixture with(ScriptedEngine.Script script) {
        ScriptedEngine engine = ScriptedEngine.open(MODEL, script);
        WorkerConfig c = StationFixture.config(StationFixture.hasty(), BatchTime.MEASURED);
        return new StationFixture(
                new Engines(List.of(engine), List.of(engine)),
                new WorkerConfig(
                        c.worker(),
                        c.region(),
                        c.boot(),
                        c.interactive(),
                        c.batch(),
                        c.batchTime(),
                        c.sampleTokens(),
                        c.limits(),
                        RegionKeys.of(SWEDEN, folder)));
    }

    private SortedMap<RegionId, PublicKey> both() {
        TreeMap<RegionId, PublicKey> keys = new TreeMap<>();
        keys.put(SWEDEN, here.publicKey());
        keys.put(VIRGINIA, there.publicKey());
        return keys;
    }

    private Job sealedTo(SortedMap<RegionId, PublicKey> keys, PublicKey replyTo) {
        TreeMap<RegionId, KeyId> ids = new TreeMap<>();
        keys.forEach((region, key) -> ids.put(region, key.id()));
        Job job = Samples.respond("letter");
        return new Job(
                job.id(),
                job.origin(),
                job.tenant(),
                job.model(),
                job.residency(),
                job.objective(),
                job.submittedAt(),
                job.digest(),
                job.payload(),
                new Cover.Sealed(true, ids, replyTo));
    }

    private static byte[] payloadOf(Job job, SortedMap<RegionId, PublicKey> keys) {
        JobContext context = JobContext.of(job, (Cover.Sealed) job.cover());
        return PayloadSeal.seal(context, keys, "a cough".getBytes(UTF_8), new SecureRandom());
    }

    private static void accept(StationFixture fixture, Job job, byte[] payload) {
        fixture.desk.accept(
                new Delivery(
                        Samples.INTERACTIVE_LOG,
                        0,
                        NOON,
                        false,
                        Samples.dispatch(job),
                        new Payload(payload)));
    }

    private String opened(RecordedResults.Entry entry) {
        OutputContext context =
                OutputContext.of(entry.result(), entry.dispatch().job().lane(), reply.publicKey());
        return OutputSeal.open(context, reply, entry.output().bytes())
                .map(content -> content.type() + ": " + new String(content.bytes(), UTF_8))
                .orElse("shut");
    }

    @Test
    void the_engine_sees_the_payload_and_only_the_producer_the_output() throws Exception {
        StationFixture fixture =
                with((request, listener) -> {
                    listener.onToken(0, "get ");
                    listener.onToken(1, "well");
                    return ScriptedEngine.echo(request, listener);
                });
        Job job = sealedTo(both(), reply.publicKey());

        accept(fixture, job, payloadOf(job, both()));

        RecordedResults.Entry piece = fixture.results.next();
        RecordedResults.Entry whole = fixture.results.next();
        assertThat(opened(piece)).isEqualTo("text/plain; charset=utf-8: get well");
        assertThat(opened(whole)).isEqualTo("text/plain: a cough");
        assertThat(List.of(piece, whole))
                .allSatisfy(entry -> {
                    assertThat(entry.output().contentType()).isEqualTo(OutputSeal.CONTENT_TYPE);
                    assertThat(entry.text()).doesNotContain("cough", "well");
                });
        assertThat(((Result.Finished) whole.result().kind()).output())
                .isEqualTo(Digest.of(whole.output().bytes()));
    }

    @Test
    void a_payload_that_was_changed_fails_for_good_and_is_counted() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        Job job = sealedTo(both(), reply.publicKey());
        byte[] payload = payloadOf(job, both());
        payload[payload.length - 1] ^= 1;

        accept(fixture, job, payload);

        Result.Failed failed = fixture.results.next(Result.Failed.class);
        assertThat(failed.reason()).isEqualTo("SEAL_NOT_AUTHENTIC");
        assertThat(failed.retryable()).isFalse();
        assertThat(fixture.tally.of("notopened.interactive.not_authentic")).isEqualTo(1);
    }

    @Test
    void a_job_of_another_cannot_be_answered_to_oneself() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        Job victims = sealedTo(both(), reply.publicKey());
        Job mine = sealedTo(both(), PrivateKey.generate().publicKey());

        accept(fixture, mine, payloadOf(victims, both()));

        assertThat(fixture.results.next(Result.Failed.class).reason())
                .isEqualTo("SEAL_NOT_AUTHENTIC");
    }

    @Test
    void a_job_sealed_to_another_region_is_not_opened_here() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        SortedMap<RegionId, PublicKey> keys = both();
        keys.remove(SWEDEN);
        Job job = sealedTo(keys, reply.publicKey());

        accept(fixture, job, payloadOf(job, keys));

        assertThat(fixture.results.next(Result.Declined.class).reason())
                .isEqualTo("FORBIDDEN: the payload is not sealed to se-north");
    }

    @Test
    void a_deleted_key_opens_nothing_any_more() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        Job job = sealedTo(both(), reply.publicKey());
        Files.delete(folder.resolve(SWEDEN.value()).resolve(here.publicKey().id() + ".key"));

        accept(fixture, job, payloadOf(job, both()));

        assertThat(fixture.results.next(Result.Failed.class).reason())
                .isEqualTo("SEAL_KEY_MISSING");
        assertThat(fixture.tally.of("notopened.interactive.key_missing")).isEqualTo(1);
    }

    @Test
    void nothing_runs_whose_output_could_not_be_handed_over() throws Exception {
        StationFixture fixture = with(ScriptedEngine::echo);
        Job job = sealedTo(both(), PublicKey.of(new byte[PublicKey.LENGTH]));

        accept(fixture, job, payloadOf(job, both()));

        assertThat(fixture.results.next(Result.Failed.class).reason())
                .isEqualTo("SEAL_REPLY_KEY_UNFIT");
    }

    @Test
    void what_an_engine_says_of_a_sealed_payload_is_the_producers_alone() throws Exception {
        StationFixture fixture =
                with((request, listener) ->
                        new InferenceResult.Failed(
                                FailureReason.MALFORMED_INPUT, "line 3 is no JSON"));
        Job job = sealedTo(both(), reply.publicKey());

        accept(fixture, job, payloadOf(job, both()));

        RecordedResults.Entry entry = fixture.results.next();
        assertThat(((Result.Failed) entry.result().kind()).reason()).isEqualTo("MALFORMED_INPUT");
        assertThat(opened(entry)).endsWith(": line 3 is no JSON");
    }
}
