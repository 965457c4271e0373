package io.heliotrope.queues.format;

import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;

/// The JSON documents, as UTF-8 bytes. Reading never throws: what is wrong comes back as a reason.
public final class Json {
    private Json() {}

    public static byte[] control(ControlRecord controlRecord) {
        return Out.object(out -> ControlJson.control(out, controlRecord));
    }

    public static Decoded<ControlRecord> control(byte[] bytes) {
        return In.read(bytes, ControlJson::control);
    }

    public static byte[] descriptor(Descriptor descriptor) {
        return Out.object(out -> JobJson.descriptor(out, descriptor));
    }

    public static Decoded<Descriptor> descriptor(byte[] bytes) {
        return In.read(bytes, JobJson::descriptor);
    }

    public static byte[] decision(BatchDecision decision) {
        return Out.object(out -> DispatchJson.decision(out, decision));
    }

    public static Decoded<BatchDecision> decision(byte[] bytes) {
        return In.read(bytes, DispatchJson::decision);
    }

    public static byte[] dispatch(Dispatch dispatch) {
        return Out.object(out -> DispatchJson.dispatch(out, dispatch));
    }

    public static Decoded<Dispatch> dispatch(byte[] bytes) {
        return In.read(bytes, DispatchJson::dispatch);
    }

    public static byte[] result(Result result) {
        return Out.object(out -> StatusJson.result(out, result));
    }

    public static Decoded<Result> result(byte[] bytes) {
        return In.read(bytes, StatusJson::result);
    }

    public static byte[] status(Status status) {
        return Out.object(out -> StatusJson.status(out, status));
    }

    /// Reads a document of a status partition.
    public static Decoded<StatusRecord> status(byte[] bytes) {
        return In.read(bytes, StatusJson::statusRecord);
    }

    public static byte[] marker(Marker marker) {
        return Out.object(out -> StatusJson.marker(out, marker));
    }

    public static Decoded<Marker> marker(byte[] bytes) {
        return In.read(bytes, StatusJson::marker);
    }

    public static byte[] checkpoint(Checkpoint checkpoint) {
        return Out.object(out -> CheckpointJson.checkpoint(out, checkpoint));
    }

    public static Decoded<Checkpoint> checkpoint(byte[] bytes) {
        return In.read(bytes, CheckpointJson::checkpoint);
    }

    public static byte[] budget(BudgetRecord budget) {
        return Out.object(out -> BudgetJson.budget(out, budget));
    }

    public static Decoded<BudgetRecord> budget(byte[] bytes) {
        return In.read(bytes, BudgetJson::budget);
    }

    public static byte[] plan(PlanRecord plan) {
        return Out.object(out -> PlanJson.plan(out, plan));
    }

    public static Decoded<PlanRecord> plan(byte[] bytes) {
        return In.read(bytes, PlanJson::plan);
    }

    public static byte[] restated(Restated restated) {
        return Out.object(out -> RestatedJson.restated(out, restated));
    }

    public static Decoded<Restated> restated(byte[] bytes) {
        return In.read(bytes, RestatedJson::restated);
    }

    public static byte[] receipt(Receipt receipt) {
        return Out.object(out -> ReceiptJson.receipt(out, receipt));
    }

    public static Decoded<Receipt> receipt(byte[] bytes) {
        return In.read(bytes, ReceiptJson::receipt);
    }
}
