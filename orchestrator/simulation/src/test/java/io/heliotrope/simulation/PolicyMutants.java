package io.heliotrope.simulation;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyShelf;
import io.heliotrope.decide.Ruling;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Residency;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Defects of the decision itself: of a policy that is not the one that its settings say.
final class PolicyMutants {
    private PolicyMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("the policy allows any region", deciding(NoMask::new)),
                new Mutant("the law of an origin binds nobody", deciding(LawlessOrigin::new)),
                new Mutant("unknown grams count as none", deciding(UnknownIsZero::new)),
                new Mutant("a policy goes by the name of another", deciding(WrongName::new)),
                new Mutant("the greenest region is the worst", deciding(Brownest::new)),
                new Mutant("no reserve before deadlines", deciding(NoReserve::new)));
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
        public Ruling rule(Job job, World world, Load load) {
            return right.rule(job, world, load);
        }

        @Override
        public Duration reserve() {
            return right.reserve();
        }
    }

    /// Rules under which such a policy decides.
    private static Rules deciding(Function<PolicySettings, Policy> policy) {
        return new Rules() {
            @Override
            Policies policies() {
                return new Policies(new PolicyShelf()) {
                    @Override
                    Policy of(PolicySettings settings) {
                        return policy.apply(settings);
                    }
                };
            }
        };
    }

    private static final class NoMask extends Wrong {
        NoMask(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Ruling rule(Job job, World world, Load load) {
            return super.rule(RouterMutants.with(job, Residency.ANYWHERE), world, load);
        }
    }

    private static final class LawlessOrigin extends Wrong {
        LawlessOrigin(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Ruling rule(Job job, World world, Load load) {
            return super.rule(RouterMutants.from(Fleet.US, job), world, load);
        }
    }

    private static final class UnknownIsZero extends Wrong {
        UnknownIsZero(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Ruling rule(Job job, World world, Load load) {
            return new Costed(
                    super.rule(job, world, load),
                    (right, step, rank, region, slot, millis, grams) ->
                            right.cost(
                                    step,
                                    rank,
                                    region,
                                    slot,
                                    millis,
                                    Double.isNaN(grams) ? 0 : grams));
        }
    }

    private static final class WrongName extends Wrong {
        WrongName(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Digest digest() {
            return Fleet.policy(1).digest();
        }
    }

    private static final class Brownest extends Wrong {
        Brownest(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Ruling rule(Job job, World world, Load load) {
            return new Costed(
                    super.rule(job, world, load),
                    (right, step, rank, region, slot, millis, grams) ->
                            1e9 - right.cost(step, rank, region, slot, millis, grams));
        }
    }

    private static final class NoReserve extends Wrong {
        NoReserve(PolicySettings settings) {
            super(settings);
        }

        @Override
        public Duration reserve() {
            return Duration.ZERO;
        }
    }
}
