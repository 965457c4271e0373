package io.heliotrope.token;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Tokens as in production, with keys that everybody knows.
public final class TestTokens {
    private TestTokens() {}

    /// The key of 32 bytes of `value`.
    public static TokenKey key(int value) {
        byte[] bytes = new byte[TokenKey.BYTES];
        Arrays.fill(bytes, (byte) value);
        return new TokenKey(bytes);
    }

    /// Tokens with the serials `t0`, `t1` and so on, and key 1.
    public static Tokens counting() {
        AtomicInteger next = new AtomicInteger();
        TokenKeys keys = new TokenKeys(List.of(key(1)));
        return new KeyedTokens(() -> keys, () -> "t" + next.getAndIncrement());
    }
}
