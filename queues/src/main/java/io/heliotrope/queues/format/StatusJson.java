package io.heliotrope.queues.format;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import java.util.List;

/// Statuses, results and measurements.
final class StatusJson {
    private StatusJson() {}

    static void status(Out out, Status status) {
        out.text("job", status.job()).text("origin", status.origin()).text("lane", status.lane());
        switch (status.state()) {
            case Status.Accepted a -> {
                out.text("state", "ACCEPTED")
                        .instant("latestSafeStart", a.latestSafeStart())
                        .instant("expectedCompletion", a.expectedCompletion());
                if (!a.quote().isEmpty()) {
                    out.text("quote", a.quote());
                }
            }
            case Status.Held h -> out.text("state", "HELD");
            case Status.Done d -> {
                out.text("state", d.word())
                        .text("token", d.token())
                        .text("execution", d.execution())
                        .text("region", d.region())
                        .text("output", d.output())
                        .nested("measured", d.measured(), StatusJson::measured);
                if (!d.earlier().isEmpty()) {
                    out.nestedList("earlier", d.earlier(), StatusJson::piece);
                }
            }
            case Status.Failed f ->
                    out.text("state", f.word())
                            .text("reason", f.reason())
                            .number("attempts", f.attempts());
            case Status.Expired e -> out.text("state", e.word()).text("reason", e.reason());
            case Status.Cancelled c -> out.text("state", c.word());
            case Status.Refused r ->
                    out.text("state", r.word())
                            .text("reason", r.reason())
                            .text("detail", r.detail())
                            .instantUnlessNever("earliestCompletion", r.earliestCompletion());
        }
        out.nested("task", status.task(), DispatchJson::task);
        status.why().ifPresent(receipt -> out.nested("receipt", receipt, ReceiptJson::receipt));
    }

    static Status status(In in) {
        return new Status(
                new JobId(in.text("job")),
                new RegionId(in.text("origin")),
                in.word("lane", Lane.class),
                in.nested("task", DispatchJson::task),
                state(in),
                in.optional("receipt", ReceiptJson::receipt).orElse(null));
    }

    static StatusRecord statusRecord(In in) {
        return in.has("marker") ? marker(in) : status(in);
    }

    static void marker(Out out, Marker marker) {
        out.nested("marker", marker.task(), DispatchJson::task);
    }

    static Marker marker(In in) {
        return new Marker(in.nested("marker", DispatchJson::task));
    }

    private static Status.State state(In in) {
        String state = in.text("state");
        return switch (state) {
            case "ACCEPTED" ->
                    new Status.Accepted(
                            in.instant("latestSafeStart"),
                            in.instant("expectedCompletion"),
                            in.has("quote") ? in.text("quote") : "");
            case "HELD" -> new Status.Held();
            case "DONE" ->
                    new Status.Done(
                            new Token(in.text("token")),
                            new ExecutionId(in.text("execution")),
                            new RegionId(in.text("region")),
                            new Digest(in.text("output")),
                            in.nested("measured", StatusJson::measured),
                            in.has("earlier")
                                    ? in.nestedList("earlier", StatusJson::piece)
                                    : List.of());
            case "FAILED" -> new Status.Failed(in.text("reason"), in.integer("attempts"));
            case "EXPIRED" -> new Status.Expired(in.text("reason"));
            case "CANCELLED" -> new Status.Cancelled();
            case "REFUSED" ->
                    new Status.Refused(
                            in.word("reason", Refusal.class),
                            in.text("detail"),
                            in.instantOrNever("earliestCompletion"));
            default ->
                    throw new In.BadField(
                            "field state was '"
                                    + state
                                    + "', expected ACCEPTED, HELD, DONE, FAILED, EXPIRED, CANCELLED or REFUSED");
        };
    }

    static void result(Out out, Result result) {
        out.text("job", result.job())
                .text("origin", result.origin())
                .text("token", result.token())
                .text("region", result.region())
                .text("worker", result.worker());
        switch (result.kind()) {
            case Result.Chunk c ->
                    out.text("kind", "chunk")
                            .text("execution", c.execution())
                            .number("index", c.index());
            case Result.Finished f ->
                    out.text("kind", "final")
                            .text("execution", f.execution())
                            .text("output", f.output())
                            .nested("measured", f.measured(), StatusJson::measured);
            case Result.Failed f ->
                    out.text("kind", "failed")
                            .text("execution", f.execution())
                            .text("reason", f.reason())
                            .flag("retryable", f.retryable());
            case Result.Paused p ->
                    out.text("kind", "paused")
                            .text("execution", p.execution())
                            .nested("measured", p.measured(), StatusJson::measured);
            case Result.Declined d ->
                    out.text("kind", "declined")
                            .text("reason", d.reason())
                            .number("policyOffset", d.policyOffset());
        }
    }

    static Result result(In in) {
        return new Result(
                new JobId(in.text("job")),
                new RegionId(in.text("origin")),
                new Token(in.text("token")),
                new RegionId(in.text("region")),
                new WorkerId(in.text("worker")),
                kind(in));
    }

    private static Result.Kind kind(In in) {
        String kind = in.text("kind");
        return switch (kind) {
            case "chunk" ->
                    new Result.Chunk(new ExecutionId(in.text("execution")), in.integer("index"));
            case "final" ->
                    new Result.Finished(
                            new ExecutionId(in.text("execution")),
                            new Digest(in.text("output")),
                            in.nested("measured", StatusJson::measured));
            case "failed" ->
                    new Result.Failed(
                            new ExecutionId(in.text("execution")),
                            in.text("reason"),
                            in.flag("retryable"));
            case "paused" ->
                    new Result.Paused(
                            new ExecutionId(in.text("execution")),
                            in.nested("measured", StatusJson::measured));
            case "declined" -> new Result.Declined(in.text("reason"), in.number("policyOffset"));
            default ->
                    throw new In.BadField(
                            "field kind was '"
                                    + kind
                                    + "', expected chunk, final, paused, failed or declined");
        };
    }

    static void piece(Out out, PieceRun piece) {
        out.text("token", piece.token())
                .text("execution", piece.execution())
                .text("region", piece.region())
                .nested("measured", piece.measured(), StatusJson::measured);
    }

    static PieceRun piece(In in) {
        return new PieceRun(
                new Token(in.text("token")),
                new ExecutionId(in.text("execution")),
                new RegionId(in.text("region")),
                in.nested("measured", StatusJson::measured));
    }

    private static void measured(Out out, Measured measured) {
        out.duration("queued", measured.queued())
                .duration("firstToken", measured.firstToken())
                .duration("service", measured.service())
                .instant("ranFrom", measured.ranFrom())
                .instant("ranTo", measured.ranTo())
                .number("promptTokens", measured.promptTokens())
                .number("outputTokens", measured.outputTokens())
                .number("energyKwh", measured.energy().value())
                .text("energyMethod", measured.energyMethod());
        if (!Double.isNaN(measured.meanBatch())) {
            out.number("meanBatch", measured.meanBatch());
        }
        measured.modelDigest().ifPresent(digest -> out.text("model", digest));
    }

    private static Measured measured(In in) {
        return new Measured(
                in.duration("queued"),
                in.duration("firstToken"),
                in.duration("service"),
                in.instant("ranFrom"),
                in.instant("ranTo"),
                in.integer("promptTokens"),
                in.integer("outputTokens"),
                new KilowattHours(in.real("energyKwh")),
                in.text("energyMethod"),
                in.has("meanBatch") ? in.real("meanBatch") : Double.NaN,
                in.has("model") ? new Digest(in.text("model")) : null);
    }
}
