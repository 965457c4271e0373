package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Cover;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.seal.JobContext;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealedHeadersTest {
    private static final RegionId PARIS = new RegionId("paris");
    private static final PrivateKey KEY = PrivateKey.generate();
    private static final PublicKey REPLY = PrivateKey.generate().publicKey();

    private static byte[] sealed() {
        JobContext context =
                new JobContext(
                        new TenantId("default"),
                        Submitted.ORIGIN,
                        Lane.BATCH,
                        new JobId("letter-7"),
                        REPLY,
                        List.of(PARIS));
        return PayloadSeal.seal(
                context,
                new TreeMap<>(Map.of(PARIS, KEY.publicKey())),
                "a cough".getBytes(UTF_8),
                new SecureRandom());
    }

    private static Map<String, String> headers() {
        return new TreeMap<>(
                Map.of(
                        "heliotrope-id", "letter-7",
                        "heliotrope-model", "tiny",
                        "heliotrope-data", "personal",
                        "heliotrope-sealed", "1",
                        "heliotrope-reply-key", REPLY.text()));
    }

    private static Descriptor described(byte[] payload, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, value.getBytes(UTF_8)));
        Submission submission =
                new Submission(
                        Topics.jobs(Submitted.ORIGIN, Lane.BATCH),
                        2,
                        41,
                        Submitted.ARRIVED,
                        payload,
                        all);
        return JobHeaders.describe(
                Submitted.CLUSTER, Submitted.ORIGIN, Lane.BATCH, submission, Submitted.NOW);
    }

    private static List<String> defects(byte[] payload, Map<String, String> headers) {
        Descriptor described = described(payload, headers);
        assertThat(described).isInstanceOf(Descriptor.Defective.class);
        return ((Descriptor.Defective) described)
                .defects().stream().map(Descriptor.Defect::toString).toList();
    }

    @Test
    void a_sealed_job_says_what_it_is_sealed_to() {
        Descriptor described = described(sealed(), headers());

        assertThat(((Descriptor.Sound) described).job().cover())
                .isEqualTo(
                        new Cover.Sealed(
                                true, new TreeMap<>(Map.of(PARIS, KEY.publicKey().id())), REPLY));
    }

    @Test
    void an_open_job_may_say_that_its_data_is_personal() {
        Map<String, String> headers =
                Map.of("heliotrope-model", "tiny", "heliotrope-data", "personal");

        Descriptor described = described("a cough".getBytes(UTF_8), headers);

        assertThat(((Descriptor.Sound) described).job().cover()).isEqualTo(new Cover.Open(true));
    }

    @Test
    void each_header_that_a_seal_needs_is_missed_by_name() {
        for (String name : List.of("heliotrope-id", "heliotrope-reply-key")) {
            Map<String, String> headers = headers();
            headers.remove(name);

            assertThat(defects(sealed(), headers)).singleElement().asString().startsWith(name);
        }
    }

    @Test
    void what_does_not_read_is_told_with_what_was_expected() {
        Map<String, String> headers = headers();
        headers.put("heliotrope-data", "secret");
        headers.put("heliotrope-sealed", "2");
        headers.put("heliotrope-reply-key", "mine");

        assertThat(defects(sealed(), headers))
                .containsExactly(
                        "heliotrope-data was 'secret', expected other or personal",
                        "heliotrope-sealed was '2', expected 1",
                        "heliotrope-reply-key was 'mine', expected an X25519 public key in"
                                + " base64url, 43 characters");
    }

    @Test
    void a_payload_that_is_not_sealed_is_not_taken_for_a_sealed_one() {
        assertThat(defects("a cough".getBytes(UTF_8), headers()))
                .containsExactly("heliotrope-sealed was '1', expected a sealed payload behind it");
    }
}
