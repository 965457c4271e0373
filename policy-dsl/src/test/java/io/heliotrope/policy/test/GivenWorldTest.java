package io.heliotrope.policy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GivenWorldTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-11-20T21:20:00Z");

    private static GivenJob job(Map<JobFact, Double> numbers) {
        return new GivenJob(
                numbers,
                Map.of(),
                Set.of("phi"),
                0,
                RegionWord.first(2),
                Map.of(1, new GivenJob.Used(5, 10)));
    }

    private static GivenWorld world(
            Map<JobFact, Double> numbers, Map<RegionFact, Map<Integer, Series>> facts) {
        return new GivenWorld(
                job(numbers),
                NOW,
                BERLIN,
                List.of(BERLIN, NEW_YORK),
                List.of(ZoneId.of("UTC")),
                facts);
    }

    private static Series fallsAfterAnHour() {
        return new Series(List.of(new Series.Step(0, 300), new Series.Step(3600, 100)));
    }

    @Test
    void slots_begin_at_full_quarters_and_the_first_one_has_begun() {
        GivenWorld world = world(Map.of(), Map.of());

        assertThat(world.startOf(0)).hasToString("2026-11-20T21:15:00Z");
        assertThat(world.startOf(4)).hasToString("2026-11-20T22:15:00Z");
        assertThat(world.elapsedSeconds()).isEqualTo(300);
        assertThat(LocalDate.ofEpochDay(world.epochDay())).hasToString("2026-11-20");
        assertThat(world.slots() * world.slotSeconds()).isEqualTo(8 * 24 * 3600.0);
    }

    @Test
    void clocks_are_those_of_regions_and_of_zones() {
        GivenWorld world = world(Map.of(), Map.of());

        assertThat(world.minuteOfDay(0, 0)).isEqualTo(22 * 60 + 15);
        assertThat(world.minuteOfDay(1, 0)).isEqualTo(16 * 60 + 15);
        assertThat(world.minuteOfDayIn(0, 1)).isEqualTo(21 * 60 + 30);
    }

    @Test
    void what_is_given_is_fresh_now_and_known_ahead() {
        GivenWorld world =
                world(Map.of(), Map.of(RegionFact.CARBON, Map.of(0, fallsAfterAnHour())));

        assertThat(world.reading(RegionFact.CARBON, 0)).isEqualTo(300);
        assertThat(world.ageSeconds(RegionFact.CARBON, 0)).isZero();
        assertThat(world.forecast(RegionFact.CARBON, 0, 4)).isEqualTo(300);
        assertThat(world.forecast(RegionFact.CARBON, 0, 5)).isEqualTo(100);
    }

    @Test
    void what_is_not_given_has_no_reading() {
        GivenWorld world = world(Map.of(), Map.of(RegionFact.CARBON, Map.of(0, Series.of(300))));

        assertThat(world.reading(RegionFact.CARBON, 1)).isNaN();
        assertThat(world.ageSeconds(RegionFact.CARBON, 1)).isInfinite();
        assertThat(world.forecast(RegionFact.PRICE, 0, 3)).isNaN();
    }

    @Test
    void grams_are_energy_times_pue_times_intensity_over_the_run() {
        GivenWorld world =
                world(
                        Map.of(JobFact.ENERGY, 4.0, JobFact.RUNTIME, 7200.0),
                        Map.of(
                                RegionFact.CARBON, Map.of(0, fallsAfterAnHour()),
                                RegionFact.PUE, Map.of(0, Series.of(1.5))));

        assertThat(world.value(RegionFact.GRAMS, 0, 0)).isCloseTo(4 * 1.5 * 200, within(1e-9));
        assertThat(world.value(RegionFact.GRAMS, 0, 8)).isCloseTo(4 * 1.5 * 100, within(1e-9));
        assertThat(world.value(RegionFact.GRAMS, 1, 0)).isNaN();
    }

    @Test
    void latency_is_nothing_and_answers_take_the_latency_unless_they_are_given() {
        GivenWorld world =
                world(
                        Map.of(),
                        Map.of(
                                RegionFact.LATENCY, Map.of(0, Series.of(0.03)),
                                RegionFact.RESPONSE, Map.of(0, Series.of(2))));

        assertThat(world.value(RegionFact.LATENCY, 1, 0)).isZero();
        assertThat(world.value(RegionFact.IDLE_RESPONSE, 0, 0)).isEqualTo(0.03);
        assertThat(world.value(RegionFact.RESPONSE, 0, 0)).isEqualTo(2);
    }

    @Test
    void a_fact_of_the_region_alone_is_none_of_a_pair() {
        assertThatThrownBy(() -> world(Map.of(), Map.of()).value(RegionFact.PUE, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUE");
    }

    @Test
    void a_job_has_the_defaults_that_the_package_states() {
        GivenJob job = job(Map.of(JobFact.GPUS, 2.0));

        assertThat(job.number(JobFact.GPUS)).isEqualTo(2);
        assertThat(job.number(JobFact.RUNTIME)).isZero();
        assertThat(job.number(JobFact.DEADLINE)).isEqualTo(JobFact.DEADLINE.most());
        assertThat(job.number(JobFact.SLO)).isEqualTo(JobFact.SLO.most());
        assertThat(job.name(JobName.TENANT)).isEmpty();
        assertThat(job.isLabelled("phi")).isTrue();
        assertThat(job.isLabelled("embeddings")).isFalse();
        assertThat(job.allowed()).isEqualTo(0b11);
        assertThat(job.used(1, 0)).isEqualTo(5);
        assertThat(job.used(1, 10)).isEqualTo(5);
        assertThat(job.used(1, 11)).as("in the next period").isZero();
        assertThat(job.used(0, 0)).isZero();
    }
}
