package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.signals.recorded.RecordedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// All that a run of the demo is made of: the same scenario is the same work under the same sky.
///
/// Jobs come in from `pace.from()` for `length` of job time; the clock then runs on until every job
/// has ended, which is by [#lastEnd] at the latest. `arrivals` are in order of time. `scaling` says
/// in short sentences what is not as it would be in production.
public record Scenario(
        String name,
        Catalogue catalogue,
        PolicySettings policy,
        ClusterId control,
        Pace pace,
        Duration length,
        RecordedFeed feed,
        Canary canary,
        List<Arrival> arrivals,
        List<String> scaling) {
    /// No deadline lies further after the intake's end.
    public static final Duration LONGEST_WAIT = Duration.ofHours(24);

    public Scenario {
        arrivals = List.copyOf(arrivals);
        scaling = List.copyOf(scaling);
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a scenario must last, length was " + length);
        }
        check(catalogue, pace.from(), pace.from().plus(length), arrivals);
    }

    private static void check(
            Catalogue catalogue, Instant from, Instant end, List<Arrival> arrivals) {
        Set<JobId> known = new HashSet<>();
        Instant last = from;
        for (Arrival arrival : arrivals) {
            if (arrival.at().isBefore(last) || !arrival.at().isBefore(end)) {
                throw new IllegalArgumentException(
                        "arrivals must be in order of time and from %s until before %s, was %s"
                                .formatted(last, end, arrival));
            }
            last = arrival.at();
            if (catalogue.indexOf(arrival.origin()) < 0) {
                throw new IllegalArgumentException("origin is no region: " + arrival);
            }
            boolean isNew = known.add(arrival.job());
            boolean mustBeNew =
                    switch (arrival.intent()) {
                        case JOB, POISON -> true;
                        case REPEAT, CONFLICT, CANCEL -> false;
                    };
            if (isNew != mustBeNew) {
                throw new IllegalArgumentException(
                        "id must be %s: %s".formatted(mustBeNew ? "new" : "known", arrival));
            }
        }
    }

    /// The same with another catalogue of the same regions.
    Scenario with(Catalogue other) {
        return new Scenario(
                name, other, policy, control, pace, length, feed, canary, arrivals, scaling);
    }

    public Instant from() {
        return pace.from();
    }

    /// When the intake ends, exclusive.
    public Instant intakeEnd() {
        return pace.from().plus(length);
    }

    /// The last moment at which a job may still be without an end.
    public Instant lastEnd() {
        return intakeEnd().plus(LONGEST_WAIT);
    }

    /// The clusters to run: those of the regions and the one that holds the control topics.
    public SortedSet<ClusterId> clusters() {
        TreeSet<ClusterId> clusters = new TreeSet<>();
        clusters.add(control);
        for (Region region : catalogue.regions()) {
            clusters.add(region.home());
        }
        return clusters;
    }

    /// How many arrivals are of that kind.
    public int count(Intent intent) {
        return (int) arrivals.stream().filter(a -> a.intent() == intent).count();
    }

    /// The payloads that carry the canary when they are written.
    public int canaries() {
        return (int) arrivals.stream().filter(a -> a.text().contains(canary.marker())).count();
    }
}
