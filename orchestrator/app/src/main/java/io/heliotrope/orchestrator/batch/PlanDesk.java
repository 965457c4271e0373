package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.plan.PricedRuns;
import io.heliotrope.plan.Stay;
import io.heliotrope.planner.Coming;
import io.heliotrope.planner.HeldClasses;
import io.heliotrope.planner.LastDay;
import io.heliotrope.planner.ReleasePlan;
import io.heliotrope.planner.ReleasePlan.Move;
import io.heliotrope.planner.ReleasePlanner;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Decides when to plan, and hands out what a plan wants moved.
///
/// Plans anew when a quarter of an hour has begun, or signals, policy, catalogue, the regions that
/// are up or the held jobs have changed; but not before ten times as long has passed as the last
/// plan took, so that planning takes a tenth of the decider's thread at most. A plan is told in
/// each quarter of an hour, also where nothing is held: jobs that find no room cannot put it off
/// for ever. One thread, that of the task; begins anew with it.
final class PlanDesk {
    /// A held job is moved for no less than it would wait for, as a share of what its run costs.
    private static final double LEAST_GAIN = 0.02;

    private final ReleasePlanner planner;
    private final LastDay lastDay;
    private final PlanBoard board;
    private final PowerDesk power;
    private final LaneMetrics metrics;
    private final Coming coming = new Coming();
    private final HeldClasses held = new HeldClasses();
    private final Deque<Move> moves = new ArrayDeque<>();
    private final Pace pace;
    private @Nullable Sight planned;
    private long toldSlot = Long.MIN_VALUE;
    private boolean isPlansTurn;
    private Outturn outturn = new Outturn(Instant.EPOCH, 0, 0, 0, 0);

    /// `nanoTime` is the machine's, as [System#nanoTime()] tells it.
    PlanDesk(PlanBoard board, LaneMetrics metrics, LongSupplier nanoTime) {
        this.planner = new ReleasePlanner(new PricedRuns(new Stay(LEAST_GAIN, 0)));
        this.lastDay = new LastDay(new PricedRuns(Stay.NOT));
        this.board = board;
        this.power = new PowerDesk(board);
        this.metrics = metrics;
        this.pace = new Pace(nanoTime);
    }

    private record Sight(
            long slot, Set<RegionId> up, long signals, long policy, long catalogue, long held) {
        static Sight of(World world, HeldClasses held) {
            WorldOffsets seen = world.offsets();
            return new Sight(
                    Slots.of(world.now()),
                    world.regionsUp(),
                    seen.signals(),
                    seen.policy(),
                    seen.catalogue(),
                    held.changes());
        }
    }

    /// `job` is now as `after` says, and was as `before`, if it was known.
    void put(JobId job, @Nullable BatchEntry before, BatchEntry after, World world) {
        held.put(job, after, world);
        if (before == null && after instanceof BatchEntry.Held accepted) {
            coming.came(accepted.job(), world);
        } else if (before == null && after instanceof BatchEntry.Running running) {
            coming.came(running.dispatch().job(), world);
        }
    }

    void released(Dispatch dispatch, World world) {
        lastDay.released(dispatch, world);
    }

    /// Up to `most` jobs that a plan wants moved; there is no new plan before all are handed out.
    List<Move> next(int most) {
        List<Move> next = new ArrayList<>();
        while (!moves.isEmpty() && next.size() < most) {
            next.add(moves.removeFirst());
        }
        return next;
    }

    static Load.Planned place(Move move, World world) {
        return new Load.Planned(world.catalogue().indexOf(move.region()), move.start());
    }

    /// Plans if it is time to, and books the places of all jobs that are to move, so that they find
    /// them free. Tells of the first plan in each quarter of an hour.
    Optional<PlanRecord> look(BatchSituation situation) {
        power.look(situation);
        return lookAtJobs(situation);
    }

    private Optional<PlanRecord> lookAtJobs(BatchSituation situation) {
        World world = situation.world();
        Sight sight = Sight.of(world, held);
        if (sight.equals(planned)) {
            return Optional.empty();
        }
        lastDay.look(world);
        coming.look(world);
        if (!moves.isEmpty() || !pace.isTime()) {
            return Optional.empty();
        }
        planned = sight;
        isPlansTurn = false;
        ReleasePlan plan =
                pace.run(() -> {
                    ReleasePlan made = planner.plan(held, coming, situation);
                    begin(made.moves(), situation);
                    return made;
                });
        metrics.planned(pace.took(), plan.moves().size());
        return told(plan, world, sight);
    }

    /// The places of all jobs that are to move are booked first, so that they find them free.
    private void begin(List<Move> all, BatchSituation situation) {
        for (Move move : all) {
            situation.bookings().book(move.job(), move.region(), move.start(), move.booked());
            moves.add(move);
        }
    }

    /// The place that a job may have which found none, once all moves have been handed out; empty
    /// when others cannot make room, or there was too much planning lately to find out. Between
    /// this and the next such job comes the plan of a quarter of an hour that has begun.
    Optional<Load.Planned> makeWay(Job job, BatchSituation situation) {
        if (!moves.isEmpty() || isPlansTurn || !pace.isTimeAlmost()) {
            return Optional.empty();
        }
        isPlansTurn = Slots.of(situation.world().now()) != toldSlot;
        return pace.run(() -> {
            Optional<ReleasePlanner.Way> way = planner.makeWay(job, held, situation);
            way.ifPresent(found -> begin(found.moves(), situation));
            return way.map(ReleasePlanner.Way::place);
        });
    }

    private Optional<PlanRecord> told(ReleasePlan plan, World world, Sight sight) {
        boolean isFirstInSlot = sight.slot() != toldSlot;
        toldSlot = sight.slot();
        if (isFirstInSlot) {
            outturn = lastDay.outturn(world);
        }
        PlanRecord jobs = plan.told(world, outturn);
        PlanRecord told = power.last().map(jobs::with).orElse(jobs);
        board.post(told);
        return isFirstInSlot ? Optional.of(told) : Optional.empty();
    }
}
