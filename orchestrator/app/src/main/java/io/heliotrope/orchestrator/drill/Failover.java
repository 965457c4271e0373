package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How long accepted work stands still when the active process of a role is killed while another
/// stands by.
///
/// The gap is the longest time between two first dispatches in one partition of an origin's jobs
/// (interactive), or in all of them (batch, which one task decides), into which the kill fell or
/// which came after it. Belongs to the drill's thread.
final class Failover {
    private static final Duration SETTLED = Duration.ofSeconds(8);

    private final Ground ground;
    private final Duration longest;

    /// `longest` is how long a gap is waited for.
    Failover(Ground ground, Duration longest) {
        this.ground = ground;
        this.longest = longest;
    }

    /// The gaps of a role, in order of length.
    record Gaps(String role, List<Duration> all) {
        Gaps {
            all = all.stream().sorted().toList();
        }

        /// The smallest gap that so many percent of all do not exceed.
        Duration percentile(int percent) {
            int rank = Math.ceilDiv(percent * all.size(), 100);
            return all.get(Math.max(0, rank - 1));
        }

        @Override
        public String toString() {
            return "  %-12s %2d kills   p50 %5.1f s   p99 %5.1f s   all %s"
                    .formatted(
                            role,
                            all.size(),
                            percentile(50).toMillis() / 1e3,
                            percentile(99).toMillis() / 1e3,
                            all.stream()
                                    .map(gap -> "%.1f".formatted(gap.toMillis() / 1e3))
                                    .toList());
        }
    }

    /// Starts a second process for `member`, then kills the one and the other in turn, `kills`
    /// times, under load.
    Gaps of(Member member, Lane lane, int kills) {
        Member other = member.again("-2");
        ChildJvm _ = ground.fleet().start(other);
        ground.fleet().awaitUp(other);
        Patience.pass(SETTLED);
        List<Duration> gaps = new ArrayList<>();
        Member active = member;
        for (int kill = 0; kill < kills; kill++) {
            long at = System.nanoTime();
            ground.fleet().of(active).kill();
            Patience.pass(longest);
            gaps.add(gap(lane, at));
            ChildJvm _ = ground.fleet().start(active);
            ground.fleet().awaitUp(active);
            Patience.pass(SETTLED);
            active = active.equals(member) ? other : member;
        }
        ground.fleet().of(other).kill();
        return new Gaps(member.name() + " " + lane.name().toLowerCase(Locale.ROOT), gaps);
    }

    /// The longest silence of a partition that the kill fell into or that came after it.
    private Duration gap(Lane lane, long killedAt) {
        long until = System.nanoTime();
        Map<Integer, Long> lastSeen = new TreeMap<>();
        Map<Integer, Long> longestOf = new TreeMap<>();
        for (Witness.Seen seen : ground.witness().firstDispatches()) {
            boolean isCounted = seen.lane() == lane && seen.origin().equals(FleetFile.NORTH);
            if (isCounted) {
                int stream = lane == Lane.BATCH ? 0 : seen.partition();
                Long before = lastSeen.put(stream, seen.atNanos());
                if (seen.atNanos() - killedAt > 0 && before != null) {
                    longestOf.merge(stream, seen.atNanos() - before, Math::max);
                }
            }
        }
        lastSeen.forEach((stream, last) -> longestOf.merge(stream, until - last, Math::max));
        return Duration.ofNanos(
                longestOf.values().stream()
                        .max(Comparator.naturalOrder())
                        .orElse(longest.toNanos()));
    }
}
