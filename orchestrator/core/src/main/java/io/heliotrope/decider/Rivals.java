package io.heliotrope.decider;

import io.heliotrope.decide.Worth;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which held interruptible jobs are meant for which slots.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
final class Rivals {
    private static final Comparator<JobId> BY_ID = Comparator.comparing(JobId::value);
    private static final SortedSet<JobId> NOBODY =
            Collections.unmodifiableSortedSet(new TreeSet<>(BY_ID));

    private final Map<JobId, List<Piece>> pieces = new HashMap<>();
    private final Map<RegionId, Map<Long, SortedSet<JobId>>> slots = new HashMap<>();

    /// `job` is now as `entry` says.
    void put(JobId job, BatchEntry entry) {
        List<Piece> before = pieces.remove(job);
        if (before != null) {
            before.forEach(piece -> remove(job, piece));
        }
        if (entry instanceof BatchEntry.Held held
                && held.isAccepted()
                && held.job().isInterruptible()
                && held.job().accepted().isEmpty()) {
            List<Piece> meant = Worth.meant(held.left(), held.receipt());
            pieces.put(job, meant);
            meant.forEach(piece -> add(job, piece));
        }
    }

    /// Whether `job` is one of them.
    boolean knows(JobId job) {
        return pieces.containsKey(job);
    }

    private void add(JobId job, Piece piece) {
        Map<Long, SortedSet<JobId>> region =
                slots.computeIfAbsent(piece.region(), unseen -> new HashMap<>());
        for (long slot = Slots.of(piece.from()); slot < Slots.from(piece.until()); slot++) {
            region.computeIfAbsent(slot, unseen -> new TreeSet<>(BY_ID)).add(job);
        }
    }

    private void remove(JobId job, Piece piece) {
        Map<Long, SortedSet<JobId>> region = slots.getOrDefault(piece.region(), Map.of());
        for (long slot = Slots.of(piece.from()); slot < Slots.from(piece.until()); slot++) {
            SortedSet<JobId> jobs = region.get(slot);
            if (jobs != null && jobs.remove(job) && jobs.isEmpty()) {
                region.remove(slot);
            }
        }
    }

    /// Others than `but` that are meant for a slot of `some` stretches, those for most of them
    /// first, of equals by id.
    List<JobId> in(List<Piece> some, JobId but) {
        Map<JobId, Integer> counts = new TreeMap<>(BY_ID);
        for (Piece piece : some) {
            Map<Long, SortedSet<JobId>> region = slots.getOrDefault(piece.region(), Map.of());
            for (long slot = Slots.of(piece.from()); slot < Slots.from(piece.until()); slot++) {
                for (JobId job : region.getOrDefault(slot, NOBODY)) {
                    counts.merge(job, 1, Integer::sum);
                }
            }
        }
        counts.remove(but);
        List<JobId> jobs = new ArrayList<>(counts.keySet());
        jobs.sort(Comparator.comparing((JobId job) -> counts.get(job)).reversed());
        return jobs;
    }
}
