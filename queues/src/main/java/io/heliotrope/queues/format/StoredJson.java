package io.heliotrope.queues.format;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Use;
import io.heliotrope.router.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What the state stores keep. A stored value that does not read back is a broken invariant: it
/// throws.
public final class StoredJson {
    private static final byte[] ENDED = "{\"phase\":\"ended\",".getBytes(StandardCharsets.UTF_8);

    private StoredJson() {}

    public static byte[] entry(Entry entry) {
        return Out.object(out -> {
            switch (entry) {
                case Entry.Waiting w ->
                        out.text("phase", "waiting")
                                .number("attempts", w.attempts())
                                .number("failures", w.failures())
                                .number("policyOffset", w.policyOffset())
                                .nested("job", w.job(), JobJson::job)
                                .nested("receipt", w.receipt(), ReceiptJson::receipt);
                case Entry.Sent s ->
                        out.text("phase", "sent")
                                .number("failures", s.failures())
                                .instant("leasedAt", s.leasedAt())
                                .nested("dispatch", s.dispatch(), DispatchJson::dispatch);
                case Entry.Proposed p ->
                        out.text("phase", "proposed")
                                .text("digest", p.digest())
                                .instant("sentAt", p.sentAt())
                                .nested("status", p.status(), StatusJson::status);
                case Entry.Ended e ->
                        out.text("phase", "ended").text("digest", e.digest()).instant("at", e.at());
            }
        });
    }

    /// The same bytes as [#entry(Entry)] gives for a sent job whose dispatch is written already as
    /// `document`.
    public static byte[] sent(Entry.Sent sent, byte[] document) {
        byte[] head =
                ("{\"phase\":\"sent\",\"failures\":"
                                + sent.failures()
                                + ",\"leasedAt\":\""
                                + sent.leasedAt()
                                + "\",\"dispatch\":")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + document.length + 1);
        System.arraycopy(document, 0, all, head.length, document.length);
        all[all.length - 1] = '}';
        return all;
    }

    /// Reads what was stored.
    ///
    /// @throws IllegalStateException when the bytes are no entry
    public static Entry entry(byte[] bytes) {
        return stored(
                In.read(
                        bytes,
                        in ->
                                switch (in.text("phase")) {
                                    case "waiting" ->
                                            new Entry.Waiting(
                                                    in.nested("job", JobJson::job),
                                                    in.integer("attempts"),
                                                    in.integer("failures"),
                                                    in.nested("receipt", ReceiptJson::receipt),
                                                    in.number("policyOffset"));
                                    case "sent" ->
                                            new Entry.Sent(
                                                    in.nested("dispatch", DispatchJson::dispatch),
                                                    in.integer("failures"),
                                                    in.instant("leasedAt"));
                                    case "proposed" ->
                                            new Entry.Proposed(
                                                    new Digest(in.text("digest")),
                                                    in.nested("status", StatusJson::status),
                                                    in.instant("sentAt"));
                                    case "ended" ->
                                            new Entry.Ended(
                                                    new Digest(in.text("digest")),
                                                    in.instant("at"));
                                    default -> throw new In.BadField("phase is not known");
                                }));
    }

    private static Out course(Out out, Course course) {
        out.number("attempts", course.attempts()).number("failures", course.failures());
        return course.pieces().isEmpty()
                ? out
                : out.nestedList("pieces", course.pieces(), StatusJson::piece);
    }

    /// What was stored before there were pieces tells the attempts of a running job by its dispatch
    /// alone: `attempts`.
    private static Course course(In in, int attempts) {
        return new Course(
                in.has("attempts") ? in.integer("attempts") : attempts,
                in.integer("failures"),
                in.has("pieces") ? in.nestedList("pieces", StatusJson::piece) : List.of());
    }

    private static BatchEntry.Running running(In in) {
        Dispatch dispatch = in.nested("dispatch", DispatchJson::dispatch);
        return new BatchEntry.Running(dispatch, course(in, dispatch.attempt()));
    }

    public static byte[] batchEntry(BatchEntry entry) {
        return Out.object(out -> {
            switch (entry) {
                case BatchEntry.Held h ->
                        course(out.text("phase", "held"), h.course())
                                .instant("due", h.due())
                                .number("policyOffset", h.policyOffset())
                                .nested("job", h.job(), JobJson::job)
                                .nested("receipt", h.receipt(), ReceiptJson::receipt);
                case BatchEntry.Running r ->
                        course(out.text("phase", "running"), r.course())
                                .nested("dispatch", r.dispatch(), DispatchJson::dispatch);
                case BatchEntry.Ended e ->
                        out.text("phase", "ended").text("digest", e.digest()).instant("at", e.at());
            }
        });
    }

    /// Reads what was stored.
    ///
    /// @throws IllegalStateException when the bytes are no entry
    public static BatchEntry batchEntry(byte[] bytes) {
        return stored(
                In.read(
                        bytes,
                        in ->
                                switch (in.text("phase")) {
                                    case "held" ->
                                            new BatchEntry.Held(
                                                    in.nested("job", JobJson::job),
                                                    course(in, 0),
                                                    in.nested("receipt", ReceiptJson::receipt),
                                                    in.instant("due"),
                                                    in.number("policyOffset"));
                                    case "running" -> running(in);
                                    case "ended" ->
                                            new BatchEntry.Ended(
                                                    new Digest(in.text("digest")),
                                                    in.instant("at"));
                                    default -> throw new In.BadField("phase is not known");
                                }));
    }

    /// Whether `bytes`, an entry of either lane, say that a job ended before `limit`. What has not
    /// ended is told by its first bytes, and not read further.
    public static boolean hasEndedBefore(byte[] bytes, Instant limit) {
        int length = ENDED.length;
        return bytes.length > length
                && Arrays.equals(bytes, 0, length, ENDED, 0, length)
                && stored(In.read(bytes, in -> in.instant("at"))).isBefore(limit);
    }

    public static byte[] lease(SlotLease lease) {
        return Out.object(out ->
                out.text("token", lease.token())
                        .text("job", lease.job())
                        .text("region", lease.region())
                        .text("worker", lease.worker())
                        .instant("leasedAt", lease.leasedAt())
                        .instant("from", lease.from())
                        .instant("until", lease.until()));
    }

    /// Reads what was stored.
    ///
    /// @throws IllegalStateException when the bytes are no lease
    public static SlotLease lease(byte[] bytes) {
        return stored(
                In.read(
                        bytes,
                        in ->
                                new SlotLease(
                                        new Token(in.text("token")),
                                        new JobId(in.text("job")),
                                        new RegionId(in.text("region")),
                                        new WorkerId(in.text("worker")),
                                        in.instant("leasedAt"),
                                        in.instant("from"),
                                        in.instant("until"))));
    }

    /// A sum of what was used of a budget.
    public static byte[] use(Use use) {
        return Out.object(out -> UseJson.write(out, use));
    }

    /// Reads what was stored.
    ///
    /// @throws IllegalStateException when the bytes are no use of a budget
    public static Use use(byte[] bytes) {
        return stored(In.read(bytes, UseJson::read));
    }

    private static <T> T stored(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Malformed<T>(String reason) ->
                    throw new IllegalStateException("a stored value does not read back: " + reason);
        };
    }
}
