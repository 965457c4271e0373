package io.heliotrope.state;

import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When each token was last listed by a heartbeat. Owned by one thread.
///
/// Rebuilt from heartbeats after a restart; until then a lease counts from when it was given or
/// restored. Bounded: a token not listed for twice a lease's length is forgotten.
public final class Renewals {
    private final Map<Token, Instant> listedAt = new HashMap<>();
    private final Map<WorkerId, Instant> seen = new HashMap<>();

    /// Takes in every heartbeat of `world` that is new since the last call.
    public void observe(World world) {
        boolean anyNew = false;
        for (Worker worker : world.workers()) {
            Instant before = seen.put(worker.heartbeat().worker(), worker.heardAt());
            if (!worker.heardAt().equals(before)) {
                worker.heartbeat().tokens().forEach(token -> listedAt.put(token, worker.heardAt()));
                anyNew = true;
            }
        }
        if (anyNew) {
            Instant limit = world.realNow().minus(Lease.LENGTH.multipliedBy(2));
            listedAt.values().removeIf(at -> at.isBefore(limit));
        }
    }

    /// Real time of the last heartbeat that listed `token`.
    public Optional<Instant> of(Token token) {
        return Optional.ofNullable(listedAt.get(token));
    }
}
