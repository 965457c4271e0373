package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decider, router and agent killed together with work in every state, then started again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class RestartIT {
    private static final Map<String, String> WEST_ONLY = Map.of(JobHeaders.RESIDENCY, "US");

    @Test
    void nothing_is_lost_and_everything_ends_once_when_all_deciding_roles_are_killed(
            @TempDir Path directory) throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene =
                        new Scene(
                                SmallFleet.prepared(kafka.bootstrap(), directory.resolve("fleet")),
                                SmallFleet.NORTH,
                                SmallFleet.WEST)) {
            List<JobId> all = new ArrayList<>();
            scene.worker(SmallFleet.WEST).fallSilent();
            try (ChildProcess first = start(kafka, directory, "first")) {
                for (Lane lane : Lane.values()) {
                    scene.submit(lane, named(all, "ended-", lane), Map.of());
                    scene.finishUntilEnd(all.getLast());
                    scene.submit(lane, named(all, "held-", lane), WEST_ONLY);
                    JobId held = all.getLast();
                    Eventually.holds(
                            "a word on " + held, () -> !scene.statuses().of(held).isEmpty());
                    scene.submit(lane, named(all, "running-", lane), Map.of());
                    scene.dispatch(all.getLast());
                    scene.submit(lane, named(all, "answered-meanwhile-", lane), Map.of());
                }
                List<Dispatch> answered = new ArrayList<>();
                for (Lane lane : Lane.values()) {
                    answered.add(scene.dispatch(new JobId("answered-meanwhile-" + lane)));
                }

                first.kill();
                for (Dispatch dispatch : answered) {
                    scene.finish(dispatch);
                }
                for (Lane lane : Lane.values()) {
                    scene.submit(lane, named(all, "submitted-meanwhile-", lane), Map.of());
                }
            }
            scene.worker(SmallFleet.WEST).speakAgain();
            try (ChildProcess second = start(kafka, directory, "second")) {
                try {
                    for (JobId job : all) {
                        assertThat(scene.finishUntilEnd(job))
                                .as("%s", job)
                                .isInstanceOf(Status.Done.class);
                    }
                } catch (AssertionError failed) {
                    failed.addSuppressed(
                            new AssertionError("the second fleet said " + second.said()));
                    throw failed;
                }
                assertThat(second.isAlive()).isTrue();
                assertThat(all)
                        .allSatisfy(job -> assertThat(scene.statuses().ends(job)).hasSize(1));
            }
        }
    }

    private static JobId named(List<JobId> all, String name, Lane lane) {
        JobId job = new JobId(name + lane);
        all.add(job);
        return job;
    }

    private static ChildProcess start(OwnBroker kafka, Path directory, String name)
            throws IOException {
        ChildProcess child =
                ChildProcess.start(
                        FleetMain.class,
                        directory.resolve(name + ".log"),
                        kafka.bootstrap(),
                        directory.resolve("roles").toString());
        Eventually.holds(
                () -> "the " + name + " fleet's readiness; it said\n" + child.said(),
                () -> child.said().contains(FleetMain.READY));
        return child;
    }
}
