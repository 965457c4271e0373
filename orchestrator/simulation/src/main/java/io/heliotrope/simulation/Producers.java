package io.heliotrope.simulation;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Descriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The producers of both origins: new jobs, the same again, another body under the same id, records
/// that do not read, and cancels before, during and after.
final class Producers {
    private static final TenantId TENANT = new TenantId("tenant");
    private static final List<String> LABELS =
            List.of("", "", "EEA", "EEA", "EEA", "US", "!US", "JP");

    private final Scene scene;
    private final List<Submitted> submitted = new ArrayList<>();
    private int ids;

    /// An acknowledged record of a jobs topic.
    record Submitted(HomeCluster home, Lane lane, Descriptor descriptor, Instant at) {}

    Producers(Scene scene) {
        this.scene = scene;
    }

    List<Submitted> submitted() {
        return submitted;
    }

    void submit(Dice dice) {
        HomeCluster home = scene.homes.get(dice.onceIn(4) ? 1 : 0);
        Lane lane = dice.onceIn(2) ? Lane.INTERACTIVE : Lane.BATCH;
        if (!submitted.isEmpty() && dice.onceIn(3)) {
            again(dice.oneOf(submitted), dice);
            return;
        }
        JobId id = new JobId(lane.word() + "-" + ids++);
        if (dice.onceIn(15)) {
            // a cancel that overtook its job
            append(new Submitted(home, lane, new Descriptor.Cancel(id, home.origin), scene.now()));
        }
        Descriptor descriptor =
                dice.onceIn(20)
                        ? new Descriptor.Defective(
                                id,
                                home.origin,
                                Digest.of("defective " + id),
                                payload(home, lane),
                                List.of(new Descriptor.Defect("slo", "soon", "a duration")))
                        : new Descriptor.Sound(job(id, home, lane, dice));
        append(new Submitted(home, lane, descriptor, scene.now()));
    }

    private void again(Submitted before, Dice dice) {
        switch (dice.below(4)) {
            case 0 ->
                    append(
                            new Submitted(
                                    before.home(),
                                    before.lane(),
                                    before.descriptor(),
                                    scene.now()));
            case 1 ->
                    append(
                            new Submitted(
                                    before.home(),
                                    before.lane(),
                                    new Descriptor.Sound(
                                            job(
                                                    before.descriptor().id(),
                                                    before.home(),
                                                    before.lane(),
                                                    dice)),
                                    scene.now()));
            default ->
                    append(
                            new Submitted(
                                    before.home(),
                                    before.lane(),
                                    new Descriptor.Cancel(
                                            before.descriptor().id(), before.home().origin),
                                    scene.now()));
        }
    }

    void append(Submitted next) {
        submitted.add(next);
        scene.trace("producer", next.descriptor());
        Log<Descriptor> log =
                next.lane() == Lane.INTERACTIVE
                        ? next.home().interactiveJobs
                        : next.home().batchJobs;
        log.append(scene.now(), next.descriptor());
    }

    private Job job(JobId id, HomeCluster home, Lane lane, Dice dice) {
        Objective objective =
                switch (lane) {
                    case INTERACTIVE ->
                            new Objective.Respond(
                                    Duration.ofMillis(dice.onceIn(10) ? 1 : 5_000),
                                    scene.now().plusSeconds(15 + dice.below(20)),
                                    100);
                    case BATCH -> {
                        Duration gpuTime = Duration.ofMinutes(15L * (1 + dice.below(8)));
                        Instant deadline =
                                scene.jobNow()
                                        .plus(gpuTime)
                                        .plus(Duration.ofMinutes(15L * dice.below(24)));
                        // by its name, so that who else is diced for stays the same
                        boolean isInterruptible = Math.floorMod(id.value().hashCode(), 3) == 0;
                        yield new Objective.Complete(deadline, gpuTime, isInterruptible);
                    }
                };
        return new Job(
                id,
                home.origin,
                TENANT,
                dice.onceIn(30) ? "unheard-of" : Fleet.MODEL,
                Residency.parse(dice.oneOf(LABELS)),
                objective,
                scene.jobNow(),
                Digest.of("body " + dice.salt()),
                payload(home, lane));
    }

    private static PayloadRef payload(HomeCluster home, Lane lane) {
        return new PayloadRef(home.id, "jobs." + lane.word(), 0, 0, 10);
    }
}
