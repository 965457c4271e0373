package io.heliotrope.simulation;

import io.heliotrope.agent.Copy;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.World;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Defects of agents and workers.
final class EdgeMutants {
    private static final Task TASK = new Task(Fleet.EUROPE, 0, 0);

    private EdgeMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("the agent looks at residency no more", new BlindAgent()),
                new Mutant("the agent reads what was never committed", new ReadsAborted()),
                new Mutant("intake refuses by itself", new RefusingIntake()),
                new Mutant("intake drops what does not read", new DroppingIntake()),
                new Mutant("the worker writes the status of batch jobs", new TalkingWorker()),
                new Mutant("outcomes of failed runs are not copied", new DropsFailures()),
                new Mutant("the worker never looks whether it may run", new BlindWorker()),
                new Mutant("the worker does not look again before it runs", new LooksOnce()),
                new Mutant("the worker runs what is void", new RunsVoid()),
                new Mutant("runs have the names of earlier runs after a restart", new SameRuns()));
    }

    private static final class BlindAgent extends Rules {
        @Override
        Optional<Copy> release(BatchDecision decision, Set<RegionId> origins, World world) {
            return origins.contains(decision.origin())
                            && decision instanceof BatchDecision.Release(Dispatch dispatch)
                    ? Optional.of(new Copy.ToDispatch(dispatch))
                    : super.release(decision, origins, world);
        }
    }

    private static final class ReadsAborted extends Rules {
        @Override
        boolean readsCommitted() {
            return false;
        }
    }

    private static final class RefusingIntake extends Rules {
        @Override
        Optional<Status> ownWord(Descriptor descriptor, World world) {
            return descriptor instanceof Descriptor.Sound(Job job) && world.pool(0).isDown()
                    ? Optional.of(
                            new Status(
                                    job.id(),
                                    job.origin(),
                                    Lane.BATCH,
                                    TASK,
                                    new Status.Refused(Refusal.NO_CAPACITY, "", Instant.MAX),
                                    null))
                    : Optional.empty();
        }
    }

    private static final class DroppingIntake extends Rules {
        @Override
        Optional<Descriptor> describe(Descriptor descriptor) {
            return descriptor instanceof Descriptor.Defective
                    ? Optional.empty()
                    : Optional.of(descriptor);
        }
    }

    private static final class TalkingWorker extends Rules {
        @Override
        Optional<Status> workersWord(Result result, Lane lane) {
            return lane == Lane.BATCH && result.kind() instanceof Result.Finished f
                    ? Optional.of(
                            new Status(
                                    result.job(),
                                    result.origin(),
                                    Lane.BATCH,
                                    TASK,
                                    new Status.Done(
                                            result.token(),
                                            f.execution(),
                                            result.region(),
                                            f.output(),
                                            f.measured()),
                                    null))
                    : Optional.empty();
        }
    }

    private static final class DropsFailures extends Rules {
        @Override
        boolean isOutcome(Result result) {
            return super.isOutcome(result) && !(result.kind() instanceof Result.Finished);
        }
    }

    private static final class BlindWorker extends Rules {
        @Override
        Verdict judge(DispatchFold fold, Arrival arrival, Instant jobNow, Instant realNow) {
            Verdict verdict = super.judge(fold, arrival, jobNow, realNow);
            return verdict instanceof Verdict.Decline ? new Verdict.Run() : verdict;
        }

        @Override
        boolean looksAgain() {
            return false;
        }
    }

    private static final class LooksOnce extends Rules {
        @Override
        boolean looksAgain() {
            return false;
        }
    }

    private static final class RunsVoid extends Rules {
        @Override
        Verdict judge(DispatchFold fold, Arrival arrival, Instant jobNow, Instant realNow) {
            Verdict verdict = super.judge(fold, arrival, jobNow, realNow);
            return verdict.equals(new Verdict.Drop(Verdict.Drop.Reason.INVALID)) && isFor(arrival)
                    ? new Verdict.Run()
                    : verdict;
        }

        private static boolean isFor(Arrival arrival) {
            return !arrival.backlog();
        }
    }

    private static final class SameRuns extends Rules {
        @Override
        boolean namesExecutionsAnew() {
            return false;
        }
    }

    static final class ForgetsEpochs extends Rules {
        @Override
        boolean keepsEpochs() {
            return false;
        }
    }
}
