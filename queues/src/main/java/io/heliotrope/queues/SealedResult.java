package io.heliotrope.queues;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.seal.OutputContext;
import io.heliotrope.queues.seal.OutputSeal;
import io.heliotrope.queues.seal.OutputSeal.Content;
import io.heliotrope.queues.seal.PrivateKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record of a results topic, opened with the producer's private key.
public sealed interface SealedResult {
    /// Sealed for this producer, whole, and what its document says that it is.
    record Open(Result result, Content content) implements SealedResult {}

    /// It holds nothing sealed: an open job's output, or a dispatch that was declined.
    record NotSealed(Result result) implements SealedResult {}

    /// It is sealed to another key, was changed, or is not what its document says.
    record Closed(Result result) implements SealedResult {}

    /// It does not read as a result at all.
    record Malformed(String reason) implements SealedResult {}

    /// Opens a record of the results topic of `lane`.
    static SealedResult of(
            ConsumerRecord<byte[], ? extends byte @Nullable []> received,
            Lane lane,
            PrivateKey key) {
        return switch (Wire.result(received.headers())) {
            case Decoded.Malformed<Result>(String reason) -> new Malformed(reason);
            case Decoded.Value<Result>(Result result) -> of(result, received, lane, key);
        };
    }

    private static SealedResult of(
            Result result,
            ConsumerRecord<byte[], ? extends byte @Nullable []> received,
            Lane lane,
            PrivateKey key) {
        byte[] value = received.value();
        if (value == null || !isSealed(received)) {
            return new NotSealed(result);
        }
        if (result.kind() instanceof Result.Declined || result.kind() instanceof Result.Paused) {
            return new Closed(result);
        }
        return OutputSeal.open(OutputContext.of(result, lane, key.publicKey()), key, value)
                .<SealedResult>map(content -> new Open(result, content))
                .orElseGet(() -> new Closed(result));
    }

    private static boolean isSealed(ConsumerRecord<byte[], ? extends byte @Nullable []> received) {
        Header type = received.headers().lastHeader(Submission.CONTENT_TYPE);
        return type != null
                && type.value() != null
                && new String(type.value(), StandardCharsets.UTF_8).equals(OutputSeal.CONTENT_TYPE);
    }
}
