package io.heliotrope.simulation;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defects of the batch decider.
final class DeciderMutants {
    private DeciderMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("a slot is free again when its job ends", new FreesAtEnd()),
                new Mutant("a slot comes back by an answer only", new FreesByAnswerOnly()),
                new Mutant("an answer to an old token settles the job", new NoFence()),
                new Mutant("an ended job is forgotten", new ForgetsEnded()),
                new Mutant("one slot too many is lent", new OffByOne()),
                new Mutant("planned starts are booked nowhere", new BooksNothing()),
                new Mutant("planned starts are booked twice", new BooksTwice()),
                new Mutant("lent slots are booked nowhere", new LendsUnbooked()),
                new Mutant("a deadline is one for the start", new DeadlineOnStart()),
                new Mutant("a held job wakes too late", new WakesLate()),
                new Mutant("a held job is released when it should wait", new WakesEarly()),
                new Mutant("a held job is not given up at its deadline", new NeverExpires()),
                new Mutant("a cancel ends nothing", new IgnoresCancel()),
                new Mutant("a run that fails is never tried again", new NoRetry()),
                new Mutant("what was charged is forgotten by the next", new ForgetsCharges()));
    }

    private static List<BatchChange> with(List<BatchChange> changes, BatchChange more) {
        List<BatchChange> all = new ArrayList<>(changes);
        all.add(more);
        return all;
    }

    private static final class ForgetsCharges extends Rules {
        @Override
        boolean restoresCharges() {
            return false;
        }
    }

    private static final class FreesAtEnd extends Rules {
        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            List<BatchChange> changes = super.onDescriptor(entry, descriptor, situation);
            return entry instanceof BatchEntry.Running running
                            && changes.getFirst() instanceof BatchChange.Settle
                    ? with(changes, new BatchChange.Free(running.dispatch().token()))
                    : changes;
        }
    }

    private static final class FreesByAnswerOnly extends Rules {
        @Override
        List<BatchChange> onLease(
                SlotLease lease,
                @Nullable BatchEntry entry,
                Optional<Instant> renewedAt,
                BatchSituation situation) {
            return super.onLease(lease, entry, renewedAt, situation).stream()
                    .filter(change -> !(change instanceof BatchChange.Free))
                    .toList();
        }
    }

    private static final class NoFence extends Rules {
        @Override
        List<BatchChange> onOutcome(
                @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
            if (entry instanceof BatchEntry.Running(Dispatch dispatch, var course)) {
                Result current =
                        new Result(
                                outcome.job(),
                                outcome.origin(),
                                dispatch.token(),
                                outcome.region(),
                                outcome.worker(),
                                outcome.kind());
                return super.onOutcome(entry, current, situation);
            }
            return super.onOutcome(entry, outcome, situation);
        }
    }

    private static final class ForgetsEnded extends Rules {
        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            return super.onDescriptor(
                    entry instanceof BatchEntry.Ended ? null : entry, descriptor, situation);
        }
    }

    private static final class OffByOne extends Rules {
        @Override
        List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
            return super.onDue(held, lenient(situation));
        }

        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            return super.onDescriptor(entry, descriptor, lenient(situation));
        }

        private static BatchSituation lenient(BatchSituation s) {
            return new BatchSituation(
                    s.world(),
                    s.policy(),
                    s.bookings(),
                    worker -> s.leasedOf().applyAsInt(worker) - 1,
                    s.tokens(),
                    s.resultPartitions(),
                    s.task());
        }
    }

    private static final class BooksNothing extends Rules {
        @Override
        void follow(Bookings bookings, JobId job, BatchEntry entry, World world) {
            // nothing
        }
    }

    private static final class BooksTwice extends Rules {
        @Override
        void follow(Bookings bookings, JobId job, BatchEntry entry, World world) {
            super.follow(bookings, job, entry, world);
            super.follow(bookings, new JobId(job + "-again"), entry, world);
        }
    }

    private static final class LendsUnbooked extends Rules {
        @Override
        void lend(Bookings bookings, SlotLease lease) {
            // nothing
        }
    }

    private static final class DeadlineOnStart extends Rules {
        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            return super.onDescriptor(entry, late(descriptor), situation);
        }

        private static Descriptor late(Descriptor descriptor) {
            if (descriptor instanceof Descriptor.Sound(Job job)
                    && job.objective()
                            instanceof
                            Objective.Complete(Instant by, Duration length, boolean isCut)) {
                return new Descriptor.Sound(
                        new Job(
                                job.id(),
                                job.origin(),
                                job.tenant(),
                                job.model(),
                                job.residency(),
                                new Objective.Complete(by.plus(length), length, isCut),
                                job.submittedAt(),
                                job.digest(),
                                job.payload()));
            }
            return descriptor;
        }
    }

    private static final class WakesLate extends Rules {
        @Override
        Instant due(BatchEntry.Held held) {
            return held.due().plus(Duration.ofHours(1));
        }
    }

    private static final class WakesEarly extends Rules {
        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            List<BatchChange> changes = super.onDescriptor(entry, descriptor, situation);
            if (changes.getLast() instanceof BatchChange.Hold hold
                    && hold.receipt().winner().isPresent()) {
                List<BatchChange> all = new ArrayList<>(changes.subList(0, changes.size() - 1));
                all.add(release(hold, situation));
                return all;
            }
            return changes;
        }

        private static BatchChange release(BatchChange.Hold hold, BatchSituation situation) {
            RegionId winner = hold.receipt().winner().orElseThrow().region();
            WorkerId worker = new WorkerId(winner + "-1");
            Dispatch dispatch =
                    new Dispatch(
                            hold.job(),
                            1,
                            situation.tokens().give(hold.job().id(), 1, winner, worker),
                            winner,
                            worker,
                            hold.due(),
                            0,
                            situation.task(),
                            0,
                            hold.receipt());
            Instant now = situation.world().now();
            return new BatchChange.Release(
                    dispatch,
                    Course.NEW,
                    new SlotLease(
                            dispatch.token(),
                            hold.job().id(),
                            winner,
                            worker,
                            situation.world().realNow(),
                            now,
                            now.plusSeconds(3600)));
        }
    }

    private static final class NeverExpires extends Rules {
        @Override
        List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
            List<BatchChange> changes = super.onDue(held, situation);
            return changes.getFirst() instanceof BatchChange.Settle ? List.of() : changes;
        }
    }

    private static final class IgnoresCancel extends Rules {
        @Override
        List<BatchChange> onDescriptor(
                @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
            return descriptor instanceof Descriptor.Cancel
                    ? List.of()
                    : super.onDescriptor(entry, descriptor, situation);
        }
    }

    private static final class NoRetry extends Rules {
        @Override
        List<BatchChange> onOutcome(
                @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
            if (outcome.kind() instanceof Result.Failed failed) {
                Result last =
                        new Result(
                                outcome.job(),
                                outcome.origin(),
                                outcome.token(),
                                outcome.region(),
                                outcome.worker(),
                                new Result.Failed(failed.execution(), failed.reason(), false));
                return super.onOutcome(entry, last, situation);
            }
            return super.onOutcome(entry, outcome, situation);
        }
    }
}
