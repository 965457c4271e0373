package io.heliotrope.worker;

import io.heliotrope.model.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The tokens seen, oldest first, forgotten by age and by number.
///
/// Forgetting is safe: a token run again is waste, since each run has its own execution id. Owned
/// by one thread.
public final class TokenMemory {
    private final int limit;
    private final Duration age;
    private final Map<Token, Instant> seenAt = new LinkedHashMap<>();

    public TokenMemory(int limit, Duration age) {
        this.limit = limit;
        this.age = age;
    }

    /// Whether `token` is new at real time `now`; it is remembered from then on.
    public boolean isNew(Token token, Instant now) {
        forget(now);
        if (seenAt.putIfAbsent(token, now) != null) {
            return false;
        }
        if (seenAt.size() > limit) {
            Iterator<Token> oldest = seenAt.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    int size() {
        return seenAt.size();
    }

    private void forget(Instant now) {
        Iterator<Instant> oldest = seenAt.values().iterator();
        while (oldest.hasNext() && oldest.next().plus(age).isBefore(now)) {
            oldest.remove();
        }
    }
}
