package io.heliotrope.simulation;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PieceRun;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is promised about interruptible jobs.
final class PiecesPromise {
    private PiecesPromise() {}

    /// A batch job that is done ran for as long as it asked for, in pieces one after the other,
    /// each of another token, and each told by a worker.
    static Optional<Violation> piecesMakeUpTheJob(Evidence evidence) {
        for (JobId id : evidence.submitted().keySet()) {
            Status end = evidence.end(id).orElse(null);
            if (end == null || !(end.state() instanceof Status.Done done)) {
                continue;
            }
            Optional<Duration> asked =
                    end.why()
                            .flatMap(why -> evidence.body(id, why.job()))
                            .flatMap(PiecesPromise::asked);
            if (asked.isPresent() && !isWhole(done, asked.get(), evidence)) {
                return Optional.of(
                        new Violation(
                                "I3 fence",
                                id
                                        + " asked for "
                                        + asked.get()
                                        + " and is done by "
                                        + done.pieces()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> asked(Job job) {
        return job.objective() instanceof Objective.Complete complete
                ? Optional.of(complete.gpuTime())
                : Optional.empty();
    }

    private static boolean isWhole(Status.Done done, Duration asked, Evidence evidence) {
        List<PieceRun> pieces = done.pieces();
        for (int i = 1; i < pieces.size(); i++) {
            if (pieces.get(i).measured().ranFrom().isBefore(pieces.get(i - 1).measured().ranTo())) {
                return false;
            }
        }
        return PieceRun.ran(pieces).equals(asked)
                && pieces.stream().map(PieceRun::token).distinct().count() == pieces.size()
                && done.earlier().stream().allMatch(piece -> wasTold(piece, evidence));
    }

    private static boolean wasTold(PieceRun piece, Evidence evidence) {
        Result.Kind told = new Result.Paused(piece.execution(), piece.measured());
        return evidence.results.stream()
                .anyMatch(said ->
                        said.token().equals(piece.token())
                                && said.kind().equals(told)
                                && !evidence.scene.forger.forged().contains(said));
    }
}
