package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One record that a producer puts on a jobs topic, the way a plain client without any library
/// does.
///
/// `headers` are text, all but the header of the id, which `job` tells.
///
/// `at` is job time. `text` is the payload; it is never part of this record's text form.
public record Arrival(
        Instant at,
        RegionId origin,
        Lane lane,
        JobId job,
        Intent intent,
        SortedMap<String, String> headers,
        String text) {

    /// What the producer is after; told for tests and for people, never sent.
    public enum Intent {
        /// A job, sound or to be refused, that its producer sends once.
        JOB,
        /// The same job once more, not a byte changed: nothing may happen.
        REPEAT,
        /// The id of an earlier job with another body: a conflict, the first stays.
        CONFLICT,
        /// The producer takes an earlier job back.
        CANCEL,
        /// A record that does not read as a job.
        POISON
    }

    public Arrival {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /// The payload in UTF-8; empty for a cancellation.
    public byte[] payload() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The same record at another moment.
    Arrival again(Instant later, Intent why) {
        return new Arrival(later, origin, lane, job, why, headers, text);
    }

    @Override
    public String toString() {
        return "%s %s %s from %s at %s, %d characters, %s"
                .formatted(lane.word(), intent, job, origin, at, text.length(), headers);
    }
}
