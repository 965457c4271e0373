package io.heliotrope.state;

import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When each token was last listed by a heartbeat. Owned by one thread.
///
/// The world's real time stands still while the control plane is out of reach, and jumps when it is
/// back: with the first heartbeat that comes through, the others' would look as if they had been
/// silent. So after a jump, and after a restart, every lease counts anew from there. Not after two
/// jumps in a row: a clock that is seldom heard must still end the leases of a dead worker.
/// Bounded: a token not listed for twice a lease's length is forgotten.
public final class Renewals {
    private static final Duration JUMP = Lease.LENGTH.dividedBy(2);

    private final Map<Token, Instant> listedAt = new HashMap<>();
    private final Map<WorkerId, Instant> seen = new HashMap<>();
    private Instant heardAt = Instant.MIN;
    private Instant resumedAt = Instant.MIN;
    private boolean hasJumped;

    /// Takes in every heartbeat of `world` that is new since the last call.
    public void observe(World world) {
        noteJump(world.realNow());
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

    private void noteJump(Instant realNow) {
        if (!realNow.isAfter(heardAt)) {
            return;
        }
        boolean isFirst = heardAt.equals(Instant.MIN);
        boolean isJump = !isFirst && heardAt.plus(JUMP).isBefore(realNow);
        if (isFirst || (isJump && !hasJumped)) {
            resumedAt = realNow;
        }
        hasJumped = isJump;
        heardAt = realNow;
    }

    /// Real time of the last heartbeat that listed `token`, or of the last time that all leases
    /// began anew, whichever is later.
    public Optional<Instant> of(Token token) {
        Instant listed = listedAt.getOrDefault(token, Instant.MIN);
        Instant renewed = listed.isAfter(resumedAt) ? listed : resumedAt;
        return renewed.equals(Instant.MIN) ? Optional.empty() : Optional.of(renewed);
    }
}
