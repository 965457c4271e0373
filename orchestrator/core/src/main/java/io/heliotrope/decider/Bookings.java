package io.heliotrope.decider;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Decision;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How many batch jobs are meant for each region and slot: held ones at their planned start, and
/// lent slots until they are given back, whatever became of the job. What keeps all jobs from
/// starting in the same slot. What budgets such starts draw on is kept beside, in [#spending].
///
/// Owned by the decider's thread; memory is one small entry a job.
public final class Bookings {
    /// How far ahead a load tells which slots are taken: eight days of 15 minutes.
    private static final int WORDS = 12;

    private final Map<RegionId, Map<Long, Integer>> used = new HashMap<>();
    private final Map<JobId, List<Booking>> byJob = new HashMap<>();
    private final Map<Token, Booking> byToken = new HashMap<>();
    private final Spending spending = new Spending();
    private long changes;

    private record Booking(RegionId region, long firstSlot, long endSlot, Instant until) {
        static Booking of(RegionId region, Instant from, Instant until) {
            return new Booking(region, Slots.of(from), Slots.from(until), until);
        }

        /// The slot after the last that the run itself is to take.
        long workedBy(Duration reserve) {
            return Math.max(firstSlot + 1, Slots.from(until.minus(reserve)));
        }
    }

    /// What is used of every budget.
    public Spending spending() {
        return spending;
    }

    /// Books `[from, from + length)` in a region for a job, in place of what was booked for it
    /// before.
    public void book(JobId job, RegionId region, Instant from, Duration length) {
        book(job, List.of(Booking.of(region, from, from.plus(length))));
    }

    private void book(JobId job, List<Booking> bookings) {
        unbook(job);
        byJob.put(job, bookings);
        bookings.forEach(booking -> change(booking, 1));
    }

    /// Gives back what was booked and set aside for a job, if anything was.
    public void release(JobId job) {
        spending.release(job);
        unbook(job);
    }

    private void unbook(JobId job) {
        List<Booking> bookings = byJob.remove(job);
        if (bookings != null) {
            bookings.forEach(booking -> change(booking, -1));
        }
    }

    /// How often anything was booked or given back so far.
    public long changes() {
        return changes;
    }

    private void change(Booking booking, int by) {
        changes++;
        Map<Long, Integer> slots = used.computeIfAbsent(booking.region(), r -> new HashMap<>());
        for (long slot = booking.firstSlot(); slot < booking.endSlot(); slot++) {
            int count = slots.getOrDefault(slot, 0) + by;
            if (count == 0) {
                slots.remove(slot);
            } else {
                slots.put(slot, count);
            }
        }
        if (slots.isEmpty()) {
            used.remove(booking.region());
        }
    }

    /// Keeps step with a job's entry: what is held is booked at its planned start, or in all its
    /// pieces. What runs has its lease, and its later pieces stay booked.
    public void follow(JobId job, BatchEntry entry, World world) {
        release(job);
        switch (entry) {
            case BatchEntry.Held held -> {
                spending.setAside(held, world);
                if (held.receipt().decision() instanceof Decision.Hold hold) {
                    bookMeant(job, held, hold, world);
                } else {
                    bookPieces(job, held.receipt().pieces().stream().skip(1), world);
                }
            }
            case BatchEntry.Running running ->
                    bookPieces(job, running.dispatch().receipt().pieces().stream().skip(1), world);
            case BatchEntry.Ended _ -> {}
        }
    }

    private void bookMeant(JobId job, BatchEntry.Held held, Decision.Hold hold, World world) {
        if (held.receipt().pieces().isEmpty()) {
            hold.meantFor()
                    .ifPresent(region ->
                            book(job, region, hold.until(), Terms.booked(held.left(), world)));
        } else {
            bookPieces(job, held.receipt().pieces().stream(), world);
        }
    }

    /// Each with the policy's reserve after it.
    private void bookPieces(JobId job, Stream<Receipt.Piece> pieces, World world) {
        Duration reserve = world.policy().reserve();
        List<Booking> bookings =
                pieces.map(piece ->
                                Booking.of(
                                        piece.region(), piece.from(), piece.until().plus(reserve)))
                        .toList();
        if (!bookings.isEmpty()) {
            book(job, bookings);
        }
    }

