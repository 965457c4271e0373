package io.heliotrope.simulation;

import io.heliotrope.decider.Backlog;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Result;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import io.heliotrope.token.Claim;
import io.heliotrope.token.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defects of what only a router's shell does: starting, sending, committing, renewing.
final class ShellMutants {
    private ShellMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("a task marks nothing when it begins", new NoMarkers()),
                new Mutant("a task reads no tails when it begins", new NoTails()),
                new Mutant("what is stored beats what was sent later", new StoreWins()),
                new Mutant("a superseded task goes on", new GoesOn()),
                new Mutant("positions are committed before effects", new EarlyCommit()),
                new Mutant("another law is taken up with dispatches on their way", new NoFlush()),
                new Mutant("a token is given again for another attempt", new SameTokens()),
                new Mutant("a token counts whoever brings it", new CountsForAll()),
                new Mutant("a lease is renewed by any heartbeat of its worker", new WorkerLease()),
                new Mutant("a lease never ends", new EndlessLease()));
    }

    private static final class NoMarkers extends Rules {
        @Override
        boolean marksLogs() {
            return false;
        }
    }

    private static final class NoTails extends Rules {
        @Override
        boolean readsTails() {
            return false;
        }
    }

    private static final class StoreWins extends Rules {
        @Override
        void stored(Takeover takeover, JobId job, long epoch, Entry entry) {
            super.stored(takeover, job, takeover.task().epoch(), entry);
        }
    }

    private static final class GoesOn extends Rules {
        @Override
        boolean stopsWhenSuperseded() {
            return false;
        }
    }

    private static final class EarlyCommit extends Rules {
        @Override
        boolean commitsAfterLanding() {
            return false;
        }
    }

    private static final class NoFlush extends Rules {
        @Override
        boolean flushesBeforeLaw() {
            return false;
        }
    }

    /// Tokens of production, but for what a mutant changes.
    private abstract static class OtherTokens extends Rules implements Tokens {
        private @Nullable Tokens keyed;

        Tokens keyed() {
            return Objects.requireNonNull(keyed);
        }

        @Override
        Tokens tokens(Tokens production) {
            keyed = production;
            return this;
        }

        @Override
        public Token give(JobId job, int attempt, RegionId region, WorkerId worker) {
            return keyed().give(job, attempt, region, worker);
        }

        @Override
        public Claim claim(Result result) {
            return keyed().claim(result);
        }
    }

    private static final class SameTokens extends OtherTokens {
        private final Map<String, Token> given = new HashMap<>();

        @Override
        public Token give(JobId job, int attempt, RegionId region, WorkerId worker) {
            return given.computeIfAbsent(
                    job + " " + worker, first -> super.give(job, attempt, region, worker));
        }
    }

    private static final class CountsForAll extends OtherTokens {
        @Override
        public Claim claim(Result result) {
            Claim claim = super.claim(result);
            return claim == Claim.FOREIGN ? Claim.GENUINE : claim;
        }
    }

    private static final class WorkerLease extends Rules {
        @Override
        Optional<Instant> renewedAt(Renewals renewals, Token token, WorkerId worker, World world) {
            return world.worker(worker).map(w -> w.heardAt());
        }
    }

    private static final class EndlessLease extends Rules {
        @Override
        Optional<Instant> renewedAt(Renewals renewals, Token token, WorkerId worker, World world) {
            return Optional.of(world.realNow());
        }
    }

    static final class JudgesAtOnce extends Rules {
        @Override
        boolean judgesLeases(Backlog backlog) {
            return true;
        }
    }
}
