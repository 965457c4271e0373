package io.heliotrope.token;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Result;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;

/// Tokens that only holders of a key can make: `serial.attempt.key.bearer.mac`.
///
/// `serial` was never given before, `key` is the key's id. `bearer` is the first 12 bytes of the
/// SHA-256 of job, region and worker, `mac` the first 16 bytes of the HMAC-SHA256 (RFC 2104) of the
/// text before it; both are base64url without padding. Fields that are hashed are preceded by their
/// length. A dispatch topic's readers see tokens, so a token alone does not show who sent a result:
/// that a worker writes in its own name only is a matter of the cluster's rights.
///
/// Safe from any thread.
public final class KeyedTokens implements Tokens {
    private static final int PARTS = 5;
    private static final int BEARER_BYTES = 12;
    private static final int MAC_BYTES = 16;
    private static final String DOMAIN = "heliotrope token 1 ";

    private final Supplier<TokenKeys> keys;
    private final Supplier<String> serials;

    /// `keys` gives those of now; `serials` texts without a full stop, never the same one again,
    /// whatever process or start of it asks.
    public KeyedTokens(Supplier<TokenKeys> keys, Supplier<String> serials) {
        this.keys = keys;
        this.serials = serials;
    }

    @Override
    public Token give(JobId job, int attempt, RegionId region, WorkerId worker) {
        TokenKey key = keys.get().newest();
        String body =
                serials.get()
                        + '.'
                        + attempt
                        + '.'
                        + key.id()
                        + '.'
                        + base64(bearer(job, region, worker));
        return new Token(body + '.' + base64(mac(key, body)));
    }

    @Override
    public Claim claim(Result result) {
        String text = result.token().value();
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Claim.FORGED;
        }
        Optional<TokenKey> key = keys.get().find(parts[2]);
        if (key.isEmpty()) {
            return Claim.KEY_UNKNOWN;
        }
        String body = text.substring(0, text.lastIndexOf('.'));
        if (!isSame(base64(mac(key.get(), body)), parts[4])) {
            return Claim.FORGED;
        }
        String bearer = base64(bearer(result.job(), result.region(), result.worker()));
        return isSame(bearer, parts[3]) ? Claim.GENUINE : Claim.FOREIGN;
    }

    private static byte[] bearer(JobId job, RegionId region, WorkerId worker) {
        MessageDigest sha = sha256();
        for (String field : new String[] {job.value(), region.value(), worker.value()}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sha.update((byte) (bytes.length >>> 8));
            sha.update((byte) bytes.length);
            sha.update(bytes);
        }
        return Arrays.copyOf(sha.digest(), BEARER_BYTES);
    }

    private static byte[] mac(TokenKey key, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.secret());
            byte[] whole = mac.doFinal((DOMAIN + body).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Compares in a time that does not tell where they differ.
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
