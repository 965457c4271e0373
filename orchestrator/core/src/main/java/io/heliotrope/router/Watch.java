package io.heliotrope.router;

import io.heliotrope.model.Token;
import io.heliotrope.state.Lease;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What a router keeps in memory of a job without an end. Of a sent one, and most are, that is just
/// what tells when its entry has to be read again: the receipt stays in the store.
public sealed interface Watch {
    /// The watch over a job whose entry is `entry`.
    static Watch over(Entry entry) {
        return entry instanceof Entry.Sent sent
                ? new Sent(
                        sent.dispatch().token(),
                        sent.leasedAt(),
                        Ends.expiry(sent.dispatch().job()))
                : new Whole(entry);
    }

    /// Whether [Router#onTimer] may have something to do. `renewedAt` tells when a heartbeat last
    /// listed a token, by the world's real time.
    default boolean isDue(Function<Token, Optional<Instant>> renewedAt, Situation situation) {
        return switch (this) {
            case Whole w -> true;
            case Sent s ->
                    s.expiresAt.isBefore(situation.now())
                            || !Lease.isAlive(
                                    s.leasedAt,
                                    renewedAt.apply(s.token),
                                    situation.world().realNow());
        };
    }

    /// A job that is not with a worker.
    record Whole(Entry entry) implements Watch {}

    /// A job that is with a worker, or on the way to it.
    record Sent(Token token, Instant leasedAt, Instant expiresAt) implements Watch {}
}
