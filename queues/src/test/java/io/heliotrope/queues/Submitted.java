package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Descriptor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A record of a jobs topic for tests: `new Submitted("payload", "header: value", ...)`.
record Submitted(String payload, List<String> headers) {
    static final Instant ARRIVED = Instant.parse("2026-06-01T12:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-10T06:00:00Z");
    static final ClusterId CLUSTER = new ClusterId("europe");
    static final RegionId ORIGIN = new RegionId("paris");

    Submitted(String payload, String... headers) {
        this(payload, Arrays.asList(headers));
    }

    Submission in(Lane lane) {
        var all = new RecordHeaders();
        for (String header : headers) {
            int colon = header.indexOf(": ");
            all.add(header.substring(0, colon), header.substring(colon + 2).getBytes(UTF_8));
        }
        return new Submission(
                Topics.jobs(ORIGIN, lane), 2, 41, ARRIVED, payload.getBytes(UTF_8), all);
    }

    Descriptor described(Lane lane) {
        return JobHeaders.describe(CLUSTER, ORIGIN, lane, in(lane), NOW);
    }
}
