package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.TopicLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How long accepted work stands still when the active process of a role is killed while another
/// stands by.
///
/// The gap is the longest [Standstill] of one partition of an origin's jobs (interactive), or of
/// all of them (batch, which one task decides), into which the kill fell or which came after it.
/// Belongs to the drill's thread.
final class Failover {
    private static final Duration SETTLED = Duration.ofSeconds(8);
    private static final Duration MARGIN = Duration.ofSeconds(8);

    private final Ground ground;
    private final Load load;
    private final Duration session;

    /// `session` is after how long the brokers miss a member.
    Failover(Ground ground, Load load, Duration session) {
        this.ground = ground;
        this.load = load;
        this.session = session;
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
            return "%s, %d kills   p50 %.1f s   p99 %.1f s   all %s"
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

    /// Starts a second process for `member`, then kills the one and the other in turn, under load,
    /// until `kills` of them were of one that had work to hand over: who stands by is not missed
    /// for half a session.
    ///
    /// @throws DrillFailed when twice as many kills do not hit so often
    Gaps of(Member member, Lane lane, int kills) {
        Member other = member.again("-2");
        ChildJvm _ = ground.fleet().start(other);
        ground.fleet().awaitUp(other);
        Patience.pass(SETTLED);
        List<Duration> gaps = new ArrayList<>();
        Member next = member;
        for (int kill = 0; gaps.size() < kills; kill++) {
            if (kill > 2 * kills) {
                throw new DrillFailed(member.name() + " was hit by " + gaps.size() + " of " + kill);
            }
            long at = System.nanoTime();
            ground.fleet().of(next).kill();
            Patience.pass(session.plus(MARGIN));
            Duration gap = gap(lane, at);
            if (gap.multipliedBy(2).compareTo(session) > 0) {
                gaps.add(gap);
            }
            ChildJvm _ = ground.fleet().start(next);
            ground.fleet().awaitUp(next);
            Patience.pass(SETTLED);
            next = next.equals(member) ? other : member;
        }
        ground.fleet().of(other).kill();
        return new Gaps(member.name() + " " + lane.name().toLowerCase(Locale.ROOT), gaps);
    }

    /// All batch jobs are decided in one task, interactive ones in that of their partition.
    private static int stream(JobId job, Lane lane) {
        int partitions = TopicLayout.standard().lanePartitions();
        return lane == Lane.BATCH ? 0 : PartitionByJob.of(job, partitions);
    }

    private static boolean isCounted(RegionId origin, Lane lane, Lane counted) {
        return lane == counted && origin.equals(FleetFile.NORTH);
    }

    /// The longest standstill that the kill fell into or that came after it. What was submitted and
    /// is not dispatched by now has waited until now.
    private Duration gap(Lane lane, long killedAt) {
        long now = System.nanoTime();
        List<Standstill.Passage> passages = new ArrayList<>();
        Set<JobId> dispatched = new HashSet<>();
        for (Witness.Seen seen : ground.witness().firstDispatches()) {
            dispatched.add(seen.job());
            if (isCounted(seen.origin(), seen.lane(), lane)) {
                passages.add(
                        new Standstill.Passage(
                                stream(seen.job(), lane),
                                load.sent(seen.job()).atNanos(),
                                seen.atNanos()));
            }
        }
        load.all()
                .forEach((job, sent) -> {
                    if (isCounted(sent.origin(), sent.lane(), lane) && !dispatched.contains(job)) {
                        passages.add(
                                new Standstill.Passage(stream(job, lane), sent.atNanos(), now));
                    }
                });
        return Standstill.longest(passages, killedAt);
    }
}
