package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.TraceScenario.Settings;
import io.heliotrope.orchestrator.start.DemoOptions.Source.Traces;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.signals.recorded.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceScenarioTest {
    private static final int FIVE_WEEKS = 24 * 35;
    private static final Settings MINUTE = new Settings(5, Duration.ofMinutes(1), 1, MARKER);

    @TempDir private Path folder = Path.of("");

    private TraceFiles three() {
        return new TraceFiles(folder)
                .regions(List.of("EU", "NA1", "EU"))
                .rtt(3)
                .intensity(3, FIVE_WEEKS)
                .requests(600, 2)
                .batch("0,0,r0,3\n0,23,r1,2.5\n1,0,r0,100\n0,24,r2,7\n");
    }

    private static Scenario read(Traces traces, Settings settings) {
        return switch (TraceScenario.read(TestSkies.shipped(), traces, settings)) {
            case Parsed.Sound<Scenario>(Scenario scenario) -> scenario;
            case Parsed.Refused<Scenario> refused -> throw new AssertionError(refused.message());
        };
    }

    private static List<Arrival> lane(Scenario scenario, Lane lane) {
        return scenario.arrivals().stream().filter(a -> a.lane() == lane).toList();
    }

    @Test
    void the_same_seed_is_the_same_work_and_another_is_not() {
        Traces traces = three().traces();
        List<Arrival> first = read(traces, MINUTE).arrivals();
        List<Arrival> again = read(traces, MINUTE).arrivals();
        List<Arrival> other =
                read(traces, new Settings(6, Duration.ofMinutes(1), 1, MARKER)).arrivals();

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void every_arrival_reads_as_a_sound_job() {
        Scenario scenario = read(three().traces(), MINUTE);

        assertThat(scenario.arrivals())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(Reads.job(scenario, a).id()).isEqualTo(a.job()));
    }

    @Test
    void areas_become_jurisdictions_and_eu_regions_live_on_their_own_broker() {
        Scenario scenario = read(three().traces(), MINUTE);

        Map<String, String> homes =
                scenario.catalogue().regions().stream()
                        .collect(
                                Collectors.toMap(
                                        r -> r.id() + " " + r.jurisdiction(),
                                        r -> r.home().value()));
        assertThat(homes)
                .isEqualTo(Map.of("r0 EU", "europe", "r1 NA1", "world", "r2 EU", "europe"));
        assertThat(scenario.control()).isEqualTo(new ClusterId("world"));
        long word =
                scenario.catalogue()
                        .allowed(Residency.parse("EU"), scenario.catalogue().region(1).id());
        assertThat(word).isEqualTo(0b101);
    }

    @Test
    void a_run_starts_where_four_weeks_of_history_lie_behind_it() {
        assertThat(read(three().traces(), MINUTE).from())
                .isEqualTo(TraceFiles.START.plus(Duration.ofDays(28)));
    }

    @Test
    void a_run_starts_where_it_is_told_and_past_intensities_are_history() {
        Instant from = TraceFiles.START.plus(Duration.ofHours(30));

        Scenario scenario = read(three().from(from), MINUTE);

        assertThat(scenario.from()).isEqualTo(from);
        assertThat(scenario.feed().before(from)).hasSize(3);
        assertThat(scenario.scaling()).anyMatch(note -> note.contains("from the 30 hours"));
    }

    @Test
    void requests_are_stretched_over_the_run_in_the_files_order() {
        Scenario scenario = read(three().traces(), MINUTE);

        List<Arrival> requests = lane(scenario, Lane.INTERACTIVE);

        assertThat(requests).hasSize(600);
        assertThat(requests.getFirst().at()).isEqualTo(scenario.from());
        assertThat(requests.getLast().at()).isAfter(scenario.intakeEnd().minusSeconds(1));
        assertThat(requests.get(299).headers()).containsEntry(JobHeaders.MAX_TOKENS, "16");
        assertThat(requests.get(300).headers()).containsEntry(JobHeaders.MAX_TOKENS, "1");
    }

    @Test
    void requests_are_thinned_to_15_a_real_second_and_it_is_said() {
        Scenario scenario = read(three().requests(12_000, 1).traces(), MINUTE);

        Map<Long, Long> perSecond =
                lane(scenario, Lane.INTERACTIVE).stream()
                        .collect(
                                Collectors.groupingBy(
                                        a -> scenario.pace().until(a.at()).toSeconds(),
                                        Collectors.counting()));

        assertThat(Collections.max(perSecond.values())).isBetween(12L, 15L);
        assertThat(perSecond).hasSizeBetween(60, 61);
        assertThat(scenario.scaling()).anyMatch(note -> note.contains("of the file's 12000"));
    }

    @Test
    void requests_that_all_bear_one_time_are_spread_evenly() {
        Scenario scenario = read(three().requests(60, 0).traces(), MINUTE);

        List<Arrival> requests = lane(scenario, Lane.INTERACTIVE);

        assertThat(requests).hasSize(60);
        assertThat(scenario.pace().until(requests.get(30).at()).toSeconds()).isEqualTo(30);
    }

    @Test
    void objectives_and_residency_are_shared_out_as_stated() {
        Scenario scenario = read(three().traces(), MINUTE);
        List<Job> jobs =
                lane(scenario, Lane.INTERACTIVE).stream().map(a -> Reads.job(scenario, a)).toList();

        double near = share(jobs, j -> slo(j).equals(Duration.ofMillis(110)));
        double far = share(jobs, j -> slo(j).equals(Duration.ofMillis(210)));
        List<Job> european = jobs.stream().filter(j -> isIn(scenario, j, "EU")).toList();
        List<Job> others = jobs.stream().filter(j -> isIn(scenario, j, "NA1")).toList();

        assertThat(near).isBetween(0.34, 0.46);
        assertThat(near + far).isEqualTo(1);
        assertThat(share(european, j -> j.residency().toString().equals("EU")))
                .isBetween(0.43, 0.57);
        assertThat(share(others, j -> j.residency().toString().equals("NA1")))
                .isBetween(0.15, 0.35);
        assertThat(share(others, j -> j.residency().equals(Residency.ANYWHERE)))
                .isBetween(0.65, 0.85);
    }

    private static double share(List<Job> jobs, Predicate<Job> matches) {
        return jobs.stream().filter(matches).count() / (double) jobs.size();
    }

    private static Duration slo(Job job) {
        return job.objective() instanceof Objective.Respond respond ? respond.slo() : Duration.ZERO;
    }

    private static boolean isIn(Scenario scenario, Job job, String area) {
        Region origin = scenario.catalogue().find(job.origin()).orElseThrow();
        return origin.jurisdiction().code().equals(area);
    }

    @Test
    void batch_is_episode_0_cut_into_gpu_hours_with_a_day_to_run_and_europe_stays() {
        Scenario scenario = read(three().traces(), MINUTE);

        List<String> jobs =
                lane(scenario, Lane.BATCH).stream()
                        .map(a -> Reads.job(scenario, a))
                        .map(j -> {
                            Objective.Complete objective = (Objective.Complete) j.objective();
                            long hour =
                                    Duration.between(scenario.from(), j.submittedAt()).toHours();
                            Duration within =
                                    Duration.between(j.submittedAt(), objective.deadline());
                            return "%s hour %d, %s within %s, stays in '%s'"
                                    .formatted(
                                            j.origin(),
                                            hour,
                                            objective.gpuTime(),
                                            within,
                                            j.residency());
                        })
                        .sorted()
                        .toList();

        assertThat(jobs)
                .containsExactly(
                        "r0 hour 0, PT1H within PT24H, stays in 'EU'",
                        "r0 hour 0, PT1H within PT24H, stays in 'EU'",
                        "r0 hour 0, PT1H within PT24H, stays in 'EU'",
                        "r1 hour 23, PT1H within PT24H, stays in ''",
                        "r1 hour 23, PT1H within PT24H, stays in ''",
                        "r1 hour 23, PT30M within PT24H, stays in ''");
    }

    @Test
    void too_much_batch_work_is_thinned_and_the_slots_with_it() {
        Scenario scenario = read(three().batch("0,0,r0,1000000\n0,5,r1,800000\n").traces(), MINUTE);

        Map<String, Long> byOrigin =
                lane(scenario, Lane.BATCH).stream()
                        .collect(
                                Collectors.groupingBy(
                                        a -> a.origin().value(), Collectors.counting()));

        assertThat(byOrigin).isEqualTo(Map.of("r0", 333L, "r1", 267L));
        assertThat(scenario.catalogue().region(0).batchSlots()).isEqualTo(1);
        assertThat(scenario.scaling()).anyMatch(note -> note.contains("600 of 1800000 jobs"));
    }

    @Test
    void the_canary_is_in_european_payloads_alone() {
        Scenario scenario = read(three().traces(), MINUTE);

        for (Arrival arrival : scenario.arrivals()) {
            boolean isEuropean = !arrival.origin().value().equals("r1");
            assertThat(arrival.text().contains(MARKER)).isEqualTo(isEuropean);
        }
    }

    @Test
    void two_days_take_batch_work_of_48_hours() {
        Scenario scenario =
                read(three().traces(), new Settings(5, Settings.defaultDayIn(2), 2, MARKER));

        assertThat(lane(scenario, Lane.BATCH)).hasSize(13);
        assertThat(scenario.intakeEnd()).isEqualTo(scenario.from().plus(Duration.ofDays(2)));
        assertThat(scenario.pace().dayIn()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void a_series_that_ends_before_the_last_deadline_is_said() {
        Instant from = TraceFiles.START.plus(Duration.ofDays(34));

        Scenario scenario = read(three().from(from), MINUTE);

        assertThat(scenario.scaling())
                .anyMatch(note -> note.startsWith("the intensities end at 2023-06-05T00:00:00Z"));
    }
}