    /// Books a lent slot for as long as it was lent for.
    public void lend(SlotLease lease) {
        free(lease.token());
        Booking booking = Booking.of(lease.region(), lease.from(), lease.until());
        byToken.put(lease.token(), booking);
        change(booking, 1);
    }

    /// Gives back a lent slot, if it was lent.
    public void free(Token token) {
        Booking booking = byToken.remove(token);
        if (booking != null) {
            change(booking, -1);
        }
    }

    /// Whether nothing is booked, and nothing of what was is kept.
    boolean isEmpty() {
        return byJob.isEmpty() && byToken.isEmpty() && used.isEmpty() && spending.isEmpty();
    }

    /// Jobs booked in a region's slot.
    public int used(RegionId region, long slot) {
        return used.getOrDefault(region, Map.of()).getOrDefault(slot, 0);
    }

    /// How many runs are meant for each of `slots` slots of a region from `first` on, without the
    /// `reserve` that is booked after them; what is lent counts in the first of them in any case.
    public int[] working(RegionId region, long first, int slots, Duration reserve) {
        int[] working = new int[slots];
        for (List<Booking> held : byJob.values()) {
            held.forEach(one -> add(one, one.workedBy(reserve), region, first, working));
        }
        for (Booking lent : byToken.values()) {
            add(lent, Math.max(first + 1, lent.workedBy(reserve)), region, first, working);
        }
        return working;
    }

    private static void add(Booking one, long end, RegionId region, long first, int[] working) {
        if (!one.region().equals(region)) {
            return;
        }
        long last = Math.min(end, first + working.length);
        for (long slot = Math.max(first, one.firstSlot()); slot < last; slot++) {
            working[(int) (slot - first)]++;
        }
    }

    /// Whether a job could start now in some region that is up.
    public boolean hasRoom(World world) {
        long now = Slots.of(world.now());
        for (RegionId up : world.regionsUp()) {
            int slots = world.catalogue().find(up).map(r -> r.slots(Lane.BATCH)).orElse(0);
            if (used(up, now) + overdue(up, now) < slots) {
                return true;
            }
        }
        return false;
    }

    /// What a decision at `now` should know: which slots of which region have no capacity left.
    public Load load(Catalogue catalogue, Instant now, boolean isAccepted) {
        long first = Slots.of(now);
        long[][] blocked = new long[catalogue.size()][];
        for (int region = 0; region < catalogue.size(); region++) {
            RegionId id = catalogue.region(region).id();
            blocked[region] =
                    blocked(
                            used.getOrDefault(id, Map.of()),
                            first,
                            catalogue.region(region).slots(Lane.BATCH),
                            overdue(id, first));
        }
        return new Load(new int[catalogue.size()], first, blocked, isAccepted);
    }

    /// Slots lent for longer than they were to be: they are taken in the slot of now as well.
    private int overdue(RegionId region, long now) {
        int count = 0;
        for (Booking lent : byToken.values()) {
            count += lent.endSlot() <= now && lent.region().equals(region) ? 1 : 0;
        }
        return count;
    }

    private static long[] blocked(Map<Long, Integer> slots, long first, int capacity, int overdue) {
        long[] words = new long[WORDS];
        int lastUsed = 0;
        if (overdue > 0 && slots.getOrDefault(first, 0) + overdue >= capacity) {
            words[0] = 1;
            lastUsed = 1;
        }
        for (Map.Entry<Long, Integer> slot : slots.entrySet()) {
            long bit = slot.getKey() - first;
            if (bit >= 0 && bit < 64L * WORDS && slot.getValue() >= capacity) {
                words[(int) (bit >> 6)] |= 1L << (bit & 63);
                lastUsed = Math.max(lastUsed, (int) (bit >> 6) + 1);
            }
        }
        return Arrays.copyOf(words, lastUsed);
    }
}
