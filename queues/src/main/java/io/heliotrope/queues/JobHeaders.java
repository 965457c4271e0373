package io.heliotrope.queues;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
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
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.EnvelopeJson;
import io.heliotrope.queues.seal.PayloadSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// How a record of a jobs topic reads as a job: the value is the payload, headers say the rest.
///
/// Only the model must be named; everything else has a default. The id is the header
/// `heliotrope-id`, else the CloudEvents id, else the record's coordinates, which never change.
/// What is wrong with a record is described, never thrown. Stateless, safe from any thread.
public final class JobHeaders {
    public static final String ID = "heliotrope-id";
    public static final String MODEL = "heliotrope-model";
    public static final String TENANT = "heliotrope-tenant";
    public static final String RESIDENCY = "heliotrope-residency";

    /// Interactive: how soon the answer is wanted, such as `300ms`.
    public static final String SLO = "heliotrope-slo";

    /// Batch: when the job must be complete, an instant of job time or a duration after submission.
    /// Interactive: when nobody waits any longer, likewise in real time.
    public static final String DEADLINE = "heliotrope-deadline";

    /// Interactive: the most tokens to answer with.
    public static final String MAX_TOKENS = "heliotrope-max-tokens";

    /// Batch: how long the job occupies an accelerator, such as `90min`.
    public static final String GPU_TIME = "heliotrope-gpu-time";

    /// Batch: `true` on a job that may be suspended, and resumed elsewhere.
    public static final String INTERRUPTIBLE = "heliotrope-interruptible";

    /// Job time of submission; the time of intake when absent.
    public static final String SUBMITTED_AT = "heliotrope-submitted-at";

    /// Words that policies read, such as `eu-personal,phi`.
    public static final String LABELS = "heliotrope-labels";

    /// From -100 to 100, higher is more urgent; policies read it.
    public static final String PRIORITY = "heliotrope-priority";

    /// A key by which policies split jobs.
    public static final String COHORT = "heliotrope-cohort";

    /// Batch: the id of a choice of a quote, which the job is to have if it can.
    public static final String QUOTE = "heliotrope-quote";

    /// What the payload holds: `personal` for personal data, else `other`.
    public static final String DATA = "heliotrope-data";

    /// On a job whose payload is sealed: the version of the seal.
    public static final String SEALED = "heliotrope-sealed";

    /// On a job whose payload is sealed: the public key to seal its output to.
    public static final String REPLY_KEY = "heliotrope-reply-key";

    /// `true` on a record that cancels the job of its id.
    public static final String CANCEL = "heliotrope-cancel";

    /// Put on a record that is sent on without its payload because it is too large: how many bytes
    /// it had.
    public static final String OVERSIZE = "heliotrope-oversize";

    /// All of them, in the order in which defects are told.
    static final List<String> ALL =
            List.of(
                    ID,
                    MODEL,
                    TENANT,
                    RESIDENCY,
                    SLO,
                    DEADLINE,
                    MAX_TOKENS,
                    GPU_TIME,
                    INTERRUPTIBLE,
                    SUBMITTED_AT,
                    LABELS,
                    PRIORITY,
                    COHORT,
                    QUOTE,
                    DATA,
                    SEALED,
                    REPLY_KEY,
                    CANCEL,
                    OVERSIZE);

    /// How far ahead a deadline may lie. Payloads are kept for longer, so that none is gone before
    /// its job has ended.
    public static final Duration LONGEST_DEADLINE = Duration.ofDays(7);

    static final String DEFAULT_TENANT = "default";

    private static final String NO_KEY = PublicKey.of(new byte[PublicKey.LENGTH]).text();
    private static final String EVENT_ID = HeaderFields.EVENT + "id";

    private JobHeaders() {}

    /// What a record of `lane`'s jobs topic of `origin` on `cluster` is; `now` is job time.
    public static Descriptor describe(
            ClusterId cluster, RegionId origin, Lane lane, Submission submission, Instant now) {
        HeaderFields fields = new HeaderFields(submission.headers());
        byte[] payload = submission.payload();
        PayloadRef ref =
                new PayloadRef(
                        cluster,
                        submission.topic(),
                        submission.partition(),
                        submission.offset(),
                        payload.length);
        JobId id = id(fields, submission);
        Digest digest = fields.digestWith(payload);
        if (fields.flag(CANCEL)) {
            return new Descriptor.Cancel(id, origin);
        }
        noteSize(fields, submission);
        noteEvent(fields, submission);
        String model = fields.name(MODEL, "the name of a model, such as tiny-llama");
        TenantId tenant = fields.read(TENANT, DEFAULT_TENANT, TenantId::new, "1 to 200 characters");
        Residency residency =
                fields.read(
                        RESIDENCY, "", Residency::parse, "jurisdictions such as EEA or EEA,!DE");
        Instant submittedAt = fields.instant(SUBMITTED_AT, now, now);
        Objective objective =
                HeaderObjective.of(fields, lane, submission.timestamp(), submittedAt, now);
        Traits traits = HeaderTraits.of(fields);
        QuoteId quote = HeaderQuote.of(fields, lane);
        Cover cover = cover(fields, payload);
        if (!fields.defects().isEmpty()) {
            return new Descriptor.Defective(id, origin, digest, ref, fields.defects());
        }
        return new Descriptor.Sound(
                new Job(
                        id,
                        origin,
                        tenant,
                        model,
                        residency,
                        objective,
                        submittedAt,
                        digest,
                        ref,
                        cover,
                        traits,
                        quote));
    }

