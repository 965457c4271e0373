package io.heliotrope.queues.format;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Traits;
import io.heliotrope.protocol.Descriptor;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Jobs and descriptors.
final class JobJson {
    private JobJson() {}

    static void job(Out out, Job job) {
        out.text("id", job.id())
                .text("origin", job.origin())
                .text("tenant", job.tenant())
                .text("model", job.model())
                .text("residency", job.residency());
        switch (job.objective()) {
            case Objective.Respond r ->
                    out.text("lane", Lane.INTERACTIVE.word())
                            .duration("slo", r.slo())
                            .instant("expiresAt", r.expiresAt())
                            .number("maxTokens", r.maxTokens());
            case Objective.Complete c -> {
                out.text("lane", Lane.BATCH.word())
                        .instant("deadline", c.deadline())
                        .duration("gpuTime", c.gpuTime());
                if (c.isInterruptible()) {
                    out.flag("interruptible", true);
                }
            }
        }
        out.instant("submittedAt", job.submittedAt())
                .text("digest", job.digest())
                .nested("payload", job.payload(), JobJson::payload);
        if (!job.cover().equals(Cover.OPEN)) {
            out.nested("cover", job.cover(), JobJson::cover);
        }
        if (!job.traits().equals(Traits.NONE)) {
            out.nested("traits", job.traits(), JobJson::traits);
        }
        job.accepted().ifPresent(quote -> out.text("quote", quote));
    }

    private static void traits(Out out, Traits traits) {
        out.texts("labels", traits.labels())
                .number("priority", traits.priority())
                .text("cohort", traits.cohort());
    }

    private static Traits traits(In in) {
        return new Traits(
                new TreeSet<>(in.texts("labels", label -> label)),
                in.integer("priority"),
                in.text("cohort"));
    }

    private static void cover(Out out, Cover cover) {
        out.flag("personal", cover.isPersonal());
        if (cover instanceof Cover.Sealed sealed) {
            out.nested("sealed", sealed, JobJson::sealed);
        }
    }

    private static void sealed(Out out, Cover.Sealed sealed) {
        out.nestedList(
                        "keys",
                        sealed.keys().entrySet(),
                        (o, e) -> o.text("region", e.getKey()).text("key", e.getValue()))
                .text("replyTo", sealed.replyTo());
    }

    static Job job(In in) {
        return new Job(
                new JobId(in.text("id")),
                new RegionId(in.text("origin")),
                new TenantId(in.text("tenant")),
                in.text("model"),
                Residency.parse(in.text("residency")),
                objective(in),
                in.instant("submittedAt"),
                new Digest(in.text("digest")),
                in.nested("payload", JobJson::payload),
                in.optional("cover", JobJson::cover).orElse(Cover.OPEN),
                in.optional("traits", JobJson::traits).orElse(Traits.NONE),
                in.has("quote") ? quote(in) : null);
    }

    private static QuoteId quote(In in) {
        return QuoteId.parse(in.text("quote"));
    }

    private static Cover cover(In in) {
        boolean isPersonal = in.flag("personal");
        return in.optional("sealed", sealed -> sealed(sealed, isPersonal))
                .orElseGet(() -> new Cover.Open(isPersonal));
    }

    private static Cover sealed(In in, boolean isPersonal) {
        TreeMap<RegionId, KeyId> keys = new TreeMap<>();
        in.nestedList(
                        "keys",
                        each ->
                                Map.entry(
                                        new RegionId(each.text("region")),
                                        new KeyId(each.text("key"))))
                .forEach(each -> keys.put(each.getKey(), each.getValue()));
        return new Cover.Sealed(isPersonal, keys, new PublicKey(in.text("replyTo")));
    }

    private static Objective objective(In in) {
        String lane = in.text("lane");
        return switch (lane) {
            case "interactive" ->
                    new Objective.Respond(
                            in.duration("slo"), in.instant("expiresAt"), in.integer("maxTokens"));
            case "batch" ->
                    new Objective.Complete(
                            in.instant("deadline"),
                            in.duration("gpuTime"),
                            in.has("interruptible") && in.flag("interruptible"));
            default ->
                    throw new In.BadField(
                            "field lane was '" + lane + "', expected interactive or batch");
        };
    }

    private static void payload(Out out, PayloadRef ref) {
        out.text("cluster", ref.cluster())
                .text("topic", ref.topic())
                .number("partition", ref.partition())
                .number("offset", ref.offset())
                .number("bytes", ref.bytes());
    }

    private static PayloadRef payload(In in) {
        return new PayloadRef(
                new ClusterId(in.text("cluster")),
                in.text("topic"),
                in.integer("partition"),
                in.number("offset"),
                in.integer("bytes"));
    }

    static void descriptor(Out out, Descriptor descriptor) {
        switch (descriptor) {
            case Descriptor.Sound s ->
                    out.text("kind", "sound").nested("job", s.job(), JobJson::job);
            case Descriptor.Defective d ->
                    out.text("kind", "defective")
                            .text("id", d.id())
                            .text("origin", d.origin())
                            .text("digest", d.digest())
                            .nested("payload", d.payload(), JobJson::payload)
                            .nestedList("defects", d.defects(), JobJson::defect);
            case Descriptor.Cancel c ->
                    out.text("kind", "cancel").text("id", c.id()).text("origin", c.origin());
        }
    }

    static Descriptor descriptor(In in) {
        String kind = in.text("kind");
        return switch (kind) {
            case "sound" -> new Descriptor.Sound(in.nested("job", JobJson::job));
            case "defective" ->
                    new Descriptor.Defective(
                            new JobId(in.text("id")),
                            new RegionId(in.text("origin")),
                            new Digest(in.text("digest")),
                            in.nested("payload", JobJson::payload),
                            in.nestedList("defects", JobJson::defect));
            case "cancel" ->
                    new Descriptor.Cancel(
                            new JobId(in.text("id")), new RegionId(in.text("origin")));
            default ->
                    throw new In.BadField(
                            "field kind was '" + kind + "', expected sound, defective or cancel");
        };
    }

    private static void defect(Out out, Descriptor.Defect defect) {
        out.text("field", defect.field())
                .text("value", defect.value())
                .text("expected", defect.expected());
    }

    private static Descriptor.Defect defect(In in) {
        return new Descriptor.Defect(in.text("field"), in.text("value"), in.text("expected"));
    }
}
