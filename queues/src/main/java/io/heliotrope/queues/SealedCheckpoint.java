package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A checkpoint with the bytes of its document, the name of the key that signed it and the Ed25519
/// signature over those bytes.
///
/// The signature is over the value as it is stored, so that anybody can check it who has the public
/// key, whatever becomes of the format.
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record SealedCheckpoint(
        Checkpoint checkpoint, byte[] document, String key, byte[] signature) {
    /// The name of the key: the first 16 hexadecimal digits of its SHA-256.
    public static final String KEY = "ce_heliotropekey";

    /// The signature in Base64.
    public static final String SIGNATURE = "ce_heliotropesignature";

    /// What the notary's next checkpoint says that it follows: the SHA-256 of document, name of the
    /// key and signature, one after the other.
    public Digest digest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(document.length + 128);
        all.writeBytes(document);
        all.writeBytes(key.getBytes(UTF_8));
        all.writeBytes(signature);
        return Digest.of(all.toByteArray());
    }

    /// The record for [Topics#CHECKPOINTS].
    public Message message() {
        String notary = checkpoint.notary();
        String event = notary + "/" + checkpoint.sequence();
        Message message = Wire.document("checkpoint", notary, event, document);
        message.headers()
                .add(KEY, key.getBytes(UTF_8))
                .add(SIGNATURE, Base64.getEncoder().encode(signature));
        return message;
    }

    /// Reads a record of [Topics#CHECKPOINTS]; whether the signature holds is not looked at.
    public static Decoded<SealedCheckpoint> read(
            ConsumerRecord<byte[], ? extends byte @Nullable []> received) {
        byte[] document = received.value();
        if (document == null) {
            return new Decoded.Malformed<>("value is empty, expected a JSON document");
        }
        Headers headers = received.headers();
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(Wire.text(headers, SIGNATURE));
        } catch (IllegalArgumentException e) {
            return new Decoded.Malformed<>("header " + SIGNATURE + " must be Base64");
        }
        return Json.checkpoint(document)
                .map(read ->
                        new SealedCheckpoint(read, document, Wire.text(headers, KEY), signature));
    }
}
