package io.heliotrope.queues;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import java.time.Duration;
import java.time.Instant;

/// The headers by which a job says what it wants: an answer soon, or completion by a deadline.
final class HeaderObjective {
    private static final Duration DEFAULT_SLO = Duration.ofSeconds(1);
    private static final Duration DEFAULT_EXPIRY = Duration.ofSeconds(30);
    private static final Duration DEFAULT_DEADLINE = Duration.ofDays(1);
    private static final Duration DEFAULT_GPU_TIME = Duration.ofMinutes(15);
    private static final int DEFAULT_MAX_TOKENS = 16;
    private static final int MOST_TOKENS = 100_000;

    private HeaderObjective() {}

    /// Of a record that arrived at a real time, of a job submitted at `submittedAt`, job time, as
    /// `now` is.
    static Objective of(
            HeaderFields fields, Lane lane, Instant arrived, Instant submittedAt, Instant now) {
        return switch (lane) {
            case INTERACTIVE -> respond(fields, arrived);
            case BATCH -> complete(fields, submittedAt, now);
        };
    }

    private static Objective respond(HeaderFields fields, Instant arrived) {
        Duration slo = fields.duration(JobHeaders.SLO, DEFAULT_SLO);
        Instant expiresAt =
                fields.instant(JobHeaders.DEADLINE, arrived.plus(DEFAULT_EXPIRY), arrived);
        fields.soonEnough(JobHeaders.DEADLINE, expiresAt, arrived);
        int tokens = fields.count(JobHeaders.MAX_TOKENS, DEFAULT_MAX_TOKENS, MOST_TOKENS);
        if (fields.flag(JobHeaders.INTERRUPTIBLE)) {
            fields.defect(
                    JobHeaders.INTERRUPTIBLE, "true", "none: an interactive job runs at once");
        }
        return new Objective.Respond(slo, expiresAt, tokens);
    }

    private static Objective complete(HeaderFields fields, Instant submittedAt, Instant now) {
        Instant deadline =
                fields.instant(
                        JobHeaders.DEADLINE, submittedAt.plus(DEFAULT_DEADLINE), submittedAt);
        fields.soonEnough(JobHeaders.DEADLINE, deadline, now);
        return new Objective.Complete(
                deadline,
                fields.duration(JobHeaders.GPU_TIME, DEFAULT_GPU_TIME),
                fields.flag(JobHeaders.INTERRUPTIBLE));
    }
}