    /// How the payload travels. What it is sealed to stands in the payload itself, so that it
    /// cannot differ from what a header says.
    private static Cover cover(HeaderFields fields, byte[] payload) {
        boolean isPersonal = fields.among(DATA, "other", "personal").equals("personal");
        Optional<String> version = fields.text(SEALED);
        if (version.isEmpty()) {
            return new Cover.Open(isPersonal);
        }
        if (!version.get().equals(PayloadSeal.VERSION)) {
            fields.defect(SEALED, version.get(), PayloadSeal.VERSION);
        }
        if (fields.text(ID).or(() -> fields.text(EVENT_ID)).isEmpty()) {
            fields.defect(ID, "", "the id that the payload was sealed for");
        }
        PublicKey replyTo =
                fields.read(
                        REPLY_KEY,
                        NO_KEY,
                        PublicKey::new,
                        "an X25519 public key in base64url, 43 characters");
        if (fields.text(REPLY_KEY).isEmpty()) {
            fields.defect(REPLY_KEY, "", "the public key to seal the output to");
        }
        return PayloadSeal.keys(payload)
                .<Cover>map(keys -> new Cover.Sealed(isPersonal, keys, replyTo))
                .orElseGet(() -> {
                    fields.defect(SEALED, version.get(), "a sealed payload behind it");
                    return new Cover.Open(isPersonal);
                });
    }

    /// The record to send on to the partition that its job belongs in: under the job's id, so that
    /// it is the same job there. One that is too large goes without payload, and is refused there.
    public static Message forward(Submission submission, JobId job) {
        byte[] id = utf8(job.value());
        if (submission.size() > Submission.LARGEST) {
            var headers = new RecordHeaders();
            headers.add(ID, id).add(OVERSIZE, utf8(Integer.toString(submission.size())));
            return new Message(id, new byte[0], headers);
        }
        var headers = new RecordHeaders(submission.headers());
        headers.remove(ID).add(ID, id);
        return new Message(id, submission.payload(), headers);
    }

    private static void noteSize(HeaderFields fields, Submission submission) {
        String size = fields.text(OVERSIZE).orElse(Integer.toString(submission.size()));
        if (fields.text(OVERSIZE).isPresent() || submission.size() > Submission.LARGEST) {
            fields.defect("record", size + " bytes", "at most " + Submission.LARGEST + " bytes");
        }
    }

    private static void noteEvent(HeaderFields fields, Submission submission) {
        if (Submission.isStructured(submission.headers())
                && EnvelopeJson.read(submission.payload())
                        instanceof Decoded.Malformed<EnvelopeJson.Envelope>(String reason)) {
            fields.defect(Submission.CONTENT_TYPE, Submission.STRUCTURED, "an event: " + reason);
        }
    }

    private static JobId id(HeaderFields fields, Submission submission) {
        JobId derived = coordinates(submission);
        String given = fields.text(ID).or(() -> fields.text(EVENT_ID)).orElse(derived.value());
        try {
            return new JobId(given);
        } catch (IllegalArgumentException e) {
            fields.defect(ID, given, "1 to 200 printable characters");
            return derived;
        }
    }

    private static JobId coordinates(Submission submission) {
        return new JobId(
                String.join(
                        "-",
                        submission.topic(),
                        Integer.toString(submission.partition()),
                        Long.toString(submission.offset())));
    }

    /// What a record is on which [#describe] itself fails: a defective job that is named by its
    /// coordinates, so that the records behind it are read.
    public static Descriptor.Defective undescribed(
            ClusterId cluster, RegionId origin, Submission submission, RuntimeException failure) {
        byte[] payload = submission.payload();
        JobId id = coordinates(submission);
        return new Descriptor.Defective(
                id,
                origin,
                Digest.of(id.value()),
                new PayloadRef(
                        cluster,
                        submission.topic(),
                        submission.partition(),
                        submission.offset(),
                        payload.length),
                List.of(
                        new Descriptor.Defect(
                                "record", id.value(), "one that can be read; " + failure)));
    }

    /// The bytes of a header's text.
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
