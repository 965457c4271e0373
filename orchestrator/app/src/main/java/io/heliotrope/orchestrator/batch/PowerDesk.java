package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.power.PowerPlanner;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides when to plan which accelerators are powered, and posts what is new.
///
/// Plans anew when a quarter of an hour has begun, or what is booked, signals, catalogue or the
/// regions that are up have changed; but not before ten times as long has passed as the last plan
/// took. One thread, that of the task.
final class PowerDesk {
    private static final long LEAST_APART_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PART = 10;

    private final PowerPlanner planner = new PowerPlanner();
    private final PlanBoard board;
    private @Nullable Sight planned;
    private @Nullable PowerTold posted;
    private long endNanos = System.nanoTime();
    private long pauseNanos;

    PowerDesk(PlanBoard board) {
        this.board = board;
    }

    private record Sight(long slot, Set<RegionId> up, long signals, long catalogue, long booked) {
        static Sight of(World world, Bookings bookings) {
            return new Sight(
                    Slots.of(world.now()),
                    world.regionsUp(),
                    world.offsets().signals(),
                    world.offsets().catalogue(),
                    bookings.changes());
        }
    }

    /// Plans if it is time to, and posts the plan if it is another one or a quarter of an hour has
    /// begun.
    void look(BatchSituation situation) {
        World world = situation.world();
        Sight sight = Sight.of(world, situation.bookings());
        if (sight.equals(planned)) {
            return;
        }
        planner.look(world);
        long now = System.nanoTime();
        if (now - endNanos < pauseNanos) {
            return;
        }
        boolean isNewSlot = planned == null || planned.slot() != sight.slot();
        planned = sight;
        PowerTold told = planner.plan(world, situation.bookings());
        endNanos = System.nanoTime();
        pauseNanos = Math.max(LEAST_APART_NANOS, PART * (endNanos - now));
        if (isNewSlot || posted == null || !ahead(posted, world).equals(ahead(told, world))) {
            posted = told;
            board.post(told);
        }
    }

    /// The last plan.
    Optional<PowerTold> last() {
        return Optional.ofNullable(posted);
    }

    /// What is on at each later step, and now.
    private static SortedMap<RegionId, List<Step>> ahead(PowerTold told, World world) {
        SortedMap<RegionId, List<Step>> ahead = new TreeMap<>();
        told.plan()
                .regions()
                .forEach((region, steps) -> {
                    List<Step> later =
                            steps.stream().filter(s -> s.from().isAfter(world.now())).toList();
                    ahead.put(
                            region,
                            told.plan()
                                    .at(region, world.now())
                                    .map(now -> with(now, later, world))
                                    .orElse(later));
                });
        return ahead;
    }

    private static List<Step> with(Step now, List<Step> later, World world) {
        Step first = new Step(world.now(), now.interactive(), now.batch());
        return Stream.concat(Stream.of(first), later.stream()).toList();
    }
}
