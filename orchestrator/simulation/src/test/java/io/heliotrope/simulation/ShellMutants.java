package io.heliotrope.simulation;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
                new Mutant("tokens are given again after a restart", new SameTokens()),
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

    private static final class SameTokens extends Rules {
        @Override
        boolean bootsAnew() {
            return false;
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
}
