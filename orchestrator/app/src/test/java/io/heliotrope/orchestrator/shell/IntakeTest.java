package io.heliotrope.orchestrator.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Submission;
import io.heliotrope.queues.Topics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntakeTest {
    private final Intake intake =
            new Intake(Samples.HOME, Lane.BATCH, List.of(Samples.NORTH, Samples.EAST));

    @Test
    void reads_the_jobs_topics_of_its_lane() {
        assertThat(intake.topics())
                .containsExactly("heliotrope.east.jobs.batch", "heliotrope.north.jobs.batch");
    }

    @Test
    void a_record_belongs_to_the_origin_of_its_topic() {
        Descriptor described =
                intake.describe(
                        submission(
                                Topics.jobs(Samples.NORTH, Lane.BATCH),
                                Map.of(JobHeaders.MODEL, "tiny")),
                        Samples.NOW);

        assertThat(described)
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> {
                            assertThat(sound.origin()).isEqualTo(Samples.NORTH);
                            assertThat(sound.job().payload().cluster()).isEqualTo(Samples.HOME);
                            assertThat(sound.job().submittedAt()).isEqualTo(Samples.NOW);
                        });
    }

    @Test
    void a_record_on_which_the_reading_fails_is_a_defective_job_of_its_coordinates() {
        RecordHeaders broken =
                new RecordHeaders() {
                    @Override
                    public Header[] toArray() {
                        throw new IllegalStateException("on purpose");
                    }

                    @Override
                    public Iterable<Header> headers(String key) {
                        throw new IllegalStateException("on purpose");
                    }

                    @Override
                    public Iterator<Header> iterator() {
                        throw new IllegalStateException("on purpose");
                    }
                };
        Submission submission =
                new Submission(
                        Topics.jobs(Samples.EAST, Lane.BATCH),
                        3,
                        17,
                        Samples.NOW,
                        new byte[0],
                        broken);

        assertThat(intake.describe(submission, Samples.NOW))
                .isInstanceOfSatisfying(
                        Descriptor.Defective.class,
                        defective -> {
                            assertThat(defective.id())
                                    .isEqualTo(new JobId("heliotrope.east.jobs.batch-3-17"));
                            assertThat(defective.origin()).isEqualTo(Samples.EAST);
                            assertThat(defective.defects().toString()).contains("on purpose");
                        });
    }

    @Test
    void another_topic_is_a_mistake_that_is_named() {
        assertThatThrownBy(() ->
                        intake.describe(
                                submission("heliotrope.north.jobs.interactive", Map.of()),
                                Samples.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic heliotrope.north.jobs.interactive is no jobs topic of home");
    }

    @Test
    void a_job_on_which_the_code_fails_is_told_as_a_defect_under_its_id_and_digest() {
        Descriptor job = new Descriptor.Sound(Samples.batch("job"));

        Descriptor.Defective told =
                Undecidable.of(job, new IllegalStateException("broken")).orElseThrow();

        assertThat(told.id()).isEqualTo(job.id());
        assertThat(told.digest()).isEqualTo(Samples.batch("job").digest());
        assertThat(told.defects())
                .singleElement()
                .hasToString(
                        "job was 'job', expected one that can be decided;"
                                + " java.lang.IllegalStateException: broken");
        assertThat(
                        Undecidable.of(
                                new Descriptor.Cancel(job.id(), job.origin()),
                                new IllegalStateException("broken")))
                .isEqualTo(Optional.empty());
    }

    private static Submission submission(String topic, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, value) -> all.add(name, JobHeaders.utf8(value)));
        return new Submission(topic, 0, 7, Samples.NOW, new byte[0], all);
    }
}
