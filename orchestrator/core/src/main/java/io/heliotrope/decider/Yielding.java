package io.heliotrope.decider;

import io.heliotrope.decide.Decide;
import io.heliotrope.decider.Together.Part;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Held interruptible jobs give way to a new one that finds no room: those that can wait longest
/// give back their slots, one more at a time, until the new one is accepted and each of them, who
/// can wait least first, has chosen other pieces in time.
///
/// All of them decide for themselves, by the decision function. One thread, the decider's.
final class Yielding {
    /// Jobs that give way to one at most, and of those that hold what it might take as many as are
    /// looked at.
    private static final int MOST = 8;

    private final Descriptor.Sound asked;
    private final BatchSituation situation;

    private Yielding(Descriptor.Sound asked, BatchSituation situation) {
        this.asked = asked;
        this.situation = situation;
    }

    /// What is to be done so that a job that was refused for want of capacity is accepted; empty
    /// when that was not found. `known` tells what is remembered of a job. Bookings are left as
    /// they were.
    static Optional<Together> to(
            Descriptor.Sound asked,
            Rivals rivals,
            Function<JobId, @Nullable BatchEntry> known,
            BatchSituation situation) {
        return new Yielding(asked, situation).to(rivals, known);
    }

    private Optional<Together> to(Rivals rivals, Function<JobId, @Nullable BatchEntry> known) {
        List<BatchEntry.Held> mostPatient = new ArrayList<>();
        for (JobId rival : rivals.in(window(), asked.job().id())) {
            if (mostPatient.size() < MOST && known.apply(rival) instanceof BatchEntry.Held held) {
                mostPatient.add(held);
            }
        }
        mostPatient.sort(Comparator.comparing(this::latestStart).reversed());
        try (Trial trial = new Trial(situation)) {
            for (int count = 1; count <= mostPatient.size(); count++) {
                trial.release(mostPatient.get(count - 1));
                Optional<Together> found = tried(mostPatient.subList(0, count), trial);
                if (found.isPresent()) {
                    return found;
                }
                trial.again();
            }
        }
        return Optional.empty();
    }

    private Instant latestStart(BatchEntry.Held held) {
        return Terms.latestSafeStart(held.left(), situation.world());
    }

    private Optional<Together> tried(List<BatchEntry.Held> givingWay, Trial trial) {
        Job job = asked.job();
        List<BatchChange> accepted = Decider.onDescriptor(null, asked, situation);
        if (Decider.isCrowdedOut(accepted)) {
            return Optional.empty();
        }
        trial.add(job.id(), accepted);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(job.id(), null, accepted));
        for (BatchEntry.Held held : givingWay.reversed()) {
            Optional<Part> part = trial.choose(held);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(new Together(parts));
    }

    /// Where and when the job might run if all slots were free; nothing where it might not even
    /// then.
    private List<Piece> window() {
        Job job = asked.job();
        Load free = situation.load(job, false).withAllSlotsFree();
        Receipt alone = Decide.decide(job, situation.world(), free, situation.policy());
        if (alone.decision() instanceof Decision.Refuse) {
            return List.of();
        }
        Set<RegionId> removed = new HashSet<>();
        alone.removals().forEach(removal -> removed.addAll(removal.regions()));
        Instant now = situation.world().now();
        Instant end = Terms.deadline(job).minus(situation.world().policy().reserve());
        return situation.world().catalogue().regions().stream()
                .map(Region::id)
                .filter(region -> !removed.contains(region) && now.isBefore(end))
                .map(region -> new Piece(region, now, end))
                .toList();
    }
}
