package io.heliotrope.orchestrator.router;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a topic that a router reads holds, and whose it is.
final class TopicKinds {
    /// The three kinds of records a router task reads.
    enum Kind {
        JOBS,
        RESULTS,
        STATUS
    }

    private final Map<String, Kind> kinds = new HashMap<>();
    private final Map<String, RegionId> origins = new HashMap<>();

    TopicKinds(List<RegionId> all) {
        for (RegionId origin : all) {
            add(Topics.jobs(origin, Lane.INTERACTIVE), Kind.JOBS, origin);
            add(Topics.results(origin, Lane.INTERACTIVE), Kind.RESULTS, origin);
            add(Topics.status(origin), Kind.STATUS, origin);
        }
    }

    private void add(String topic, Kind kind, RegionId origin) {
        kinds.put(topic, kind);
        origins.put(topic, origin);
    }

    Optional<Kind> of(String topic) {
        return Optional.ofNullable(kinds.get(topic));
    }

    /// @throws IllegalArgumentException for a topic that the router does not read
    RegionId origin(String topic) {
        RegionId origin = origins.get(topic);
        if (origin == null) {
            throw new IllegalArgumentException(
                    "topic " + topic + " is not one that the router reads");
        }
        return origin;
    }

    /// Every topic to read, in order of name.
    List<String> topics() {
        return kinds.keySet().stream().sorted().toList();
    }
}
