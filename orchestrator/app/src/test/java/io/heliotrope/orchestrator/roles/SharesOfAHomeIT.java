package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.token.TokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that serve one home cluster: each job is one's own.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharesOfAHomeIT {
    private static final List<JobId> JOBS =
            IntStream.range(0, 200).mapToObj(i -> new JobId("job-" + i)).toList();

    @Test
    void every_job_is_held_by_exactly_one_of_two_and_by_the_other_when_that_one_leaves(
            @TempDir Path folder) throws Exception {
        try (OwnBroker kafka = new OwnBroker(folder.resolve("kafka"));
                SmallFleet fleet = SmallFleet.running(kafka.bootstrap(), folder.resolve("first"))) {
            assertThat(JOBS).allMatch(fleet.home()::holds);

            try (HomeRole second = second(fleet, folder.resolve("second"))) {
                Eventually.holds(
                        "each job is one's own, and both have some",
                        () ->
                                JOBS.stream()
                                                .allMatch(job ->
                                                        fleet.home().holds(job)
                                                                != second.holds(job))
                                        && JOBS.stream().anyMatch(second::holds)
                                        && JOBS.stream().anyMatch(fleet.home()::holds));

                fleet.home().close();
                assertThat(JOBS).noneMatch(fleet.home()::holds);
                Eventually.holds(
                        "all are the second's", () -> JOBS.stream().allMatch(second::holds));
            }
        }
    }

    private static HomeRole second(SmallFleet fleet, Path folder) throws InterruptedException {
        TokenKeys keys = TokenKeyFile.passing();
        return HomeRole.start(
                SmallFleet.HOME,
                fleet.clusters(),
                ProcessSettings.in(folder, TopicLayout.standard()),
                () -> keys,
                new Meters(new SimpleMeterRegistry()));
    }
}
