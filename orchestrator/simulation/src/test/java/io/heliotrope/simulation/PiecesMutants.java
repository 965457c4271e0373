package io.heliotrope.simulation;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Course;
import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Defects in what becomes of interruptible jobs.
final class PiecesMutants {
    private PiecesMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("what ran before a pause is forgotten", new ForgetsPieces()),
                new Mutant("a pause is taken for the end", new EndsAtPause()));
    }

    private static final class ForgetsPieces extends Rules {
        @Override
        List<BatchChange> onOutcome(
                @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
            return super.onOutcome(entry, outcome, situation).stream()
                    .map(ForgetsPieces::forgetful)
                    .toList();
        }

        private static BatchChange forgetful(BatchChange change) {
            return change instanceof BatchChange.Hold hold
                    ? new BatchChange.Hold(
                            hold.job(),
                            new Course(
                                    hold.course().attempts(), hold.course().failures(), List.of()),
                            hold.receipt(),
                            hold.due(),
                            hold.policyOffset())
                    : change;
        }
    }

    private static final class EndsAtPause extends Rules {
        @Override
        List<BatchChange> onOutcome(
                @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
            return super.onOutcome(entry, ended(outcome), situation);
        }

        private static Result ended(Result outcome) {
            return outcome.kind() instanceof Result.Paused paused
                    ? new Result(
                            outcome.job(),
                            outcome.origin(),
                            outcome.token(),
                            outcome.region(),
                            outcome.worker(),
                            new Result.Finished(
                                    paused.execution(), Digest.of("nothing"), paused.measured()))
                    : outcome;
        }
    }
}
