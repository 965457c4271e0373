package io.heliotrope.decider;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Worth;
import io.heliotrope.decider.Together.Part;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two held interruptible jobs choose anew, in the other order: whoever came first took what was
/// cleanest for itself, and may lose less elsewhere than the other gains.
///
/// Each still decides for itself, by the decision function. One thread, the decider's.
public final class Exchange {
    /// What an exchange must save, as a share of what both cost.
    static final double LEAST_GAIN = 0.01;

    /// Others that a job is tried with at a time.
    private static final int MOST_TRIED = 3;

    private Exchange() {}

    /// The first exchange found that pays, between `job` and one of those who hold what it would
    /// take if nobody else were there. `known` tells what is remembered of a job. Bookings are left
    /// as they were.
    static Optional<Together> of(
            BatchEntry.Held job,
            Rivals rivals,
            Function<JobId, @Nullable BatchEntry> known,
            BatchSituation situation) {
        double now = cost(job, situation);
        List<Piece> wished = wished(job, situation, now);
        if (wished.isEmpty()) {
            return Optional.empty();
        }
        int tried = 0;
        for (JobId rival : rivals.in(wished, job.job().id())) {
            Optional<Together> both =
                    known.apply(rival) instanceof BatchEntry.Held other
                            ? inOrder(job, other, now, situation)
                            : Optional.empty();
            if (both.isPresent() || ++tried == MOST_TRIED) {
                return both;
            }
        }
        return Optional.empty();
    }

    /// What the job would take if all slots were free; nothing where that is hardly better.
    private static List<Piece> wished(BatchEntry.Held job, BatchSituation situation, double now) {
        Load free = situation.load(job.job(), true).after(job.course().ran()).withAllSlotsFree();
        Receipt alone = Decide.decide(job.job(), situation.world(), free, situation.policy());
        double best = Worth.of(job.job(), alone, situation.world(), situation.policy());
        return best < now * (1 - LEAST_GAIN) ? Worth.meant(job.left(), alone) : List.of();
    }

    private static Optional<Together> inOrder(
            BatchEntry.Held first, BatchEntry.Held other, double now, BatchSituation situation) {
        double before = now + cost(other, situation);
        try (Trial trial = new Trial(situation)) {
            trial.release(first);
            trial.release(other);
            Optional<Part> one = trial.choose(first);
            Optional<Part> two = one.isPresent() ? trial.choose(other) : Optional.empty();
            double after = cost(first, one, situation) + cost(other, two, situation);
            return after < before * (1 - LEAST_GAIN)
                    ? Optional.of(new Together(List.of(one.orElseThrow(), two.orElseThrow())))
                    : Optional.empty();
        }
    }

    /// NaN when it would not be in time.
    private static double cost(
            BatchEntry.Held held, Optional<Part> part, BatchSituation situation) {
        return part.flatMap(then -> Trial.inTime(held, then.changes(), situation.world()))
                .map(then -> cost(then, situation))
                .orElse(Double.NaN);
    }

    private static double cost(BatchEntry.Held held, BatchSituation situation) {
        return Worth.of(held.job(), held.receipt(), situation.world(), situation.policy());
    }
}
