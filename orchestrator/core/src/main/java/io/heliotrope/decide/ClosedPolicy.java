package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;

/// Allows nothing: what stands where a policy should and cannot be read. Accepted jobs wait, new
/// ones are refused.
record ClosedPolicy(Digest digest, Duration reserve) implements Policy {
    private static final String RULE = "policy";

    @Override
    public Ruling rule(Job job, World world, Load load) {
        Law law = Law.of(job, world);
        return new Closed(law.with(List.of(Law.word(RULE, law.all()))));
    }

    private record Closed(Mask nothing) implements Ruling {
        @Override
        public int relaxations() {
            return 0;
        }

        @Override
        public Mask mask(int step) {
            return nothing;
        }

        @Override
        public long allowed(int step, long slot) {
            return 0;
        }

        @Override
        public double cost(
                int step, int rank, int region, long slot, double latencyMillis, double grams) {
            return 0;
        }
    }
}
