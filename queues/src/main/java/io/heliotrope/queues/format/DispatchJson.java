package io.heliotrope.queues.format;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Task;

/// Dispatches and the batch decider's decisions.
final class DispatchJson {
    private DispatchJson() {}

    static void dispatch(Out out, Dispatch dispatch) {
        out.number("attempt", dispatch.attempt())
                .text("token", dispatch.token())
                .text("target", dispatch.target())
                .text("worker", dispatch.worker())
                .instant("notAfter", dispatch.notAfter())
                .number("resultPartition", dispatch.resultPartition())
                .nested("task", dispatch.task(), DispatchJson::task)
                .number("policyOffset", dispatch.policyOffset())
                .nested("job", dispatch.job(), JobJson::job)
                .nested("receipt", dispatch.receipt(), ReceiptJson::receipt);
    }

    static Dispatch dispatch(In in) {
        return new Dispatch(
                in.nested("job", JobJson::job),
                in.integer("attempt"),
                new Token(in.text("token")),
                new RegionId(in.text("target")),
                new WorkerId(in.text("worker")),
                in.instant("notAfter"),
                in.integer("resultPartition"),
                in.nested("task", DispatchJson::task),
                in.number("policyOffset"),
                in.nested("receipt", ReceiptJson::receipt));
    }

    static void task(Out out, Task task) {
        out.text("cluster", task.cluster())
                .number("partition", task.partition())
                .number("epoch", task.epoch());
    }

    static Task task(In in) {
        return new Task(
                new ClusterId(in.text("cluster")), in.integer("partition"), in.number("epoch"));
    }

    static void decision(Out out, BatchDecision decision) {
        switch (decision) {
            case BatchDecision.Release r ->
                    out.text("kind", "release")
                            .nested("dispatch", r.dispatch(), DispatchJson::dispatch);
            case BatchDecision.Say s ->
                    out.text("kind", "say").nested("status", s.status(), StatusJson::status);
        }
    }

    static BatchDecision decision(In in) {
        String kind = in.text("kind");
        return switch (kind) {
            case "release" ->
                    new BatchDecision.Release(in.nested("dispatch", DispatchJson::dispatch));
            case "say" -> new BatchDecision.Say(in.nested("status", StatusJson::status));
            default ->
                    throw new In.BadField("field kind was '" + kind + "', expected release or say");
        };
    }
}
