package io.heliotrope.queues.seal;

import static io.heliotrope.queues.seal.SealSamples.NORTH;
import static io.heliotrope.queues.seal.SealSamples.SECRET_TEXT;
import static io.heliotrope.queues.seal.SealSamples.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PayloadSealTest {
    @TempDir private Path folder;
    private SealSamples samples;

    @BeforeEach
    void makeKeys() throws IOException {
        samples = new SealSamples(folder);
    }

    private static void assertOpens(Opened opened) {
        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Plain.class, p -> assertThat(p.bytes()).isEqualTo(SECRET_TEXT));
    }

    private static Opened closed(Opened.Why why) {
        return new Opened.Closed(why);
    }

    @Test
    void every_region_that_it_is_sealed_to_opens_it() {
        byte[] sealed = samples.sealed();

        assertOpens(PayloadSeal.open(samples.context(), samples.southKeys, sealed));
        assertOpens(PayloadSeal.open(samples.context(), samples.northKeys, sealed));
        assertThat(PayloadSeal.keys(sealed).orElseThrow())
                .containsEntry(SOUTH, samples.south.publicKey().id())
                .containsEntry(NORTH, samples.north.publicKey().id())
                .hasSize(2);
    }

    @Test
    void no_two_seals_of_one_payload_are_alike_and_none_shows_it() {
        byte[] one = samples.sealed();
        byte[] other = samples.sealed();

        assertThat(one).hasSameSizeAs(other).isNotEqualTo(other);
        assertThat(contains(one, Arrays.copyOf(SECRET_TEXT, 8))).isFalse();
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_region_that_it_is_not_sealed_to_cannot_open_it() throws IOException {
        RegionId east = new RegionId("eu-east");
        KeyFiles.add(PrivateKey.generate(), east, folder);
        // whatever it does: its own key, and even all others under their right names
        for (PrivateKey key : List.of(samples.south, samples.north)) {
            Path own = KeyFiles.add(key, east, folder);
            assertThat(own).exists();
        }

        assertThat(
                        PayloadSeal.open(
                                samples.context(), RegionKeys.of(east, folder), samples.sealed()))
                .isEqualTo(closed(Opened.Why.NOT_FOR_REGION));
    }

    @Test
    void one_regions_keys_do_not_open_anothers_part() {
        byte[] sealed = samples.sealed();
        RegionKeys strangers = RegionKeys.of(NORTH, folder.resolve("nowhere"));

        assertThat(PayloadSeal.open(samples.context(), strangers, sealed))
                .isEqualTo(closed(Opened.Why.KEY_MISSING));
    }

    @Test
    void every_changed_bit_keeps_it_shut_for_every_region() {
        byte[] sealed = samples.sealed();

        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            for (RegionKeys keys : List.of(samples.southKeys, samples.northKeys)) {
                assertThat(PayloadSeal.open(samples.context(), keys, changed))
                        .as("byte %d for %s", at, keys)
                        .isInstanceOf(Opened.Closed.class);
            }
        }
    }

    @Test
    void every_shorter_or_longer_text_keeps_it_shut() {
        byte[] sealed = samples.sealed();

        for (int length = 0; length < sealed.length + 3; length++) {
            if (length != sealed.length) {
                byte[] cut = Arrays.copyOf(sealed, length);
                assertThat(PayloadSeal.open(samples.context(), samples.southKeys, cut))
                        .as("%d bytes", length)
                        .isInstanceOf(Opened.Closed.class);
            }
        }
    }

    @Test
    void bytes_at_random_are_no_envelope() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            System.arraycopy(
                    Envelope.MAGIC, 0, bytes, 0, Math.min(Envelope.MAGIC.length, bytes.length));

            assertThat(PayloadSeal.open(samples.context(), samples.southKeys, bytes))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(closed(Opened.Why.MALFORMED));
        }
    }

    @Test
    void it_opens_for_the_job_it_was_sealed_for_and_for_no_other() {
        byte[] sealed = samples.sealed();
        JobContext c = samples.context();
        List<JobContext> others =
                List.of(
                        new JobContext(
                                new TenantId("mine"),
                                c.origin(),
                                c.lane(),
                                c.job(),
                                c.replyTo(),
                                c.regions()),
                        new JobContext(
                                c.tenant(), NORTH, c.lane(), c.job(), c.replyTo(), c.regions()),
                        new JobContext(
                                c.tenant(),
                                c.origin(),
                                Lane.BATCH,
                                c.job(),
                                c.replyTo(),
                                c.regions()),
                        new JobContext(
                                c.tenant(),
                                c.origin(),
                                c.lane(),
                                new JobId("letter-8"),
                                c.replyTo(),
                                c.regions()),
                        new JobContext(
                                c.tenant(),
                                c.origin(),
                                c.lane(),
                                c.job(),
                                PrivateKey.generate().publicKey(),
                                c.regions()));

        for (JobContext other : others) {
            assertThat(PayloadSeal.open(other, samples.southKeys, sealed))
                    .as("%s", other)
                    .isEqualTo(closed(Opened.Why.NOT_AUTHENTIC));
        }
        JobContext wider = samples.context(Set.of(SOUTH, NORTH, new RegionId("us-west")));
        JobContext narrower = samples.context(Set.of(SOUTH));
        assertThat(PayloadSeal.open(wider, samples.southKeys, sealed))
                .isEqualTo(closed(Opened.Why.MALFORMED));
        assertThat(PayloadSeal.open(narrower, samples.southKeys, sealed))
                .isEqualTo(closed(Opened.Why.MALFORMED));
    }

    @Test
    void a_part_taken_from_another_envelope_keeps_it_shut() {
        Envelope one = Envelope.read(samples.sealed()).orElseThrow();
        Envelope other = Envelope.read(samples.sealed()).orElseThrow();
        List<Envelope> mixed =
                List.of(
                        new Envelope(other.keys(), other.head(), one.nonce(), one.payload()),
                        new Envelope(one.keys(), one.head(), other.nonce(), one.payload()),
                        new Envelope(one.keys(), one.head(), one.nonce(), other.payload()));

        for (Envelope each : mixed) {
            assertThat(PayloadSeal.open(samples.context(), samples.southKeys, each.bytes()))
                    .isEqualTo(closed(Opened.Why.NOT_AUTHENTIC));
        }
    }

    @Test
    void two_fields_cannot_be_told_apart_wrongly() {
        JobContext c = samples.context();
        JobContext shifted =
                new JobContext(
                        new TenantId(c.tenant().value() + "eu"),
                        new RegionId("south"),
                        c.lane(),
                        c.job(),
                        c.replyTo(),
                        c.regions());

        assertThat(shifted.bytes()).isNotEqualTo(c.bytes());
    }

    @Test
    void is_sealed_to_the_regions_that_it_is_bound_to() {
        assertThatThrownBy(() ->
                        PayloadSeal.seal(
                                samples.context(Set.of(SOUTH)),
                                samples.keys(),
                                SECRET_TEXT,
                                new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bound to [eu-south]");
    }

    @Test
    void an_empty_payload_can_be_sealed_too() {
        byte[] sealed =
                PayloadSeal.seal(
                        samples.context(), samples.keys(), new byte[0], new SecureRandom());

        assertThat(PayloadSeal.open(samples.context(), samples.northKeys, sealed))
                .isInstanceOfSatisfying(Opened.Plain.class, p -> assertThat(p.bytes()).isEmpty());
    }
}
