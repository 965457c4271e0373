package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A router task that begins anew, beside what its earlier incarnations left and still write.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeoverIT {
    private OwnBroker kafka;
    private Scene scene;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        kafka = new OwnBroker(directory.resolve("kafka"));
        scene =
                new Scene(
                        SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                        SmallFleet.NORTH);
        scene.ready();
        producer =
                new KafkaProducer<>(
                        scene.fleet().homeKafka().interactiveProducer("an earlier incarnation"));
    }

    @AfterAll
    void stop() {
        producer.close();
        scene.close();
        kafka.close();
    }

    private Dispatch sent(JobId job) throws Exception {
        scene.submit(Lane.INTERACTIVE, job, Map.of());
        return scene.dispatch(job);
    }

    private void send(Message message, String topic, int partition) throws Exception {
        producer.send(message.to(topic, partition)).get();
    }

    private static int partition(JobId job) {
        return PartitionByJob.of(job, 4);
    }

    /// A dispatch of a job that is like another, under another id.
    private Dispatch like(Dispatch dispatch, JobId id) {
        Job job = dispatch.job();
        return new Dispatch(
                new Job(
                        id,
                        job.origin(),
                        job.tenant(),
                        job.model(),
                        job.residency(),
                        job.objective(),
                        job.submittedAt(),
                        job.digest(),
                        job.payload()),
                1,
                scene.fleet().tokens().give(id, 1, dispatch.target(), dispatch.worker()),
                dispatch.target(),
                dispatch.worker(),
                dispatch.notAfter(),
                dispatch.resultPartition(),
                dispatch.task(),
                dispatch.policyOffset(),
                dispatch.receipt());
    }

    @Test
    void a_dispatch_that_was_sent_and_never_stored_is_known_and_ends_its_job() throws Exception {
        Dispatch first = sent(new JobId("model-for-lost"));
        JobId job = jobOfPartition(first.task().partition(), "lost");
        Dispatch lost = like(first, job);
        scene.finish(first);
        scene.end(first.job().id());
        send(Wire.dispatch(lost), Topics.dispatch(SmallFleet.NORTH, Lane.INTERACTIVE), 0);

        scene.fleet().restartHome();
        scene.ready();
        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job))
                .isInstanceOfSatisfying(
                        Status.Done.class,
                        done -> assertThat(done.token()).isEqualTo(lost.token()));
    }

    /// An id whose job belongs to a partition.
    private static JobId jobOfPartition(int partition, String name) {
        int i = 0;
        while (partition(new JobId(name + i)) != partition) {
            i++;
        }
        return new JobId(name + i);
    }

    @Test
    void what_an_earlier_incarnation_still_says_of_a_job_is_void() throws Exception {
        JobId job = new JobId("said-late");
        Dispatch dispatch = sent(job);
        Task earlier = dispatch.task().at(dispatch.task().epoch() - 1);
        Status late =
                new Status(
                        job,
                        SmallFleet.EAST,
                        Lane.INTERACTIVE,
                        earlier,
                        new Status.Cancelled(),
                        dispatch.receipt());
        send(Wire.status(late), Topics.status(SmallFleet.EAST), partition(job));

        scene.finish(dispatch);

        Eventually.holds("a second word on " + job, () -> scene.statuses().ends(job).size() == 2);
        assertThat(scene.statuses().ends(job).getLast()).isInstanceOf(Status.Done.class);
    }

    @Test
    void a_task_that_reads_the_marker_of_a_later_incarnation_begins_anew_beyond_it()
            throws Exception {
        JobId job = new JobId("superseded");
        Dispatch dispatch = sent(job);
        Task later = dispatch.task().at(dispatch.task().epoch() + 1);
        send(Wire.marker(new Marker(later)), Topics.status(SmallFleet.EAST), partition(job));
        JobId next = jobOfPartition(dispatch.task().partition(), "after");

        Dispatch after = sent(next);
        scene.finish(dispatch);
        scene.finish(after);

        assertThat(after.task().epoch()).isGreaterThan(later.epoch());
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        assertThat(scene.end(next)).isInstanceOf(Status.Done.class);
    }
}
