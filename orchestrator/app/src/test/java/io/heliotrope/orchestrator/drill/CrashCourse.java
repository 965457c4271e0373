package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.Lane;
import io.heliotrope.queues.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One member on its way through crash points: it is started armed, ends, and is started again,
/// armed with the next point.
final class CrashCourse {
    static final Duration REACHED_WITHIN = Duration.ofMinutes(2);

    private final ChildFleet fleet;
    private final Member member;
    private final List<Charge> charges;
    private final List<Crash> crashes = new ArrayList<>();
    private @Nullable ChildJvm armed;
    private int next;
    private long armedAt;

    /// A point and the passing at which to end there.
    record Charge(CrashPoint point, long passing) {}

    /// A process that ended at its point, and when.
    record Crash(Member member, CrashPoint point, long passing, long atNanos, Duration after) {
        /// The lane that stands still when this happens.
        Lane lane() {
            return point.word().startsWith("router") || point.word().startsWith("worker")
                    ? Lane.INTERACTIVE
                    : Lane.BATCH;
        }

        /// A row for people: until of each origin a job had ended that was submitted after the
        /// crash.
        String row(Witness witness, Load load) {
            OptionalLong end = witness.firstEnds(load, lane(), atNanos);
            String recovered =
                    end.isEmpty() ? "never" : "%.1f s".formatted((end.getAsLong() - atNanos) / 1e9);
            return "  %-36s %4d  %-13s %6.1f s  %9s"
                    .formatted(point, passing, member, after.toMillis() / 1e3, recovered);
        }
    }

    CrashCourse(ChildFleet fleet, Member member, List<Charge> charges) {
        this.fleet = fleet;
        this.member = member;
        this.charges = List.copyOf(charges);
    }

    /// Kills the member and starts it armed with the first point.
    void begin() {
        fleet.of(member).kill();
        arm();
    }

    private void arm() {
        if (next == charges.size()) {
            armed = null;
            ChildJvm _ = fleet.start(member);
            return;
        }
        Charge charge = charges.get(next);
        armedAt = System.nanoTime();
        armed = fleet.startArmed(member, charge.point(), charge.passing());
    }

    boolean isOver() {
        return armed == null;
    }

    /// Looks after the member; to be called again and again.
    ///
    /// @throws DrillFailed when it does not come to its point in time, or ends otherwise
    void look() {
        ChildJvm child = armed;
        if (child == null) {
            return;
        }
        Charge charge = charges.get(next);
        OptionalInt exit = child.exit();
        Duration after = Duration.ofNanos(System.nanoTime() - armedAt);
        if (exit.isEmpty()) {
            if (after.compareTo(REACHED_WITHIN) > 0) {
                throw new DrillFailed(
                        member + " did not come to " + charge + ", it said\n" + child.said());
            }
            return;
        }
        if (exit.getAsInt() != CrashPoint.EXIT) {
            throw new DrillFailed(
                    member
                            + " ended with "
                            + exit.getAsInt()
                            + " before "
                            + charge
                            + ", it said\n"
                            + child.said());
        }
        crashes.add(new Crash(member, charge.point(), charge.passing(), System.nanoTime(), after));
        next++;
        arm();
    }

    List<Crash> crashes() {
        return crashes;
    }

    Member member() {
        return member;
    }
}
