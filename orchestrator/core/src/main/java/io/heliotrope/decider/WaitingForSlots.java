package io.heliotrope.decider;

import io.heliotrope.model.Decision;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.util.Optional;
import java.util.Set;

/// Held jobs that could not start at once because the slots of their region were taken: they are
/// decided anew when things have changed, since most runs end before their bookings do. Without
/// that, a region that was full for a second would be taken for full until the next quarter of an
/// hour, and a backlog would wait for hours in front of idle slots.
///
/// Whenever a slot comes back, a region comes up or goes down, or a quarter of an hour begins, a
/// new round begins, in which each job may have one turn: those that would be late before all
/// others, then the one whose last turn is longest ago first, of equals the one that would be due
/// first.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
public final class WaitingForSlots {
    private final Turns late = new Turns();
    private final Turns inTime = new Turns();
    private Set<RegionId> up = Set.of();
    private long slot = Long.MIN_VALUE;

    /// `job` is now as `entry` says. `world` tells what a run of it takes.
    public void put(JobId job, BatchEntry entry, World world) {
        if (entry instanceof BatchEntry.Held held
                && held.receipt().decision() instanceof Decision.Hold hold
                && hold.meantFor().filter(region -> wasFull(held, region, world)).isPresent()) {
            (isLate(held, world) ? inTime : late).remove(job);
            (isLate(held, world) ? late : inTime).put(job, 0, held.due());
        } else {
            late.remove(job);
            inTime.remove(job);
        }
    }

    /// Whether it was accepted, and there was no start in time for it any more.
    private static boolean isLate(BatchEntry.Held held, World world) {
        return held.isAccepted()
                && held.receipt().pieces().isEmpty()
                && held.due().isAfter(Terms.latestSafeStart(held.left(), world));
    }

    /// Whether a slot was taken, when the job was decided, that a run at once would have touched.
    private static boolean wasFull(BatchEntry.Held held, RegionId region, World world) {
        Receipt receipt = held.receipt();
        int index = world.catalogue().indexOf(region);
        long end = Slots.from(receipt.now().plus(Terms.booked(held.left(), world)));
        long known = Math.min(end, receipt.load().endSlot());
        for (long at = Slots.of(receipt.now()); index >= 0 && at < known; at++) {
            if (receipt.load().blocked(index, at)) {
                return true;
            }
        }
        return false;
    }

    /// A slot has come back.
    public void freed() {
        begin();
    }

    private void begin() {
        late.begin();
        inTime.begin();
    }

    /// Looks whether another quarter of an hour has begun or other regions are up.
    public void look(World world) {
        Set<RegionId> nowUp = world.regionsUp();
        long nowSlot = Slots.of(world.now());
        if (nowSlot != slot || !nowUp.equals(up)) {
            begin();
        }
        up = nowUp;
        slot = nowSlot;
    }

    /// The next job to decide anew, which has thereby had its turn; empty until the next round.
    public Optional<JobId> next() {
        return late.next().or(inTime::next);
    }
}
