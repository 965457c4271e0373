package io.heliotrope.decider;

import io.heliotrope.decide.Worth;
import io.heliotrope.decider.Together.Part;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What held jobs would choose one after the other if some of them gave back what is booked for
/// them. Closing it leaves all bookings as they were.
///
/// One thread, the decider's.
final class Trial implements AutoCloseable {
    private final BatchSituation situation;
    private final Bookings bookings;
    private final Map<JobId, BatchEntry.Held> released = new LinkedHashMap<>();
    private final List<JobId> strangers = new ArrayList<>();
    private final List<Token> lent = new ArrayList<>();

    Trial(BatchSituation situation) {
        this.situation = situation;
        this.bookings = situation.bookings();
    }

    /// A job gives back what is booked for it.
    void release(BatchEntry.Held held) {
        released.put(held.job().id(), held);
        bookings.release(held.job().id());
    }

    /// A job that was not known takes what `changes` give it.
    void add(JobId job, List<BatchChange> changes) {
        strangers.add(job);
        BatchEntry after = BatchFold.apply(null, changes);
        if (after != null) {
            bookings.follow(job, after, situation.world());
        }
        for (BatchChange change : changes) {
            if (change instanceof BatchChange.Release release) {
                bookings.lend(release.lease());
                lent.add(release.lease().token());
            }
        }
    }

    /// A job chooses for itself, and takes that; empty when it would not be held in time.
    Optional<Part> choose(BatchEntry.Held held) {
        JobId job = held.job().id();
        List<BatchChange> changes = Decider.onDue(held, Optional.empty(), situation);
        Optional<BatchEntry.Held> then = inTime(held, changes, situation.world());
        then.ifPresent(entry -> bookings.follow(job, entry, situation.world()));
        return then.map(entry -> new Part(job, held, changes));
    }

    /// The job as it would be held after `changes`, if it would be in time.
    static Optional<BatchEntry.Held> inTime(
            BatchEntry.Held held, List<BatchChange> changes, World world) {
        return BatchFold.apply(held, changes) instanceof BatchEntry.Held after
                        && isInTime(after, world)
                ? Optional.of(after)
                : Optional.empty();
    }

    private static boolean isInTime(BatchEntry.Held held, World world) {
        Instant latest = Terms.deadline(held.job()).minus(world.policy().reserve());
        return Worth.meant(held.left(), held.receipt()).stream()
                .noneMatch(piece -> piece.until().isAfter(latest));
    }

    /// All that was taken is given back; what was given back still is.
    void again() {
        lent.forEach(bookings::free);
        lent.clear();
        strangers.forEach(bookings::release);
        strangers.clear();
        released.keySet().forEach(bookings::release);
    }

    @Override
    public void close() {
        again();
        released.forEach((job, held) -> bookings.follow(job, held, situation.world()));
    }
}
