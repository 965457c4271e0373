package io.heliotrope.simulation;

import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Router;
import io.heliotrope.router.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defects of what a router does about one job.
final class RouterMutants {
    private RouterMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("a result counts whatever its token", new NoFence()),
                new Mutant("a proposal is never sent again", new NoOutbox()),
                new Mutant("a proposal counts as the end before it is read back", new NoReadBack()),
                new Mutant(
                        "a repeated job is sent again without asking the policy", new NoRecheck()),
                new Mutant("a repeated job is chosen anew", new ChoosesAnew()),
                new Mutant("a known job can still be refused", new RefusesLate()),
                new Mutant("residency is forgotten on a retry", new NoResidencyOnRetry()),
                new Mutant("an end is overwritten by a later result", new Overwrites()),
                new Mutant("a failed run fails the job at once", new NoRetry()),
                new Mutant("a job never expires", new NeverExpires()),
                new Mutant("a job expires while it may still run", new ExpiresEarly()),
                new Mutant("a decline is chosen again at once", new IgnoresDecline()),
                new Mutant("a cancelled job is forgotten", new ForgetsCancel()),
                new Mutant("another body under a known id replaces the job", new TakesOtherBody()));
    }

    private static final class NoFence extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            if (entry instanceof Entry.Sent(Dispatch dispatch, int failures, Instant leasedAt)) {
                Result current =
                        new Result(
                                result.job(),
                                result.origin(),
                                dispatch.token(),
                                result.region(),
                                result.worker(),
                                result.kind());
                return super.onResult(entry, current, situation);
            }
            return super.onResult(entry, result, situation);
        }
    }

    private static final class NoOutbox extends Rules {
        @Override
        List<Change> onTimer(Entry entry, Optional<Instant> renewedAt, Situation situation) {
            return entry instanceof Entry.Proposed
                    ? List.of()
                    : super.onTimer(entry, renewedAt, situation);
        }
    }

    private static final class NoReadBack extends Rules {
        @Override
        @Nullable Entry fold(@Nullable Entry entry, List<Change> changes) {
            Entry after = super.fold(entry, changes);
            return after instanceof Entry.Proposed proposed
                    ? new Entry.Ended(proposed.digest(), proposed.sentAt())
                    : after;
        }
    }

    private static final class NoRecheck extends Rules {
        @Override
        List<Change> onDescriptor(
                @Nullable Entry entry, Descriptor descriptor, Situation situation) {
            return entry instanceof Entry.Sent sent && descriptor instanceof Descriptor.Sound
                    ? List.of(new Change.Repeat(sent.dispatch()))
                    : super.onDescriptor(entry, descriptor, situation);
        }
    }

    private static final class ChoosesAnew extends Rules {
        @Override
        List<Change> onDescriptor(
                @Nullable Entry entry, Descriptor descriptor, Situation situation) {
            return entry instanceof Entry.Sent && descriptor instanceof Descriptor.Sound
                    ? super.onDescriptor(null, descriptor, situation)
                    : super.onDescriptor(entry, descriptor, situation);
        }
    }

    private static final class RefusesLate extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            if (entry instanceof Entry.Sent(Dispatch dispatch, int failures, Instant leasedAt)
                    && result.kind() instanceof Result.Declined) {
                return Router.onDescriptor(
                        null, new Descriptor.Sound(jp(dispatch.job())), situation);
            }
            return super.onResult(entry, result, situation);
        }

        private static Job jp(Job job) {
            return RouterMutants.with(job, Residency.parse("JP"));
        }
    }

    static Job with(Job job, Residency residency) {
        return changed(job, job.origin(), residency);
    }

    /// As if it came from elsewhere.
    static Job from(RegionId origin, Job job) {
        return changed(job, origin, job.residency());
    }

    private static Job changed(Job job, RegionId origin, Residency residency) {
        return new Job(
                job.id(),
                origin,
                job.tenant(),
                job.model(),
                residency,
                job.objective(),
                job.submittedAt(),
                job.digest(),
                job.payload());
    }

    private static final class NoResidencyOnRetry extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            return super.onResult(anywhere(entry), result, situation);
        }

        @Override
        List<Change> onTimer(Entry entry, Optional<Instant> renewedAt, Situation situation) {
            Entry asked = anywhere(entry);
            return super.onTimer(asked == null ? entry : asked, renewedAt, situation);
        }

        private static @Nullable Entry anywhere(@Nullable Entry entry) {
            if (entry instanceof Entry.Sent(Dispatch d, int failures, Instant leasedAt)) {
                Dispatch open =
                        new Dispatch(
                                with(d.job(), Residency.ANYWHERE),
                                d.attempt(),
                                d.token(),
                                d.target(),
                                d.worker(),
                                d.notAfter(),
                                d.resultPartition(),
                                d.task(),
                                d.policyOffset(),
                                d.receipt());
                return new Entry.Sent(open, failures, leasedAt);
            }
            return entry;
        }
    }

    private static final class Overwrites extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            if (entry instanceof Entry.Ended ended
                    && result.kind() instanceof Result.Finished finished) {
                Status.Done done =
                        new Status.Done(
                                result.token(),
                                finished.execution(),
                                result.region(),
                                finished.output(),
                                finished.measured());
                Status status =
                        new Status(
                                result.job(),
                                result.origin(),
                                Lane.INTERACTIVE,
                                situation.task(),
                                done,
                                null);
                return List.of(new Change.Propose(ended.digest(), status, situation.now()));
            }
            return super.onResult(entry, result, situation);
        }
    }

    private static final class NoRetry extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            if (result.kind() instanceof Result.Failed failed) {
                Result last =
                        new Result(
                                result.job(),
                                result.origin(),
                                result.token(),
                                result.region(),
                                result.worker(),
                                new Result.Failed(failed.execution(), failed.reason(), false));
                return super.onResult(entry, last, situation);
            }
            return super.onResult(entry, result, situation);
        }
    }

    private static final class NeverExpires extends Rules {
        @Override
        List<Change> onTimer(Entry entry, Optional<Instant> renewedAt, Situation situation) {
            return expires(super.onTimer(entry, renewedAt, situation))
                    ? List.of()
                    : super.onTimer(entry, renewedAt, situation);
        }
    }

    private static boolean expires(List<Change> changes) {
        return !changes.isEmpty()
                && changes.getFirst() instanceof Change.Propose p
                && p.status().state() instanceof Status.Expired;
    }

    private static final class ExpiresEarly extends Rules {
        @Override
        List<Change> onTimer(Entry entry, Optional<Instant> renewedAt, Situation situation) {
            Situation later =
                    new Situation(
                            situation.world(),
                            situation.policy(),
                            situation.load(),
                            situation.purse(),
                            situation.outstanding(),
                            situation.tokens(),
                            situation.task(),
                            situation.resultPartition(),
                            situation.now().plusSeconds(10));
            return super.onTimer(entry, renewedAt, later);
        }
    }

    private static final class IgnoresDecline extends Rules {
        @Override
        List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
            List<Change> changes = new ArrayList<>();
            for (Change change : super.onResult(entry, result, situation)) {
                changes.add(
                        change instanceof Change.Wait w
                                ? new Change.Wait(
                                        w.job(),
                                        w.attempts(),
                                        w.failures(),
                                        w.receipt(),
                                        w.announce(),
                                        0)
                                : change);
            }
            return changes;
        }
    }

    private static final class ForgetsCancel extends Rules {
        @Override
        List<Change> onDescriptor(
                @Nullable Entry entry, Descriptor descriptor, Situation situation) {
            List<Change> changes = super.onDescriptor(entry, descriptor, situation);
            return descriptor instanceof Descriptor.Cancel && entry == null ? List.of() : changes;
        }
    }

    private static final class TakesOtherBody extends Rules {
        @Override
        List<Change> onDescriptor(
                @Nullable Entry entry, Descriptor descriptor, Situation situation) {
            boolean isOther =
                    entry != null
                            && descriptor instanceof Descriptor.Sound(Job job)
                            && !job.digest().equals(entry.digest());
            return super.onDescriptor(isOther ? null : entry, descriptor, situation);
        }
    }
}
