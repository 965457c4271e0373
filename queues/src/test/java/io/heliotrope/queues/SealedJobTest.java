package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Location;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.SealingKey;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.seal.OutputContext;
import io.heliotrope.queues.seal.OutputSeal;
import io.heliotrope.queues.seal.OutputSeal.Content;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealedJobTest {
    private static final RegionId DE = new RegionId("de");
    private static final RegionId US = new RegionId("us");
    private static final PrivateKey OLD = PrivateKey.generate();
    private static final PrivateKey NEW = PrivateKey.generate();
    private static final PrivateKey OVERSEAS = PrivateKey.generate();
    private static final PrivateKey REPLY = PrivateKey.generate();

    private static Catalogue catalogue(Map<RegionId, List<SealingKey>> keys) {
        Jurisdictions law =
                new Jurisdictions(Map.of(new Jurisdiction("DE"), new Jurisdiction("EEA")));
        return new Catalogue(
                List.of(region(DE, "DE"), region(US, "US")),
                law,
                List.of(),
                Map.of(new Route(DE, US), 90.0, new Route(US, DE), 90.0),
                new Sealing(new TreeMap<>(keys), new TreeMap<>()));
    }

    private static Catalogue catalogue() {
        return catalogue(Map.of(DE, List.of(live(NEW), live(OLD)), US, List.of(live(OVERSEAS))));
    }

    private static SealingKey live(PrivateKey key) {
        return new SealingKey.Live(key.publicKey());
    }

    private static Region region(RegionId id, String law) {
        return new Region(
                id,
                new GridZone(law),
                new Jurisdiction(law),
                new ClusterId("home"),
                new Location(0, 0),
                new Accelerator("gpu", 80, 100, 500),
                2,
                2,
                1.0);
    }

    private static SealedJob seal(Catalogue catalogue, Map<String, String> headers) {
        SealedJob.Draft draft =
                new SealedJob.Draft(
                        DE,
                        Lane.INTERACTIVE,
                        new JobId("letter-7"),
                        headers,
                        "a cough".getBytes(UTF_8),
                        REPLY.publicKey());
        return SealedJob.of(draft, catalogue, new SecureRandom());
    }

    @Test
    void is_sealed_to_the_newest_key_of_each_region_that_its_labels_allow() {
        SealedJob.Ready here =
                (SealedJob.Ready) seal(catalogue(), Map.of("heliotrope-residency", "EEA"));
        SealedJob.Ready anywhere = (SealedJob.Ready) seal(catalogue(), Map.of());

        assertThat(PayloadSeal.keys(here.payload()).orElseThrow())
                .isEqualTo(Map.of(DE, NEW.publicKey().id()));
        assertThat(PayloadSeal.keys(anywhere.payload()).orElseThrow())
                .isEqualTo(Map.of(DE, NEW.publicKey().id(), US, OVERSEAS.publicKey().id()));
        assertThat(here.headers())
                .containsEntry("heliotrope-sealed", "1")
                .containsEntry("heliotrope-reply-key", REPLY.publicKey().text())
                .containsEntry("heliotrope-residency", "EEA");
    }

    @Test
    void cannot_be_sealed_where_no_allowed_region_has_a_key() {
        Catalogue retired =
                catalogue(
                        Map.of(
                                DE,
                                List.of(new SealingKey.Retired(OLD.publicKey().id())),
                                US,
                                List.of(live(OVERSEAS))));

        assertThat(seal(retired, Map.of("heliotrope-residency", "EEA")))
                .isInstanceOfSatisfying(
                        SealedJob.Impossible.class,
                        no ->
                                assertThat(no.why())
                                        .startsWith("no region where residency 'EEA' allows")
                                        .contains("heliotrope keys new"));
    }

    private static ConsumerRecord<byte[], byte[]> received(Result told, Result sealedAs) {
        OutputContext context = OutputContext.of(sealedAs, Lane.INTERACTIVE, REPLY.publicKey());
        byte[] value = OutputSeal.seal(context, new Content("text/plain", "rest".getBytes(UTF_8)));
        return received(Wire.result(told, value, OutputSeal.CONTENT_TYPE));
    }

    private static ConsumerRecord<byte[], byte[]> received(Message message) {
        return new ConsumerRecord<>(
                "results",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                message.key(),
                message.value(),
                new RecordHeaders(message.headers()),
                java.util.Optional.empty());
    }

    private static Result result(String token, Result.Kind kind) {
        return new Result(
                new JobId("letter-7"), DE, new Token(token), DE, new WorkerId("de-1"), kind);
    }

    private static Result piece(int index) {
        return result("t1", new Result.Chunk(new ExecutionId("e1"), index));
    }

    @Test
    void a_result_opens_for_its_producer_as_what_it_says_that_it_is() {
        SealedResult opened =
                SealedResult.of(received(piece(1), piece(1)), Lane.INTERACTIVE, REPLY);

        assertThat(opened)
                .isInstanceOfSatisfying(
                        SealedResult.Open.class,
                        open -> assertThat(open.content().bytes()).asString().isEqualTo("rest"));
        assertThat(SealedResult.of(received(piece(1), piece(1)), Lane.INTERACTIVE, NEW))
                .isEqualTo(new SealedResult.Closed(piece(1)));
    }

    @Test
    void a_result_that_was_moved_stays_shut() {
        Result other = result("t2", new Result.Chunk(new ExecutionId("e1"), 1));

        assertThat(SealedResult.of(received(piece(0), piece(1)), Lane.INTERACTIVE, REPLY))
                .isEqualTo(new SealedResult.Closed(piece(0)));
        assertThat(SealedResult.of(received(other, piece(1)), Lane.INTERACTIVE, REPLY))
                .isEqualTo(new SealedResult.Closed(other));
        assertThat(SealedResult.of(received(piece(1), piece(1)), Lane.BATCH, REPLY))
                .isEqualTo(new SealedResult.Closed(piece(1)));
    }

    @Test
    void what_is_not_sealed_is_told_apart() {
        Result declined = result("t1", new Result.Declined("busy", 3));
        Message open = Wire.result(declined, new byte[0], "application/octet-stream");
        Message forged = Wire.result(declined, new byte[60], OutputSeal.CONTENT_TYPE);
        RecordHeaders none = new RecordHeaders();

        assertThat(SealedResult.of(received(open), Lane.BATCH, REPLY))
                .isEqualTo(new SealedResult.NotSealed(declined));
        assertThat(SealedResult.of(received(forged), Lane.BATCH, REPLY))
                .isEqualTo(new SealedResult.Closed(declined));
        assertThat(
                        SealedResult.of(
                                received(new Message(new byte[0], null, none)), Lane.BATCH, REPLY))
                .isInstanceOf(SealedResult.Malformed.class);
    }

    @Test
    void pieces_are_taken_in_order_once() {
        Pieces pieces = new Pieces();
        Token token = new Token("t1");
        ExecutionId run = new ExecutionId("e1");
        ExecutionId other = new ExecutionId("e2");

        assertThat(pieces.place(token, new Result.Chunk(run, 0))).isEqualTo(Pieces.Place.NEXT);
        assertThat(pieces.place(token, new Result.Chunk(run, 0))).isEqualTo(Pieces.Place.REPEATED);
        assertThat(pieces.place(token, new Result.Chunk(run, 2))).isEqualTo(Pieces.Place.AHEAD);
        assertThat(pieces.place(token, new Result.Chunk(run, 1))).isEqualTo(Pieces.Place.NEXT);
        assertThat(pieces.place(token, new Result.Chunk(other, 0))).isEqualTo(Pieces.Place.NEXT);
    }
}
