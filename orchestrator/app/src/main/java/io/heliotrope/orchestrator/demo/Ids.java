package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;

/// Job ids of one run: numbered by lane, marked by the seed so that runs on one cluster differ.
final class Ids {
    private static final int MARK_BITS = 0xFFFF;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final String mark;
    private int requests;
    private int batches;

    Ids(long seed) {
        this.mark = "%04x".formatted((seed * MIX) >>> 48 & MARK_BITS);
    }

    JobId next(Lane lane) {
        return switch (lane) {
            case INTERACTIVE -> new JobId("req-%05d-%s".formatted(++requests, mark));
            case BATCH -> new JobId("job-%04d-%s".formatted(++batches, mark));
        };
    }
}
