package io.heliotrope.queues.seal;

import io.heliotrope.model.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Seals outputs to their producer's key, and opens them.
///
/// Each record is a message of its own, bound to its [OutputContext]: a piece that is missing shows
/// as a gap in the order, one that is repeated, moved or taken from another execution does not open
/// where it is put. Its content type lies within.
public final class OutputSeal {
    /// The content type of a sealed output.
    public static final String CONTENT_TYPE = "application/vnd.heliotrope.sealed";

    /// By how many bytes sealing lengthens an output at most.
    public static final int MOST_OVERHEAD = 4 + Hpke.OVERHEAD + 1 + 255;

    private static final byte[] MAGIC = {'H', 'S', 'O', 1};
    private static final int LONGEST_TYPE = 255;

    private OutputSeal() {}

    /// An output with what it is. Its text form holds no byte of it.
    @SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
    public record Content(String type, byte[] bytes) {
        @Override
        public String toString() {
            return bytes.length + " bytes of " + type;
        }
    }

    /// Seals to the context's `replyTo`.
    ///
    /// @throws UnfitKey when that is no key
    /// @throws IllegalArgumentException when the content type is longer than 255 characters
    public static byte[] seal(OutputContext context, Content content) {
        byte[] type = content.type().getBytes(StandardCharsets.US_ASCII);
        if (type.length > LONGEST_TYPE) {
            throw new IllegalArgumentException(
                    "a content type has at most 255 characters, had " + type.length);
        }
        byte[] message = new Fields().small(type.length).raw(type).raw(content.bytes()).bytes();
        byte[] sealed = Hpke.seal(context.replyTo(), context.info(), message);
        Arrays.fill(message, (byte) 0);
        return new Fields().raw(MAGIC).raw(sealed).bytes();
    }

    /// Whether outputs can be sealed to a key: not every 32 bytes are one.
    public static boolean canSealTo(PublicKey key) {
        try {
            return Hpke.seal(key, new byte[0], new byte[0]).length == Hpke.OVERHEAD;
        } catch (UnfitKey e) {
            return false;
        }
    }

    /// Opens with the private half of the context's `replyTo`; empty when the output was changed,
    /// or is not the one that the context says.
    public static Optional<Content> open(OutputContext context, PrivateKey key, byte[] sealed) {
        boolean isSealed =
                sealed.length >= MAGIC.length
                        && Arrays.equals(Arrays.copyOf(sealed, MAGIC.length), MAGIC);
        if (!isSealed || !key.publicKey().equals(context.replyTo())) {
            return Optional.empty();
        }
        byte[] cipher = Arrays.copyOfRange(sealed, MAGIC.length, sealed.length);
        byte[] message = Hpke.open(key, context.info(), cipher);
        if (message == null || message.length == 0) {
            return Optional.empty();
        }
        int end = 1 + (message[0] & 0xFF);
        if (end > message.length) {
            return Optional.empty();
        }
        return Optional.of(
                new Content(
                        new String(message, 1, end - 1, StandardCharsets.US_ASCII),
                        Arrays.copyOfRange(message, end, message.length)));
    }
}
