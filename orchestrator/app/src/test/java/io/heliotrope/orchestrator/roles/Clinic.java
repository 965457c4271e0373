package io.heliotrope.orchestrator.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.TenantId;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.PublishedCatalogue;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.SealedResult;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.seal.JobContext;
import io.heliotrope.queues.seal.Opened;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.PrivateKey;
import io.heliotrope.queues.seal.RegionKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// A producer of sealed jobs in the east, with a key for their outputs. Belongs to the test's
/// thread.
final class Clinic {
    private final SealedFleet sealed;
    private final String payload;
    private final PrivateKey reply = PrivateKey.generate();

    Clinic(SealedFleet sealed, String payload) {
        this.sealed = sealed;
        this.payload = payload;
    }

    PublicKey replyTo() {
        return reply.publicKey();
    }

    static Map<String, String> headers(Lane lane, String residency) {
        Map<String, String> headers = Scene.headers(lane);
        headers.put(JobHeaders.DATA, "personal");
        headers.put(JobHeaders.RESIDENCY, residency);
        return headers;
    }

    /// The catalogue as any producer reads it.
    Catalogue published() {
        return PublishedCatalogue.read(
                        sealed.fleet().homeKafka(), "test-catalogue", Duration.ofSeconds(20))
                .orElseThrow();
    }

    SealedJob.Ready seal(Lane lane, JobId job, String residency, Catalogue catalogue) {
        SealedJob.Draft draft =
                new SealedJob.Draft(
                        SmallFleet.EAST,
                        lane,
                        job,
                        headers(lane, residency),
                        payload.getBytes(UTF_8),
                        reply.publicKey());
        return (SealedJob.Ready) SealedJob.of(draft, catalogue, new SecureRandom());
    }

    void submit(Lane lane, JobId job, SealedJob.Ready ready)
            throws ExecutionException, InterruptedException {
        sealed.producer()
                .submit(SmallFleet.EAST, lane, job, ready.headers(), ready.payload())
                .get();
    }

    /// What the results topic holds of a job, as the clinic reads it.
    List<SealedResult> results(Lane lane, JobId job) {
        return results(lane, job, reply);
    }

    List<SealedResult> results(Lane lane, JobId job, PrivateKey key) {
        return sealed.read(Topics.results(SmallFleet.EAST, lane)).stream()
                .filter(r -> new String(r.key(), UTF_8).equals(job.value()))
                .map(r -> SealedResult.of(r, lane, key))
                .toList();
    }

    /// What whoever has the eastern region's keys can make of an interactive job for it alone.
    Opened openedInTheEast(JobId job, SealedJob.Ready ready) {
        JobContext context =
                new JobContext(
                        new TenantId("default"),
                        SmallFleet.EAST,
                        Lane.INTERACTIVE,
                        job,
                        reply.publicKey(),
                        List.of(SmallFleet.EAST));
        RegionKeys keys = RegionKeys.of(SmallFleet.EAST, sealed.keys());
        return PayloadSeal.open(context, keys, ready.payload());
    }
}
