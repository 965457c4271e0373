package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.queues.format.AnyRecord;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealedCheckpointTest {
    private static final byte[] SIGNATURE = "signature".getBytes(UTF_8);

    @Test
    void reads_back_what_was_sealed_byte_for_byte() {
        for (long seed = 0; seed < 100; seed++) {
            Checkpoint checkpoint = new AnyRecord(seed).checkpoint();
            byte[] document = Json.checkpoint(checkpoint);

            Message message =
                    new SealedCheckpoint(checkpoint, document, "key", SIGNATURE).message();

            assertThat(SealedCheckpoint.read(received(message)))
                    .isInstanceOfSatisfying(
                            Decoded.Value.class,
                            read -> {
                                SealedCheckpoint sealed = (SealedCheckpoint) read.value();
                                assertThat(sealed.checkpoint()).isEqualTo(checkpoint);
                                assertThat(sealed.document()).isEqualTo(document);
                                assertThat(sealed.key()).isEqualTo("key");
                                assertThat(sealed.signature()).isEqualTo(SIGNATURE);
                            });
        }
    }

    @Test
    void a_signature_that_is_no_base64_or_a_value_that_is_not_there_is_malformed() {
        Checkpoint checkpoint = new AnyRecord(1).checkpoint();
        Message message =
                new SealedCheckpoint(checkpoint, Json.checkpoint(checkpoint), "key", SIGNATURE)
                        .message();
        Message empty = new Message(message.key(), null, new RecordHeaders(message.headers()));
        message.headers().remove(SealedCheckpoint.SIGNATURE);
        message.headers().add(SealedCheckpoint.SIGNATURE, "!".getBytes(UTF_8));

        assertThat(reason(message)).contains("must be Base64");
        assertThat(reason(empty)).contains("value is empty");
    }

    @Test
    void the_kind_of_a_record_is_the_last_word_of_its_type() {
        var any = new AnyRecord(1);

        assertThat(Wire.kind(Wire.status(any.status()).headers())).isEqualTo("status");
        assertThat(Wire.kind(Wire.dispatch(any.dispatch()).headers())).isEqualTo("dispatch");
        assertThat(Wire.kind(new RecordHeaders())).isEmpty();
    }

    private static String reason(Message message) {
        return SealedCheckpoint.read(received(message))
                        instanceof Decoded.Malformed<SealedCheckpoint>(String reason)
                ? reason
                : "it reads";
    }

    private static ConsumerRecord<byte[], byte @Nullable []> received(Message message) {
        return new ConsumerRecord<>(
                Topics.CHECKPOINTS,
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                requireNonNull(message.key()),
                message.value(),
                message.headers(),
                java.util.Optional.empty());
    }
}
