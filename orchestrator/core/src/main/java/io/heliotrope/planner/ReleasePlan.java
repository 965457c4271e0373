package io.heliotrope.planner;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When and where held jobs are to be released, all together, and which of them get another place.
///
/// The numbers are those of [PlanRecord].
public record ReleasePlan(
        long jobs,
        long classes,
        long unplaced,
        double grams,
        double cost,
        double before,
        double bound,
        List<PlanRecord.Stay> stays,
        List<Move> moves) {
    /// Of nothing.
    public static final ReleasePlan EMPTY =
            new ReleasePlan(0, 0, 0, 0, 0, 0, 0, List.of(), List.of());

    public ReleasePlan {
        stays = List.copyOf(stays);
        moves = List.copyOf(moves);
    }

    /// A job that gets another place, and how long that is booked for it. A start that has passed
    /// is at once.
    public record Move(JobId job, RegionId region, Instant start, Duration booked) {}

    /// As it is told to others.
    public PlanRecord told(World world, Outturn lastDay) {
        return new PlanRecord(
                world.now(),
                world.offsets(),
                jobs,
                classes,
                moves.size(),
                unplaced,
                grams,
                cost,
                before,
                bound,
                stays,
                lastDay);
    }
}
