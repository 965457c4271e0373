package io.heliotrope.queues;

import static io.heliotrope.model.Lane.BATCH;
import static io.heliotrope.model.Lane.INTERACTIVE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JobHeadersTest {

    @Test
    void take_a_value_and_a_model_for_a_whole_job() {
        Job job = job(new Submitted("Hello", "heliotrope-model: tiny"), INTERACTIVE);

        assertThat(job.id()).isEqualTo(new JobId("heliotrope.paris.jobs.interactive-2-41"));
        assertThat(job.origin()).isEqualTo(Submitted.ORIGIN);
        assertThat(job.tenant()).isEqualTo(new TenantId("default"));
        assertThat(job.residency()).isEqualTo(Residency.ANYWHERE);
        assertThat(job.submittedAt()).isEqualTo(Submitted.NOW);
        assertThat(job.payload())
                .isEqualTo(
                        new PayloadRef(
                                Submitted.CLUSTER, "heliotrope.paris.jobs.interactive", 2, 41, 5));
        assertThat(job.objective())
                .isEqualTo(
                        new Objective.Respond(
                                Duration.ofSeconds(1), Submitted.ARRIVED.plusSeconds(30), 16));
    }

    @Test
    void read_everything_that_an_interactive_job_may_say() {
        Job job =
                job(
                        new Submitted(
                                "Hello",
                                "heliotrope-id: order-7",
                                "heliotrope-model: tiny",
                                "heliotrope-tenant: shop",
                                "heliotrope-residency: EEA,!DE",
                                "heliotrope-slo: 300ms",
                                "heliotrope-deadline: 5s",
                                "heliotrope-max-tokens: 64"),
                        INTERACTIVE);

        assertThat(job.id()).isEqualTo(new JobId("order-7"));
        assertThat(job.tenant()).isEqualTo(new TenantId("shop"));
        assertThat(job.residency()).isEqualTo(Residency.parse("EEA,!DE"));
        assertThat(job.objective())
                .isEqualTo(
                        new Objective.Respond(
                                Duration.ofMillis(300), Submitted.ARRIVED.plusSeconds(5), 64));
    }

    @Test
    void count_a_batch_deadline_from_the_submission_in_job_time() {
        Job job =
                job(
                        new Submitted(
                                "Hello",
                                "heliotrope-model: tiny",
                                "heliotrope-submitted-at: 2026-01-10T08:00:00+01:00",
                                "heliotrope-deadline: 6h",
                                "heliotrope-gpu-time: 90min"),
                        BATCH);

        assertThat(job.submittedAt()).isEqualTo(Instant.parse("2026-01-10T07:00:00Z"));
        assertThat(job.objective())
                .isEqualTo(
                        new Objective.Complete(
                                Instant.parse("2026-01-10T13:00:00Z"), Duration.ofMinutes(90)));
    }

    @ParameterizedTest
    @CsvSource({
        "heliotrope-deadline: soon, heliotrope-deadline was 'soon'",
        "heliotrope-deadline: PT9999999999999H, heliotrope-deadline was 'PT9999999999999H'",
        "heliotrope-deadline: 169h, heliotrope-deadline was '169h'",
        "heliotrope-deadline: 2999-01-01T00:00:00Z, heliotrope-deadline was '2999-01-01T00:00:00Z'",
        "heliotrope-gpu-time: 0s, heliotrope-gpu-time was '0s'",
        "heliotrope-gpu-time: -5s, heliotrope-gpu-time was '-5s'",
        "heliotrope-residency: Europe, heliotrope-residency was 'Europe'",
        "heliotrope-submitted-at: 2026-13-01T00:00:00Z, heliotrope-submitted-at was",
        "heliotrope-cancel: maybe, heliotrope-cancel was 'maybe'",
        "heliotrope-oversize: 7340032, record was '7340032 bytes'",
        "content-type: application/cloudevents+json, content-type was 'application/cloudevents'",
    })
    void describe_a_defect_instead_of_throwing(String header, String defect) {
        var submitted = new Submitted("Hello", "heliotrope-model: tiny", header);

        assertThat(submitted.described(BATCH))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective ->
                                assertThat(defective.defects())
                                        .singleElement()
                                        .asString()
                                        .startsWith(defect));
    }

    @Test
    void take_a_deadline_of_seven_days_and_no_more() {
        var longest = new Submitted("Hello", "heliotrope-model: tiny", "heliotrope-deadline: 7d");
        var longer = new Submitted("Hello", "heliotrope-model: tiny", "heliotrope-deadline: 169h");

        for (Lane lane : Lane.values()) {
            assertThat(longest.described(lane)).isInstanceOf(Descriptor.Sound.class);
            assertThat(longer.described(lane)).isInstanceOf(Descriptor.Defective.class);
        }
    }

    @Test
    void describe_all_defects_of_a_record_at_once() {
        var submitted =
                new Submitted(
                        "Hello",
                        "heliotrope-slo: fast",
                        "heliotrope-max-tokens: 0",
                        "heliotrope-tenant: " + "t".repeat(300));

        assertThat(submitted.described(INTERACTIVE))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective ->
                                assertThat(defective.defects())
                                        .extracting(Descriptor.Defect::field)
                                        .containsExactly(
                                                "heliotrope-model",
                                                "heliotrope-tenant",
                                                "heliotrope-slo",
                                                "heliotrope-max-tokens"));
    }

    @Test
    void cancel_by_id() {
        var submitted = new Submitted("", "heliotrope-id: order-7", "heliotrope-cancel: TRUE");

        assertThat(submitted.described(BATCH))
                .isEqualTo(new Descriptor.Cancel(new JobId("order-7"), Submitted.ORIGIN));
    }

    @Test
    void tell_another_body_by_its_digest_and_not_another_id() {
        Job first = job(new Submitted("Hello", "heliotrope-model: a", "heliotrope-id: 1"), BATCH);
        Job again = job(new Submitted("Hello", "heliotrope-id: 2", "heliotrope-model: a"), BATCH);
        Job body = job(new Submitted("Hello!", "heliotrope-model: a"), BATCH);
        Job model = job(new Submitted("Hello", "heliotrope-model: b"), BATCH);

        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(body.digest()).isNotEqualTo(first.digest());
        assertThat(model.digest()).isNotEqualTo(first.digest());
    }

    @Test
    void never_throw_whatever_the_headers_hold() {
        for (long seed = 0; seed < 3_000; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var headers = new RecordHeaders();
            for (String name : JobHeaders.ALL) {
                if (random.nextInt(3) > 0) {
                    byte[] value = new byte[random.nextInt(12)];
                    random.nextBytes(value);
                    headers.add(name, random.nextBoolean() ? value : anyText(random));
                }
            }
            var submission = new Submission("t", 0, seed, Submitted.ARRIVED, new byte[3], headers);

            for (Lane lane : Lane.values()) {
                assertThat(describe(submission, lane)).as("seed %d", seed).isNotNull();
            }
        }
    }

    private static byte[] anyText(RandomGenerator random) {
        String[] texts = {
            "999999999d",
            "PT9223372036854775807S",
            "-PT9223372036854775807S",
            "1e9",
            "NaN",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "EEA,,!",
            "!",
            "2147483648",
            "-1",
            "999999999.999999h",
            "𝟛s",
            "true",
            " ",
            "\u0000",
            "x".repeat(5_000)
        };
        return texts[random.nextInt(texts.length)].getBytes(UTF_8);
    }

    @Test
    void are_refused_when_the_record_is_too_large_and_sent_on_without_it() {
        var submission = new Submitted("x".repeat(1_000_000), "heliotrope-id: big").in(BATCH);

        Message onward = JobHeaders.forward(submission, new JobId("big"));

        assertThat(describe(submission, BATCH)).isInstanceOf(Descriptor.Defective.class);
        assertThat(onward.value()).isEmpty();
        var arrived = new Submission("t", 1, 5, Submitted.ARRIVED, new byte[0], onward.headers());
        assertThat(describe(arrived, BATCH))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective -> {
                            assertThat(defective.id()).isEqualTo(new JobId("big"));
                            assertThat(defective.defects().getFirst().value())
                                    .isEqualTo("1000016 bytes");
                        });
    }

    @Test
    void keep_a_job_the_same_job_when_it_is_sent_on() {
        var submitted = new Submitted("Hello", "heliotrope-model: tiny", "ce_id: e-1");
        Job here = job(submitted, BATCH);

        Message onward = JobHeaders.forward(submitted.in(BATCH), here.id());

        var there =
                new Submission(
                        "t", 1, 99, Submitted.ARRIVED, "Hello".getBytes(UTF_8), onward.headers());
        assertThat(onward.key()).isEqualTo("e-1".getBytes(UTF_8));
        assertThat(describe(there, BATCH))
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> {
                            assertThat(sound.job().id()).isEqualTo(here.id());
                            assertThat(sound.job().digest()).isEqualTo(here.digest());
                        });
    }

    private static Descriptor describe(Submission submission, Lane lane) {
        return JobHeaders.describe(
                Submitted.CLUSTER, Submitted.ORIGIN, lane, submission, Submitted.NOW);
    }

    private static Job job(Submitted submitted, Lane lane) {
        return switch (submitted.described(lane)) {
            case Descriptor.Sound(Job job) -> job;
            case Descriptor other -> throw new AssertionError("no sound job: " + other);
        };
    }
}
