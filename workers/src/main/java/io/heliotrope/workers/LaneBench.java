package io.heliotrope.workers;

import io.heliotrope.model.Lane;

/// What all jobs of one lane of one worker share: its slots, its engine threads and its mean.
record LaneBench(Lane lane, LaneLimits limits, LaneSlots slots, EngineRoom room, ServiceMean mean) {
    static LaneBench open(Lane lane, LaneLimits limits, String worker) {
        String name = worker + "-" + lane.word();
        return new LaneBench(
                lane,
                limits,
                new LaneSlots(
                        limits.slots(),
                        limits.queue(),
                        Thread.ofVirtual().name(name + "-job-", 0).factory()),
                new EngineRoom(name + "-engine", limits.inferences()),
                new ServiceMean());
    }
}
