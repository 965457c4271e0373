package io.heliotrope.queues;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How many partitions the topics have and how long they keep their records.
///
/// Jobs, results, status and restatements of an origin have the same count, so that one task sees
/// all of a job; it cannot be changed later. A dispatch topic is read as a log by every worker of
/// its region, so more than one partition spreads brokers, not workers. A payload must outlive its
/// job: everything on a home cluster is kept for `longestDeadline` plus `grace`. Control topics are
/// what receipts replay against, kept for `replayable`; catalogue and policy are few and kept for
/// ever, since a fold that starts at their beginning must find the last one.
public record TopicLayout(
        int lanePartitions,
        int dispatchPartitions,
        Duration longestDeadline,
        Duration grace,
        Duration replayable) {

    /// The largest batch of jobs in bytes, as Kafka's own default has it: 1 MiB and its overhead.
    public static final int LARGEST_JOB = 1_048_588;

    /// The largest batch of other records: the largest job still fits with its receipt beside it.
    public static final int LARGEST_RECORD = 2 * 1_048_576;

    public TopicLayout {
        var mistakes =
                Stream.of(
                                atLeastOne("topics.lane-partitions", lanePartitions),
                                atLeastOne("topics.dispatch-partitions", dispatchPartitions),
                                positive("topics.longest-deadline", longestDeadline),
                                positive("topics.grace", grace),
                                positive("topics.replayable", replayable))
                        .filter(mistake -> !mistake.isEmpty())
                        .collect(joining("; "));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(mistakes);
        }
    }

    /// 4 partitions a lane, 1 of dispatches; deadlines of up to 7 days with 7 more of grace;
    /// receipts that replay for 400 days.
    public static TopicLayout standard() {
        return new TopicLayout(
                4, 1, JobHeaders.LONGEST_DEADLINE, Duration.ofDays(7), Duration.ofDays(400));
    }

    /// How long a home cluster keeps jobs, dispatches, results and status.
    public Duration retention() {
        return longestDeadline.plus(grace);
    }

    /// The topics of a home cluster: those of its `origins`, and a dispatch topic per lane for each
    /// region in `targets` that its jobs may be sent to.
    public List<TopicSpec> home(Collection<RegionId> origins, Collection<RegionId> targets) {
        var all = new ArrayList<TopicSpec>();
        for (RegionId origin : new TreeSet<>(origins)) {
            for (Lane lane : Lane.values()) {
                all.add(lane(Topics.jobs(origin, lane), LARGEST_JOB));
                all.add(lane(Topics.results(origin, lane), LARGEST_RECORD));
            }
            all.add(lane(Topics.status(origin), LARGEST_RECORD));
            all.add(lane(Topics.restatements(origin), LARGEST_RECORD));
            all.add(log(Topics.deadLetters(origin), 1, retention()));
        }
        for (RegionId target : new TreeSet<>(targets)) {
            for (Lane lane : Lane.values()) {
                all.add(log(Topics.dispatch(target, lane), dispatchPartitions, retention()));
            }
        }
        return List.copyOf(all);
    }

    /// The topics of the control cluster, one partition each: their order is the world's history.
    public List<TopicSpec> control() {
        return Topics.control().stream()
                .map(topic -> log(topic, 1, controlRetention(topic)))
                .toList();
    }

    private TopicSpec lane(String topic, int largestBytes) {
        return new TopicSpec(topic, lanePartitions, retention(), largestBytes);
    }

    private static TopicSpec log(String topic, int partitions, Duration retention) {
        return new TopicSpec(topic, partitions, retention, LARGEST_RECORD);
    }

    private Duration controlRetention(String topic) {
        return topic.equals(Topics.CATALOGUE) || topic.equals(Topics.POLICY)
                ? TopicSpec.FOR_EVER
                : replayable;
    }

    private static String atLeastOne(String setting, int value) {
        return value >= 1 ? "" : setting + " must be at least 1, was " + value;
    }

    private static String positive(String setting, Duration value) {
        return value.isPositive() ? "" : setting + " must be longer than zero, was " + value;
    }
}
