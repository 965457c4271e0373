package io.heliotrope.queues;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.queues.seal.JobContext;
import io.heliotrope.queues.seal.PayloadSeal;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Seals a job before it is submitted, to the newest key of each region where its labels allow it.
///
/// Sealing the same job twice gives two different records: who submits again after a failure
/// submits the same [Ready] again, else the second counts as a conflict.
public sealed interface SealedJob {
    /// What to hand to [JobProducer#submit]: all headers but the id, and the sealed payload.
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    record Ready(SortedMap<String, String> headers, byte[] payload) implements SealedJob {
        public Ready {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }

        @Override
        public String toString() {
            return payload.length + " sealed bytes with " + headers;
        }
    }

    /// There is no region to seal it to; `why` is for people.
    record Impossible(String why) implements SealedJob {}

    /// What is sealed, and to whom the output goes.
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    record Draft(
            RegionId origin,
            Lane lane,
            JobId job,
            Map<String, String> headers,
            byte[] payload,
            PublicKey replyTo) {
        public Draft {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "draft of " + job + ", " + payload.length + " bytes";
        }
    }

    /// Seals `draft`; its `headers` are those of [JobHeaders], tenant and residency among them.
    ///
    /// @throws IllegalArgumentException when tenant or residency do not read
    static SealedJob of(Draft draft, Catalogue catalogue, SecureRandom random) {
        Residency residency =
                Residency.parse(draft.headers().getOrDefault(JobHeaders.RESIDENCY, ""));
        SortedMap<RegionId, PublicKey> keys = keys(catalogue, residency, draft.origin());
        if (keys.isEmpty()) {
            return new Impossible(
                    "no region where residency '"
                            + residency
                            + "' allows job "
                            + draft.job()
                            + " has a sealing key: make one with 'heliotrope keys new' and publish"
                            + " it in the settings");
        }
        JobContext context =
                new JobContext(
                        new TenantId(
                                draft.headers()
                                        .getOrDefault(
                                                JobHeaders.TENANT, JobHeaders.DEFAULT_TENANT)),
                        draft.origin(),
                        draft.lane(),
                        draft.job(),
                        draft.replyTo(),
                        keys.keySet());
        TreeMap<String, String> headers = new TreeMap<>(draft.headers());
        headers.put(JobHeaders.SEALED, PayloadSeal.VERSION);
        headers.put(JobHeaders.REPLY_KEY, draft.replyTo().text());
        return new Ready(headers, PayloadSeal.seal(context, keys, draft.payload(), random));
    }

    private static SortedMap<RegionId, PublicKey> keys(
            Catalogue catalogue, Residency residency, RegionId origin) {
        long allowed = catalogue.allowed(residency, origin);
        SortedMap<RegionId, PublicKey> keys = new TreeMap<>();
        for (long rest = allowed; rest != 0; rest &= rest - 1) {
            RegionId region = catalogue.region(Long.numberOfTrailingZeros(rest)).id();
            Optional<PublicKey> newest = catalogue.sealing().newest(region);
            newest.ifPresent(key -> keys.put(region, key));
        }
        return keys;
    }
}
