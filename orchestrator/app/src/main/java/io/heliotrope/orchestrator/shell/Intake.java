package io.heliotrope.orchestrator.shell;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Describes the records of the jobs topics of one lane on one home cluster. Safe from any thread.
public final class Intake {
    private final ClusterId cluster;
    private final Lane lane;
    private final Map<String, RegionId> origins = new TreeMap<>();

    public Intake(ClusterId cluster, Lane lane, Collection<RegionId> origins) {
        this.cluster = cluster;
        this.lane = lane;
        origins.forEach(origin -> this.origins.put(Topics.jobs(origin, lane), origin));
    }

    /// The jobs topics it knows, in order of name.
    public Collection<String> topics() {
        return origins.keySet();
    }

    /// What a record of one of the topics is; `now` is job time. A record on which the reading
    /// itself fails is a defective job.
    ///
    /// @throws IllegalArgumentException when its topic is none of the topics
    public Descriptor describe(Submission submission, Instant now) {
        RegionId origin = origin(submission);
        try {
            return JobHeaders.describe(cluster, origin, lane, submission, now);
        } catch (RuntimeException failure) {
            return JobHeaders.undescribed(cluster, origin, submission, failure);
        }
    }

    /// Whose topic the record lay in.
    ///
    /// @throws IllegalArgumentException when it is none of the topics
    public RegionId origin(Submission submission) {
        RegionId origin = origins.get(submission.topic());
        if (origin == null) {
            throw new IllegalArgumentException(
                    "topic " + submission.topic() + " is no jobs topic of " + cluster);
        }
        return origin;
    }
}
