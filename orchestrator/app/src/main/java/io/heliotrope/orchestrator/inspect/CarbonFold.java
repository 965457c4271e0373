package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.orchestrator.carbon.DoneJob;
import io.heliotrope.orchestrator.carbon.DoneJob.AtOnce;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What an account needs of dispatches and ends, and no more: of each job its body as first
/// dispatched, its end, its tokens, and what its first decision fixed. A receipt is let go as soon
/// as that is taken from it.
///
/// Each partition's records come in order; records of kinds that this version does not know are
/// passed over. Owned by one thread.
final class CarbonFold {
    private final Validity validity = new Validity();
    private final Map<JobId, Entry> entries = new TreeMap<>();
    private final Map<Body, Admission> admissions = new HashMap<>();
    private int unreadable;

    private static final class Entry {
        private final Set<Token> tokens = new HashSet<>();
        private @Nullable Job job;
        private @Nullable Terminal end;
    }

    private record Body(JobId job, Digest digest) {}

    /// What a decision says of running at once at home, if it does.
    private record Admission(Instant now, Optional<AtOnce> atHome) {}

    /// What became of all jobs: those that were done and are described, in order of id.
    record Found(List<DoneJob> done, int undone, int undescribed) {}

    void dispatch(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (isOfAnotherKind(received, "dispatch")) {
            return;
        }
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) -> {
                Dispatch dispatch = delivery.dispatch();
                if (validity.admits(received, dispatch.task())) {
                    Job job = dispatch.job();
                    Entry entry = entry(job.id());
                    entry.tokens.add(dispatch.token());
                    entry.job = entry.job == null ? job : entry.job;
                    decided(job.id(), dispatch.receipt());
                }
            }
            case Decoded.Value<Wire.Dispatched>(Wire.Marked marked) ->
                    validity.mark(received, marked.task());
            case Decoded.Malformed<Wire.Dispatched> _ -> unreadable++;
        }
    }

    void status(ConsumerRecord<byte[], byte @Nullable []> received) {
        if (isOfAnotherKind(received, "status")) {
            return;
        }
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (validity.admits(received, status.task())) {
                    Entry entry = entry(status.job());
                    if (entry.end == null && status.state() instanceof Terminal terminal) {
                        entry.end = terminal;
                    }
                    status.why().ifPresent(receipt -> decided(status.job(), receipt));
                }
            }
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Malformed<StatusRecord> _ -> unreadable++;
        }
    }

    private Entry entry(JobId job) {
        return entries.computeIfAbsent(job, unseen -> new Entry());
    }

    private static boolean isOfAnotherKind(
            ConsumerRecord<byte[], byte @Nullable []> received, String expected) {
        String kind = Wire.kind(received.headers());
        return !kind.isEmpty() && !kind.equals(expected) && !Wire.isMarker(received.headers());
    }

    /// Of several decisions the first one, by job time, is the admission.
    private void decided(JobId job, Receipt receipt) {
        Admission admission =
                new Admission(
                        receipt.now(),
                        receipt.counterfactual().map(at -> new AtOnce(at.region(), at.start())));
        admissions.merge(
                new Body(job, receipt.job()),
                admission,
                (known, other) -> other.now().isBefore(known.now()) ? other : known);
    }

    Found found() {
        List<DoneJob> done = new ArrayList<>();
        int undone = 0;
        int undescribed = 0;
        for (Entry entry : entries.values()) {
            int attempts = entry.tokens.size();
            if (!(entry.end instanceof Done end)) {
                undone += entry.end == null ? 0 : attempts;
            } else if (entry.job == null) {
                undescribed++;
            } else {
                int uncounted = Math.max(0, attempts - end.pieces().size());
                done.add(new DoneJob(entry.job, end, atHome(entry.job), uncounted));
            }
        }
        return new Found(done, undone, undescribed);
    }

    private AtOnce atHome(Job job) {
        return Optional.ofNullable(admissions.get(new Body(job.id(), job.digest())))
                .flatMap(Admission::atHome)
                .orElse(new AtOnce(job.origin(), job.submittedAt()));
    }

    /// Records that do not read.
    int unreadable() {
        return unreadable;
    }
}
