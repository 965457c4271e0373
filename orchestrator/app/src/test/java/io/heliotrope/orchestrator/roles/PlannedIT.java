package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Stay;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.PlanWire;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Decoded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running decider plans held jobs together: a region and an hour that two jobs took which
/// could go elsewhere are given to two that cannot.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlannedIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NORTH_GREEN = SmallFleet.START.plus(HOUR.multipliedBy(2));
    private static final Instant WEST_GREEN = SmallFleet.START.plus(HOUR.multipliedBy(3));

    @Test
    void held_jobs_make_way_for_each_other_and_are_released_along_the_plan(@TempDir Path directory)
            throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene =
                        new Scene(
                                SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                                SmallFleet.NORTH,
                                SmallFleet.WEST)) {
            scene.ready();
            forecast(scene, "N", 2, 10);
            forecast(scene, "W", 3, 12);
            List<JobId> free = submit(scene, "free", Map.of());
            await(scene, new Stay(SmallFleet.NORTH, NORTH_GREEN, 2, 0));
            List<JobId> bound = submit(scene, "bound", Map.of(JobHeaders.RESIDENCY, "SE"));
            await(
                    scene,
                    new Stay(SmallFleet.NORTH, NORTH_GREEN, 2, 0),
                    new Stay(SmallFleet.WEST, WEST_GREEN, 2, 0));

            scene.fleet().tick(NORTH_GREEN);
            List<Dispatch> first = bound.stream().map(scene::dispatch).toList();
            boolean othersWait = free.stream().allMatch(scene::isUnsent);
            // told in this quarter of an hour, before the next one begins
            await(scene, new Stay(SmallFleet.WEST, WEST_GREEN, 2, 0));
            scene.fleet().tick(WEST_GREEN);
            List<Dispatch> second = free.stream().map(scene::dispatch).toList();

            assertThat(othersWait).isTrue();
            assertThat(first)
                    .allSatisfy(dispatch -> {
                        assertThat(dispatch.target()).isEqualTo(SmallFleet.NORTH);
                        assertThat(dispatch.receipt().now()).isEqualTo(NORTH_GREEN);
                        assertThat(dispatch.receipt().load().planned()).isPresent();
                    });
            assertThat(second)
                    .extracting(Dispatch::target)
                    .containsExactly(SmallFleet.WEST, SmallFleet.WEST);
            for (JobId job : bound) {
                assertThat(scene.finishUntilEnd(job)).isInstanceOf(Status.Done.class);
            }
            assertThat(told(kafka.bootstrap()))
                    .extracting(PlannedIT::without)
                    .contains(List.of(new Stay(SmallFleet.WEST, WEST_GREEN, 2, 0)));
        }
    }

    private static List<JobId> submit(Scene scene, String name, Map<String, String> more)
            throws Exception {
        List<JobId> jobs = List.of(new JobId(name + "-1"), new JobId(name + "-2"));
        for (JobId job : jobs) {
            Map<String, String> headers = new TreeMap<>(more);
            headers.put(JobHeaders.GPU_TIME, "1h");
            scene.submit(Lane.BATCH, job, headers);
        }
        return jobs;
    }

    /// Green in one hour, dirty in all others, most of all in the first.
    private static void forecast(Scene scene, String zone, int hour, double grams) {
        double[] hourly = new double[24];
        Arrays.fill(hourly, 500);
        hourly[0] = 700;
        hourly[hour] = grams;
        scene.fleet().forecast(zone, hourly);
    }

    /// Waits until the plan has these places, whatever grams it expects of them.
    private static void await(Scene scene, Stay... places) {
        Eventually.holds(
                () -> Arrays.toString(places) + ", not " + scene.fleet().decider().plan(),
                () -> {
                    scene.beat();
                    Optional<PlanRecord> plan = scene.fleet().decider().plan();
                    return plan.isPresent() && without(plan.get()).equals(List.of(places));
                });
    }

    private static List<Stay> without(PlanRecord plan) {
        return plan.stays().stream()
                .map(stay -> new Stay(stay.region(), stay.start(), stay.jobs(), 0))
                .toList();
    }

    /// The plans that lie in the topic.
    private static List<PlanRecord> told(String bootstrap) {
        List<PlanRecord> plans = new ArrayList<>();
        try (TopicScan scan =
                TopicScan.uncommitted(
                        "control", ClientSettings.plain(bootstrap), Duration.ofSeconds(15))) {
            scan.readLast(
                    scan.partitions(Topics.PLANS),
                    1_000,
                    received -> {
                        if (PlanWire.read(received.value())
                                instanceof Decoded.Value<PlanRecord>(PlanRecord plan)) {
                            plans.add(plan);
                        }
                    });
        }
        return plans;
    }
}
