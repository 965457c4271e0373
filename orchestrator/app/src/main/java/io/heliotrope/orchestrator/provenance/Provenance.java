package io.heliotrope.orchestrator.provenance;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.protocol.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one job, with the record behind every statement.
///
/// `described` is absent for a record that does not read as a job; `end` while it has none; `model`
/// when no catalogue of its decisions knows it. `steps` are in order of real time.
public record Provenance(
        JobId job,
        RegionId origin,
        Lane lane,
        @Nullable Job described,
        @Nullable Terminal end,
        @Nullable ModelSpec model,
        Input input,
        List<Decided> decisions,
        List<Run> runs,
        List<Step> steps) {
    public Provenance {
        decisions = List.copyOf(decisions);
        runs = List.copyOf(runs);
        steps = List.copyOf(steps);
    }

    /// The run whose result counts: the one that the end names.
    public Optional<Run> counted() {
        return runs.stream().filter(run -> run.counts() && run.output() != null).findFirst();
    }

    /// The pieces that the job ran in before that, if it did.
    public List<Run> earlier() {
        return runs.stream().filter(run -> run.counts() && run.output() == null).toList();
    }

    /// Runs that ended and do not count: work done in vain.
    public List<Run> wasted() {
        return runs.stream().filter(run -> !run.counts() && run.execution() != null).toList();
    }

    /// The energy of the wasted runs that said theirs.
    public KilowattHours wastedEnergy() {
        return new KilowattHours(
                wasted().stream()
                        .map(Run::measured)
                        .flatMap(Optional::stream)
                        .mapToDouble(m -> m.energy().value())
                        .sum());
    }

    /// Where a record lies.
    public record Place(ClusterId cluster, String topic, int partition, long offset) {
        @Override
        public String toString() {
            return cluster + " " + topic + "/" + partition + "@" + offset;
        }
    }

    /// How a record compares with what was sealed of its log; `checkpoint` is the offset of the
    /// checkpoint that tells of it, -1 when none does.
    public record Seal(State state, long checkpoint) {
        /// The four answers.
        public enum State {
            /// It is the one that was sealed.
            SEALED,
            /// It is another than the one that was sealed.
            CHANGED,
            /// No checkpoint tells of it.
            NOT_SEALED,
            /// Its topic is not sealed: a status names the digest of what lies there.
            BY_DIGEST
        }
    }

    /// One record about the job: when it was written in real time, what it says, where it lies.
    public record Step(Instant at, String says, Place place, Seal seal) {}

    /// One decision: `by` whom, in which record, and how its receipt replayed: `mismatch` names the
    /// first field that did not come out again and is absent when all did. `rules` are what the
    /// policy's text says of it in that world, with value, bound and distance, a line each; empty
    /// where no text decided, or its world is gone.
    ///
    /// `token` and `worker` are absent for a hold or refusal, and of no attempt.
    public record Decided(
            Task by,
            int attempt,
            @Nullable Token token,
            @Nullable WorkerId worker,
            Receipt receipt,
            @Nullable String mismatch,
            List<String> rules,
            Place place) {
        public Decided {
            rules = List.copyOf(rules);
        }
    }

    /// One answer of a worker. `isIntact` says whether the output that lies there has the digest
    /// that the worker named, absent for an answer without output. What counts and has none is a
    /// piece of an interruptible job.
    public record Run(
            Token token,
            @Nullable ExecutionId execution,
            RegionId region,
            WorkerId worker,
            String outcome,
            @Nullable Measured run,
            @Nullable Digest output,
            @Nullable Boolean isIntact,
            boolean counts,
            Place place) {
        /// What the worker measured, if the run came to its end.
        public Optional<Measured> measured() {
            return Optional.ofNullable(run);
        }
    }

    /// What the producer sent: `records` under the job's id, and whether one of them still has the
    /// digest that was decided on; absent when the record is gone.
    public record Input(int records, @Nullable Boolean isIntact) {}
}
