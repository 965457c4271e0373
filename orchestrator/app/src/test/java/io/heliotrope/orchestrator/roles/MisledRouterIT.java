package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sealed job that a router with a broken mind sends where it may not go. It is alone in its
/// installation, since its ledger is rightly found broken.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MisledRouterIT {
    @Test
    void a_region_that_a_job_is_not_sealed_to_declines_it_and_the_ledger_tells(@TempDir Path folder)
            throws Exception {
        try (SealedFleet sealed = new SealedFleet(folder)) {
            Clinic clinic = new Clinic(sealed, "a cough");
            JobId job = new JobId("for-the-east");
            SealedJob.Ready ready = clinic.seal(Lane.INTERACTIVE, job, "PL", clinic.published());
            clinic.submit(Lane.INTERACTIVE, job, ready);
            Status.Terminal end = sealed.end(Lane.INTERACTIVE, job);
            Dispatch lawful = sealed.dispatches(Lane.INTERACTIVE, job).getFirst();

            send(sealed, misled(lawful), ready.payload());

            assertThat(lawful.target()).isEqualTo(SmallFleet.EAST);
            assertThat(end).isInstanceOf(Status.Done.class);
            Eventually.holds(
                    "the northern worker to say that it may not",
                    () ->
                            sealed.read(Topics.results(SmallFleet.EAST, Lane.INTERACTIVE)).stream()
                                    .anyMatch(MisledRouterIT::isDeclined));
            assertThat(sealed.metricsPage()).doesNotContain("a cough");
            CliRun verified = sealed.run("verify-ledger");
            assertThat(verified.out())
                    .containsPattern("BROKEN +outside allowed regions 1\\s+for-the-east");
            assertThat(verified.exitCode()).isEqualTo(1);
        }
    }

    private static boolean isDeclined(ConsumerRecord<byte[], byte[]> received) {
        return Wire.result(received.headers()) instanceof Decoded.Value<Result>(Result result)
                && result.token().value().equals("misled")
                && result.kind() instanceof Result.Declined declined
                && declined.reason().equals("FORBIDDEN: the payload is not sealed to north");
    }

    /// As a router that lost its mind would send it: to the north, with labels that allow it.
    private static Dispatch misled(Dispatch lawful) {
        Job j = lawful.job();
        return new Dispatch(
                new Job(
                        j.id(),
                        j.origin(),
                        j.tenant(),
                        j.model(),
                        Residency.ANYWHERE,
                        j.objective(),
                        j.submittedAt(),
                        j.digest(),
                        j.payload(),
                        j.cover()),
                2,
                new Token("misled"),
                SmallFleet.NORTH,
                new WorkerId("north-1"),
                lawful.notAfter(),
                lawful.resultPartition(),
                lawful.task(),
                lawful.policyOffset(),
                lawful.receipt());
    }

    private static void send(SealedFleet sealed, Dispatch dispatch, byte[] payload)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(sealed.fleet().homeKafka().interactiveProducer("misled"))) {
            producer.send(
                            Wire.dispatch(dispatch, payload)
                                    .to(Topics.dispatch(SmallFleet.NORTH, Lane.INTERACTIVE)))
                    .get();
        }
    }
}
