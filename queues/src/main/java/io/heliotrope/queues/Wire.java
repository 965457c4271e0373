package io.heliotrope.queues;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records as CloudEvents 1.0 in Kafka's binary mode.
///
/// A record of descriptors only has its document as value. A record that carries a payload (an
/// interactive dispatch, a result) has the payload as value and its document in the extension
/// attribute `heliotrope`, so that a plain consumer reads the output as it is. Keys are job ids,
/// workers or subjects. Stateless, safe from any thread.
public final class Wire {
    /// The extension attribute's header that holds the document of a record with a payload.
    public static final String DOCUMENT = "ce_heliotrope";

    /// Present on a dispatch that refers to its payload instead of carrying it.
    public static final String BY_REFERENCE = "heliotrope-payload-by-reference";

    private static final byte[] SPEC = utf8("1.0");
    private static final byte[] JSON = utf8("application/json");
    private static final byte[] OCTETS = utf8("application/octet-stream");
    private static final byte[] TRUE = utf8("true");

    private Wire() {}

    /// A dispatch with the payload that came along; null when it refers to where the payload lies.
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    public record Delivery(Dispatch dispatch, byte @Nullable [] payload) {
        public Optional<byte[]> carried() {
            return Optional.ofNullable(payload);
        }
    }

    public static Message control(ControlRecord controlRecord) {
        return switch (controlRecord) {
            case ControlRecord.CatalogueSet c ->
                    document("catalogue", "catalogue", Json.control(c));
            case ControlRecord.PolicySet p -> document("policy", "policy", Json.control(p));
            case ControlRecord.Intensity i ->
                    document("signal", i.reading().zone().value(), Json.control(i));
            case ControlRecord.IntensityForecast f ->
                    document("signal", f.zone().value(), Json.control(f));
            case ControlRecord.YearlyAverage y ->
                    document("signal", y.reading().zone().value(), Json.control(y));
            case ControlRecord.PueForecast p ->
                    document("signal", p.region().value(), Json.control(p));
            case ControlRecord.Heartbeat h ->
                    document("heartbeat", h.worker().value(), Json.control(h));
            case ControlRecord.Tick t -> document("tick", "clock", Json.control(t));
        };
    }

    public static Decoded<ControlRecord> control(
            ConsumerRecord<byte[], byte @Nullable []> received) {
        return document(received.value()).isEmpty() ? empty() : Json.control(received.value());
    }

    public static Message descriptor(Descriptor descriptor) {
        return document("descriptor", descriptor.id().value(), Json.descriptor(descriptor));
    }

    public static Decoded<Descriptor> descriptor(byte @Nullable [] value) {
        return value == null ? empty() : Json.descriptor(value);
    }

    public static Message decision(BatchDecision decision) {
        return document("decision", decision.job().value(), Json.decision(decision));
    }

    public static Decoded<BatchDecision> decision(byte @Nullable [] value) {
        return value == null ? empty() : Json.decision(value);
    }

    public static Message status(Status status) {
        return document("status", status.job().value(), Json.status(status));
    }

    public static Decoded<Status> status(byte @Nullable [] value) {
        return value == null ? empty() : Json.status(value);
    }

    /// A result without its output, for the control plane.
    public static Message outcome(Result result) {
        return document("outcome", result.job().value(), Json.result(result));
    }

    public static Decoded<Result> outcome(byte @Nullable [] value) {
        return value == null ? empty() : Json.result(value);
    }

    /// A result with its output; `contentType` is the output's.
    public static Message result(Result result, byte[] output, String contentType) {
        Message message = carrying("result", result.job(), Json.result(result), output);
        message.headers().remove("content-type").add("content-type", utf8(contentType));
        return message;
    }

    public static Decoded<Result> result(Headers headers) {
        return document(headers).<Decoded<Result>>map(Json::result).orElseGet(Wire::noDocument);
    }

    /// A dispatch that carries its payload.
    public static Message dispatch(Dispatch dispatch, byte[] payload) {
        return carrying("dispatch", dispatch.job().id(), Json.dispatch(dispatch), payload);
    }

    /// A dispatch that refers to its payload.
    public static Message dispatch(Dispatch dispatch) {
        Message message =
                carrying("dispatch", dispatch.job().id(), Json.dispatch(dispatch), new byte[0]);
        message.headers().add(BY_REFERENCE, TRUE);
        return message;
    }

    public static Decoded<Delivery> dispatch(ConsumerRecord<byte[], byte[]> received) {
        Decoded<Dispatch> dispatch =
                document(received.headers())
                        .<Decoded<Dispatch>>map(Json::dispatch)
                        .orElseGet(Wire::noDocument);
        boolean isReference =
                received.headers().lastHeader(BY_REFERENCE) != null || received.value() == null;
        return dispatch.map(d -> new Delivery(d, isReference ? null : received.value()));
    }

    private static Message document(String type, String key, byte[] json) {
        return new Message(utf8(key), json, headers(type, key).add("content-type", JSON));
    }

    private static Message carrying(String type, JobId job, byte[] json, byte[] payload) {
        Headers headers =
                headers(type, job.value()).add("content-type", OCTETS).add(DOCUMENT, json);
        return new Message(utf8(job.value()), payload, headers);
    }

    private static Headers headers(String type, String subject) {
        return new RecordHeaders()
                .add("ce_specversion", SPEC)
                .add("ce_type", utf8("io.heliotrope." + type))
                .add("ce_source", utf8("/heliotrope"))
                .add("ce_id", utf8(type + "/" + subject))
                .add("ce_subject", utf8(subject));
    }

    private static Optional<byte[]> document(Headers headers) {
        Header header = headers.lastHeader(DOCUMENT);
        return header == null ? Optional.empty() : Optional.ofNullable(header.value());
    }

    private static Optional<byte[]> document(byte @Nullable [] value) {
        return Optional.ofNullable(value);
    }

    private static <T> Decoded<T> empty() {
        return new Decoded.Malformed<>("value is empty, expected a JSON document");
    }

    private static <T> Decoded<T> noDocument() {
        return new Decoded.Malformed<>("header " + DOCUMENT + " is missing");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
