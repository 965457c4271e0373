package io.heliotrope.decider;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the batch decider remembers of one job.
public sealed interface BatchEntry {
    /// Digest of the record that made the job known.
    Digest digest();

    /// Waiting, and accepted unless [#isAccepted] says otherwise. It is decided anew at `due` (job
    /// time), at the latest safe start the latest. No choice is made before the decider has folded
    /// `policyOffset`, which a declining worker named.
    record Held(Job job, Course course, Receipt receipt, Instant due, long policyOffset)
            implements BatchEntry {
        @Override
        public Digest digest() {
            return job.digest();
        }

        /// Whether its producer was told that it will be run, so that it must end: not while the
        /// policy lets it wait with no region left.
        public boolean isAccepted() {
            return !receipt.isPending();
        }

        /// What there is still to do of it.
        public Job left() {
            return job.left(course.ran());
        }

        /// The place that a plan gave it; empty when its own choice stands.
        public Optional<Load.Planned> planned(World world) {
            return receipt.load().planned().flatMap(place -> meant(world));
        }

        private Optional<Load.Planned> meant(World world) {
            return receipt.decision() instanceof Decision.Hold hold
                    ? hold.meantFor()
                            .map(world.catalogue()::indexOf)
                            .filter(region -> region >= 0)
                            .map(region -> new Load.Planned(region, hold.until()))
                    : Optional.empty();
        }

        /// Whether `changes`, decided at another moment, come to what is remembered here already: a
        /// job that looked for a slot in vain is nothing to write down.
        boolean says(List<BatchChange> changes) {
            return changes.size() == 1
                    && changes.getFirst() instanceof BatchChange.Hold hold
                    && hold.receipt().decision().equals(receipt.decision())
                    && hold.receipt().pieces().equals(receipt.pieces())
                    && hold.receipt().load().planned().isPresent()
                            == receipt.load().planned().isPresent()
                    && hold.equals(
                            new BatchChange.Hold(job, course, hold.receipt(), due, policyOffset));
        }
    }

    /// A worker has it, or will have it when the dispatch arrives.
    record Running(Dispatch dispatch, Course course) implements BatchEntry {
        @Override
        public Digest digest() {
            return dispatch.job().digest();
        }
    }

    /// Settled `at` a real time. Kept longer than any source of a repeat.
    record Ended(Digest digest, Instant at) implements BatchEntry {}
}
