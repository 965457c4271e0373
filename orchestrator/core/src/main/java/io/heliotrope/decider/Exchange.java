package io.heliotrope.decider;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Worth;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.state.World;
import java.time.Instant;
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

    /// What is to be done to the one who chooses first, and then to the other.
    public record Both(
            BatchEntry.Held first,
            List<BatchChange> firsts,
            BatchEntry.Held other,
            List<BatchChange> others) {
        public Both {
            firsts = List.copyOf(firsts);
            others = List.copyOf(others);
        }

        /// Does both, in order.
        public void each(Deed deed) {
            deed.act(first.job().id(), first, firsts);
            deed.act(other.job().id(), other, others);
        }
    }

    /// What does the changes of a job.
    @FunctionalInterface
    public interface Deed {
        void act(JobId job, BatchEntry before, List<BatchChange> changes);
    }

    /// The first exchange found that pays, between `job` and one of those who hold what it would
    /// take if nobody else were there. `known` tells what is remembered of a job. Bookings are left
    /// as they were.
    static Optional<Both> of(
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
            Optional<Both> both =
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
        Load all = situation.load(job.job(), true).after(job.course().ran());
        Load free = new Load(all.outstanding(), all.firstSlot(), new long[0][], true, all.uses());
        Receipt alone =
                Decide.decide(
                        job.job(),
                        situation.world(),
                        free.after(job.course().ran()),
                        situation.policy());
        double best = Worth.of(job.job(), alone, situation.world(), situation.policy());
        return best < now * (1 - LEAST_GAIN) ? Worth.meant(job.left(), alone) : List.of();
    }

    private static Optional<Both> inOrder(
            BatchEntry.Held first, BatchEntry.Held other, double now, BatchSituation situation) {
        Bookings bookings = situation.bookings();
        Job one = first.job();
        Job two = other.job();
        double before = now + cost(other, situation);
        double after = Double.NaN;
        List<BatchChange> firsts = List.of();
        List<BatchChange> others = List.of();
        try {
            bookings.release(one.id());
            bookings.release(two.id());
            firsts = Decider.onDue(first, Optional.empty(), situation);
            Optional<BatchEntry.Held> then = held(first, firsts, situation.world());
            then.ifPresent(entry -> bookings.follow(one.id(), entry, situation.world()));
            others = Decider.onDue(other, Optional.empty(), situation);
            after = cost(then, situation) + cost(held(other, others, situation.world()), situation);
        } finally {
            bookings.follow(one.id(), first, situation.world());
            bookings.follow(two.id(), other, situation.world());
        }
        return after < before * (1 - LEAST_GAIN)
                ? Optional.of(new Both(first, firsts, other, others))
                : Optional.empty();
    }

    /// The job as it would be held then, if it would be in time.
    private static Optional<BatchEntry.Held> held(
            BatchEntry.Held entry, List<BatchChange> changes, World world) {
        return BatchFold.apply(entry, changes) instanceof BatchEntry.Held after
                        && isInTime(after, world)
                ? Optional.of(after)
                : Optional.empty();
    }

    private static boolean isInTime(BatchEntry.Held held, World world) {
        Instant latest = Terms.deadline(held.job()).minus(world.policy().reserve());
        return Worth.meant(held.left(), held.receipt()).stream()
                .noneMatch(piece -> piece.until().isAfter(latest));
    }

    private static double cost(Optional<BatchEntry.Held> held, BatchSituation situation) {
        return held.map(entry -> cost(entry, situation)).orElse(Double.NaN);
    }

    private static double cost(BatchEntry.Held held, BatchSituation situation) {
        return Worth.of(held.job(), held.receipt(), situation.world(), situation.policy());
    }
}
