package io.heliotrope.queues.format;

import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.PowerPlan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The kinds of documents, each with a way to draw one, write it and read it.
enum Documents {
    DISPATCH(AnyRecord::dispatch, Json::dispatch, Json::dispatch),
    STATUS(AnyRecord::status, Json::status, Json::status),
    MARKER(AnyRecord::marker, Json::marker, Json::marker),
    RESULT(AnyRecord::result, Json::result, Json::result),
    DESCRIPTOR(AnyRecord::descriptor, Json::descriptor, Json::descriptor),
    DECISION(AnyRecord::batchDecision, Json::decision, Json::decision),
    BUDGET(AnyRecord::budget, Json::budget, Json::budget),
    PLAN(AnyRecord::plan, Json::plan, Json::plan),
    CHECKPOINT(AnyRecord::checkpoint, Json::checkpoint, Json::checkpoint),
    SIGNAL(AnyRecord::signal, Json::control, Json::control),
    RESTATEMENT(AnyRestated::of, Json::restated, Json::restated),
    CONTROL(AnyRecord::control, Json::control, Json::control);

    @SuppressWarnings("ImmutableEnumChecker") // method references hold nothing that changes
    private final Kind<?> kind;

    <T> Documents(
            Function<AnyRecord, T> any,
            Function<T, byte[]> write,
            Function<byte[], ? extends Decoded<? super T>> read) {
        kind = new Kind<>(any, write, read);
    }

    private record Kind<T>(
            Function<AnyRecord, T> any,
            Function<T, byte[]> write,
            Function<byte[], ? extends Decoded<? super T>> read) {
        Drawn draw(long seed) {
            T value = any.apply(new AnyRecord(seed));
            return new Drawn(value, write.apply(value));
        }
    }

    /// A value and its document.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Drawn(Object value, byte[] document) {}

    Drawn draw(long seed) {
        return kind.draw(seed);
    }

    Decoded<?> read(byte[] document) {
        return kind.read().apply(document);
    }

    /// The schema that a document of this kind follows.
    String schemaOf(Object value) {
        return switch (value) {
            case ControlRecord.CatalogueSet _ -> "catalogue";
            case ControlRecord.PolicySet _ -> "policy";
            case ControlRecord.Signal _ -> "signal";
            case ControlRecord.Heartbeat _ -> "heartbeat";
            case PowerPlan _ -> "power";
            case ControlRecord.Tick _ -> "tick";
            default -> name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    static List<Documents> all() {
        return Arrays.asList(values());
    }
}
