package io.heliotrope.signals.http;

import io.heliotrope.signals.http.Answer.None;
import io.heliotrope.signals.http.Answer.Reach;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// What a provider refused, for as long as asking again is of no use. Safe from any thread.
final class Refusals {
    private static final int MOST = 2_000;
    private static final String ANYTHING = "";

    private final ConcurrentHashMap<Scope, None> remembered = new ConcurrentHashMap<>();

    private record Scope(Credential asker, String question) {}

    Optional<None> of(HttpUrl url, Credential asker, Instant now) {
        return Stream.of(Reach.values())
                .map(reach -> remembered.get(scope(reach, url, asker)))
                .filter(none -> none != null && now.isBefore(none.notBefore()))
                .findFirst();
    }

    /// Whether `asker` is refused, whatever it asks.
    boolean isRefused(Credential asker, Instant now) {
        None none = remembered.get(new Scope(asker, ANYTHING));
        return none != null && none.reach() == Reach.ASKER && now.isBefore(none.notBefore());
    }

    /// Keeps `none` if it says from when on to ask again. When too many are kept, it is not: that
    /// question will be asked once more.
    void remember(None none, HttpUrl url, Credential asker, Instant now) {
        if (!none.notBefore().isAfter(now)) {
            return;
        }
        if (remembered.size() >= MOST) {
            remembered.values().removeIf(old -> !now.isBefore(old.notBefore()));
        }
        if (remembered.size() < MOST) {
            remembered.put(scope(none.reach(), url, asker), none);
        }
    }

    private static Scope scope(Reach reach, HttpUrl url, Credential asker) {
        return switch (reach) {
            case QUESTION -> new Scope(asker, url.toString());
            case ASKER -> new Scope(asker, ANYTHING);
            case PROVIDER -> new Scope(Credential.Open.OPEN, ANYTHING);
        };
    }
}
