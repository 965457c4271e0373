package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.FROM;
import static io.heliotrope.orchestrator.demo.TestSkies.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.orchestrator.demo.SyntheticScenario.Settings;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.Amount;
import io.heliotrope.queues.JobHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyntheticScenarioTest {
    private static final HeliotropeConfig CONFIG = TestSkies.shipped();
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static Scenario scenario(long seed) {
        return SyntheticScenario.of(
                CONFIG,
                TestSkies.flat(CONFIG.catalogue()),
                Settings.day(seed, FROM, MINUTE, MARKER));
    }

    @Test
    void the_same_seed_is_the_same_work() {
        assertThat(scenario(7).arrivals()).isEqualTo(scenario(7).arrivals());
    }

    @Test
    void another_seed_is_other_work_under_other_ids() {
        List<JobId> seven = scenario(7).arrivals().stream().map(Arrival::job).toList();
        List<JobId> eight = scenario(8).arrivals().stream().map(Arrival::job).toList();

        assertThat(seven).doesNotContainAnyElementsOf(eight);
    }

    @Test
    void a_day_in_a_minute_has_the_stated_work() {
        Scenario day = scenario(1);

        assertThat(perLaneAndIntent(day))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "interactive JOB", 1204L,
                                "interactive REPEAT", 1L,
                                "interactive POISON", 1L,
                                "batch JOB", 162L,
                                "batch REPEAT", 3L,
                                "batch CONFLICT", 1L,
                                "batch CANCEL", 3L,
                                "batch POISON", 1L));
    }

    private static Map<String, Long> perLaneAndIntent(Scenario scenario) {
        return scenario.arrivals().stream()
                .collect(
                        Collectors.groupingBy(
                                a -> a.lane().word() + " " + a.intent(),
                                TreeMap::new,
                                Collectors.counting()));
    }

    @Test
    void requests_come_from_every_region_and_never_more_than_30_a_second() {
        Scenario day = scenario(1);

        Map<Long, Long> perSecond =
                interactive(day).stream()
                        .collect(
                                Collectors.groupingBy(
                                        a -> day.pace().until(a.at()).toSeconds(),
                                        Collectors.counting()));

        assertThat(perSecond.values()).allMatch(n -> n <= 30);
        assertThat(interactive(day).stream().map(Arrival::origin).distinct())
                .hasSize(day.catalogue().size());
    }

    @Test
    void people_ask_more_by_day_than_by_night() {
        Region india = region("asia-south");

        Map<Boolean, Long> byNight =
                interactive(scenario(1)).stream()
                        .filter(a -> a.origin().equals(india.id()))
                        .collect(
                                Collectors.partitioningBy(
                                        a -> isNight(a.at(), 4.86), Collectors.counting()));

        long night = byNight.getOrDefault(true, 0L);
        long day = byNight.getOrDefault(false, 0L);
        assertThat(night * 3).isLessThan(day);
    }

    /// Whether the sun's time is from 21:00 to 09:00.
    private static boolean isNight(Instant at, double hoursEast) {
        double hour = (at.getEpochSecond() % 86_400 / 3600.0 + hoursEast) % 24;
        return hour >= 21 || hour < 9;
    }

    @Test
    void batch_asks_for_two_fifths_of_the_slots() {
        Scenario day = scenario(1);
        int slots = day.catalogue().regions().stream().mapToInt(Region::batchSlots).sum();

        double gpuHours =
                day.arrivals().stream()
                        .filter(a -> a.lane() == Lane.BATCH && a.intent() == Intent.JOB)
                        .mapToDouble(a -> gpuTime(a).toMinutes() / 60.0)
                        .sum();

        assertThat(gpuHours / (slots * 24)).isBetween(0.35, 0.45);
    }

    private static Duration gpuTime(Arrival job) {
        return Amount.duration(job.headers().getOrDefault(JobHeaders.GPU_TIME, "")).orElseThrow();
    }

    @Test
    void every_deadline_lies_within_a_day_of_the_intakes_end() {
        Scenario day = scenario(1);

        List<Instant> deadlines =
                day.arrivals().stream()
                        .filter(a -> a.lane() == Lane.BATCH && a.intent() == Intent.JOB)
                        .map(a -> Instant.parse(a.headers().get(JobHeaders.DEADLINE)))
                        .toList();

        assertThat(deadlines).isNotEmpty().allMatch(d -> !d.isAfter(day.lastEnd()));
    }

    @Test
    void the_canary_is_in_every_european_payload_and_in_no_other() {
        Scenario day = scenario(1);
        ClusterId europe = day.canary().cluster();

        for (Arrival arrival : day.arrivals()) {
            boolean isEuropean = home(day.catalogue(), arrival).equals(europe);
            boolean hasPayload = arrival.intent() != Intent.CANCEL;
            assertThat(arrival.text().contains(MARKER))
                    .as(arrival.toString())
                    .isEqualTo(isEuropean && hasPayload);
        }
        assertThat(day.canaries()).isGreaterThan(100);
    }

    private static ClusterId home(Catalogue catalogue, Arrival arrival) {
        return catalogue.find(arrival.origin()).orElseThrow().home();
    }

    @Test
    void a_job_that_is_taken_back_or_repeated_was_there_before_and_cannot_have_ended() {
        Scenario day = scenario(1);
        Map<JobId, Arrival> jobs =
                day.arrivals().stream()
                        .filter(a -> a.intent() == Intent.JOB)
                        .collect(Collectors.toMap(Arrival::job, Function.identity()));

        List<Arrival> followUps =
                day.arrivals().stream()
                        .filter(a -> a.lane() == Lane.BATCH)
                        .filter(a -> a.intent() != Intent.JOB && a.intent() != Intent.POISON)
                        .toList();

        assertThat(followUps).hasSizeGreaterThan(6);
        for (Arrival followUp : followUps) {
            Arrival job = Objects.requireNonNull(jobs.get(followUp.job()));
            assertThat(followUp.at()).isBetween(job.at(), job.at().plus(gpuTime(job)));
            assertThat(followUp.intent() == Intent.REPEAT)
                    .isEqualTo(followUp.text().equals(job.text()));
        }
    }

    @Test
    void every_record_reads_as_what_its_producer_meant() {
        Scenario day = scenario(1);

        for (Arrival arrival : day.arrivals()) {
            Descriptor read = Reads.describe(day, arrival);
            assertThat(read.id()).isEqualTo(arrival.job());
            assertThat(read)
                    .as(arrival.toString())
                    .isInstanceOf(
                            switch (arrival.intent()) {
                                case JOB, REPEAT, CONFLICT -> Descriptor.Sound.class;
                                case CANCEL -> Descriptor.Cancel.class;
                                case POISON -> Descriptor.Defective.class;
                            });
        }
    }

    @Test
    void a_repeat_has_the_digest_of_its_job_and_a_conflict_another() {
        Scenario day = scenario(1);
        Map<JobId, Arrival> jobs =
                day.arrivals().stream()
                        .filter(a -> a.intent() == Intent.JOB)
                        .collect(Collectors.toMap(Arrival::job, Function.identity()));

        for (Arrival arrival : day.arrivals()) {
            if (arrival.intent() == Intent.REPEAT || arrival.intent() == Intent.CONFLICT) {
                Arrival first = Objects.requireNonNull(jobs.get(arrival.job()));
                boolean isSame =
                        Reads.job(day, arrival).digest().equals(Reads.job(day, first).digest());
                assertThat(isSame)
                        .as(arrival.toString())
                        .isEqualTo(arrival.intent() == Intent.REPEAT);
            }
        }
    }

    @Test
    void a_payload_is_never_part_of_an_arrivals_text_form() {
        assertThat(scenario(1).arrivals()).noneMatch(a -> a.toString().contains(MARKER));
    }

    @Test
    void the_reserve_before_deadlines_is_never_less_than_two_real_seconds() {
        Scenario day = scenario(1);

        assertThat(day.pace().real(day.policy().reserve())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_shorter_day_has_fewer_requests_at_the_same_rate() {
        Scenario day =
                SyntheticScenario.of(
                        CONFIG,
                        TestSkies.flat(CONFIG.catalogue()),
                        Settings.day(1, FROM, Duration.ofSeconds(20), MARKER));

        assertThat(interactive(day)).hasSizeBetween(400, 410);
    }

    private static List<Arrival> interactive(Scenario scenario) {
        return scenario.arrivals().stream().filter(a -> a.lane() == Lane.INTERACTIVE).toList();
    }

    private static Region region(String id) {
        return CONFIG.regions().stream()
                .filter(r -> r.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
