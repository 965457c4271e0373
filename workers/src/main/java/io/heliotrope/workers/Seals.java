package io.heliotrope.workers;

import io.heliotrope.model.Cover;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.PublicKey;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.queues.seal.JobContext;
import io.heliotrope.queues.seal.Opened;
import io.heliotrope.queues.seal.OutputContext;
import io.heliotrope.queues.seal.OutputContext.Part;
import io.heliotrope.queues.seal.OutputSeal;
import io.heliotrope.queues.seal.PayloadSeal;
import io.heliotrope.queues.seal.RegionKeys;

/// Opens the payloads of sealed jobs and seals what comes out of them; what is open passes as it
/// is.
///
/// A sealed job's output never leaves open: there is no way out of here that forgets the seal. Safe
/// from any thread.
final class Seals {
    private final RegionKeys keys;

    Seals(RegionKeys keys) {
        this.keys = keys;
    }

    /// A payload that an engine can read, or why there is none.
    sealed interface Unsealed {}

    record Clear(Payload payload) implements Unsealed {}

    record Shut(Opened.Why why) implements Unsealed {}

    /// Opens `payload` as the job's dispatch says that it is sealed.
    Unsealed open(Job job, Payload payload) {
        return switch (job.cover()) {
            case Cover.Open open -> new Clear(payload);
            case Cover.Sealed sealed -> open(job, sealed, payload);
        };
    }

    private Unsealed open(Job job, Cover.Sealed cover, Payload payload) {
        if (!OutputSeal.canSealTo(cover.replyTo())) {
            return new Shut(Opened.Why.REPLY_KEY_UNFIT);
        }
        return switch (PayloadSeal.open(JobContext.of(job, cover), keys, payload.bytes())) {
            case Opened.Plain(byte[] bytes) -> new Clear(new Payload(bytes));
            case Opened.Closed(Opened.Why why) -> new Shut(why);
        };
    }

    /// What may be sent of `output`: sealed to the job's producer, or as it is when the job is
    /// open.
    Output seal(Dispatch dispatch, ExecutionId execution, Part part, Output output) {
        Job job = dispatch.job();
        return switch (job.cover()) {
            case Cover.Open open -> output;
            case Cover.Sealed(var personal, var keysOfJob, PublicKey replyTo) -> {
                OutputContext context =
                        new OutputContext(
                                job.origin(),
                                job.lane(),
                                job.id(),
                                replyTo,
                                dispatch.token(),
                                execution,
                                part);
                yield new Output(
                        OutputSeal.CONTENT_TYPE,
                        OutputSeal.seal(
                                context,
                                new OutputSeal.Content(output.contentType(), output.bytes())));
            }
        };
    }

    /// Wipes what was opened once nobody needs it any more.
    void forget(Job job, Payload opened) {
        if (isSealed(job)) {
            opened.wipe();
        }
    }

    static boolean isSealed(Job job) {
        return job.cover() instanceof Cover.Sealed;
    }
}
