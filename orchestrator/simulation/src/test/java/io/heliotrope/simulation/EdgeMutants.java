package io.heliotrope.simulation;

import io.heliotrope.agent.Copy;
import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Mask;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.World;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Defects of agents, workers and of the decision itself.
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
                new Mutant("runs have the names of earlier runs after a restart", new SameRuns()),
                new Mutant("the policy allows any region", new NoMask()),
                new Mutant("unknown grams count as none", new UnknownIsZero()),
                new Mutant("a policy goes by the name of another", new WrongName()),
                new Mutant("the greenest region is the worst", new Brownest()),
                new Mutant("no reserve before deadlines", new NoReserve()));
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

    /// A policy that differs from the built-in one in what a subclass says.
    private abstract static class Wrong implements Policy {
        private final BuiltInPolicy right;

        Wrong(PolicySettings settings) {
            right = new BuiltInPolicy(settings);
        }

        @Override
        public Digest digest() {
            return right.digest();
        }

        @Override
        public Mask mask(Job job, World world, Load load, int relaxation) {
            return right.mask(job, world, load, relaxation);
        }

        @Override
        public int relaxations(Lane lane) {
            return right.relaxations(lane);
        }

        @Override
        public double cost(Lane lane, int relaxation, double latencyMillis, double grams) {
            return right.cost(lane, relaxation, latencyMillis, grams);
        }

        @Override
        public Duration reserve() {
            return right.reserve();
        }
    }

    private static Policies made(Function<PolicySettings, Policy> policy) {
        return new Policies() {
            @Override
            Policy of(PolicySettings settings) {
                return policy.apply(settings);
            }
        };
    }

    private static final class NoMask extends Rules {
        @Override
        Policies policies() {
            return made(settings ->
                    new Wrong(settings) {
                        @Override
                        public Mask mask(Job job, World world, Load load, int relaxation) {
                            return super.mask(
                                    RouterMutants.with(job, Residency.ANYWHERE),
                                    world,
                                    load,
                                    relaxation);
                        }
                    });
        }
    }

    private static final class UnknownIsZero extends Rules {
        @Override
        Policies policies() {
            return made(settings ->
                    new Wrong(settings) {
                        @Override
                        public double cost(Lane lane, int step, double millis, double grams) {
                            return super.cost(lane, step, millis, Double.isNaN(grams) ? 0 : grams);
                        }
                    });
        }
    }

    private static final class WrongName extends Rules {
        @Override
        Policies policies() {
            return made(settings ->
                    new Wrong(settings) {
                        @Override
                        public Digest digest() {
                            return Fleet.policy(1).digest();
                        }
                    });
        }
    }

    private static final class Brownest extends Rules {
        @Override
        Policies policies() {
            return made(settings ->
                    new Wrong(settings) {
                        @Override
                        public double cost(Lane lane, int step, double millis, double grams) {
                            return 1e9 - super.cost(lane, step, millis, grams);
                        }
                    });
        }
    }

    private static final class NoReserve extends Rules {
        @Override
        Policies policies() {
            return made(settings ->
                    new Wrong(settings) {
                        @Override
                        public Duration reserve() {
                            return Duration.ZERO;
                        }
                    });
        }
    }
}
