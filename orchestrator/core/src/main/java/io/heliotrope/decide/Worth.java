package io.heliotrope.decide;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.List;

/// What a place that was chosen for a held batch job costs by what is known now and the policy
/// prefers. Stateless.
public final class Worth {
    private Worth() {}

    /// Of the hold that `receipt` decided on; NaN when that is not known, no region was chosen, or
    /// the policy weighs more than one number.
    public static double of(Job whole, Receipt receipt, World world, Policy policy) {
        Job job = whole.left(receipt.load().ran());
        boolean isKnown =
                world.catalogue().indexOf(job.origin()) >= 0
                        && meant(job, receipt).stream()
                                .allMatch(piece -> world.catalogue().indexOf(piece.region()) >= 0);
        if (!isKnown || !(job.objective() instanceof Complete complete)) {
            return Double.NaN;
        }
        Question question = Question.of(job, world, receipt.load(), policy);
        if (!question.ruling().isPlain()) {
            return Double.NaN;
        }
        Cells cells = new Cells(question, complete, receipt.relaxation(), Instant.MAX);
        double cost = meant(job, receipt).isEmpty() ? Double.NaN : 0;
        for (Piece piece : meant(job, receipt)) {
            int region = world.catalogue().indexOf(piece.region());
            cost += cells.share(region, Slots.of(piece.from()), piece.from(), piece.until());
        }
        return Double.isInfinite(cost) ? Double.NaN : cost;
    }

    /// The stretches that a held job is meant to run in: one where it runs in one piece, none where
    /// it is meant for no region.
    public static List<Piece> meant(Job job, Receipt receipt) {
        if (!receipt.pieces().isEmpty()) {
            return receipt.pieces();
        }
        return receipt.decision() instanceof Decision.Hold hold
                        && job.objective() instanceof Complete complete
                ? hold.meantFor()
                        .map(region ->
                                List.of(
                                        new Piece(
                                                region,
                                                hold.until(),
                                                hold.until().plus(complete.gpuTime()))))
                        .orElse(List.of())
                : List.of();
    }
}
