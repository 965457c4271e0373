package io.heliotrope.queues;

import io.heliotrope.model.Digest;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
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
/// workers or subjects. An event's id is the same when the same thing is said again, and another
/// otherwise. Reading never throws. Stateless, safe from any thread.
public final class Wire {
    /// The extension attribute's header that holds the document of a record with a payload.
    public static final String DOCUMENT = "ce_heliotrope";

    /// Present on a dispatch that refers to its payload instead of carrying it.
    public static final String BY_REFERENCE = "heliotrope-payload-by-reference";

    private static final String MARKER = "marker";
    private static final String TYPES = "io.heliotrope.";
    private static final String TYPE = "ce_type";
    private static final byte[] MARKER_TYPE = utf8(TYPES + MARKER);
    private static final byte[] SPEC = utf8("1.0");
    private static final byte[] JSON = utf8("application/json");
    private static final byte[] OCTETS = utf8("application/octet-stream");
    private static final byte[] TRUE = utf8("true");
    private static final byte[] SOURCE = utf8("/heliotrope");

    /// What the ids of the JSON Schemas among the resources start with; the event's type follows.
    private static final String SCHEMAS = "urn:heliotrope:schema:";

    private Wire() {}

    /// What a dispatch topic holds.
    public sealed interface Dispatched {}

    /// Where a router task began anew.
    public record Marked(Task task) implements Dispatched {}

    /// A dispatch with the payload that came along; null when it refers to where the payload lies.
    @SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
    public record Delivery(Dispatch dispatch, byte @Nullable [] payload) implements Dispatched {
        public Optional<byte[]> carried() {
            return Optional.ofNullable(payload);
        }
    }

    /// A record of a control topic that the world is folded from, keyed by what it is about.
    public static Message control(ControlRecord controlRecord) {
        byte[] json = Json.control(controlRecord);
        return switch (controlRecord) {
            case ControlRecord.CatalogueSet _ ->
                    document("catalogue", "catalogue", hash(json), json);
            case ControlRecord.PolicySet _ -> document("policy", "policy", hash(json), json);
            case ControlRecord.OfGrid g -> document("signal", g.of().value(), hash(json), json);
            case ControlRecord.Beside(var g) ->
                    document("signal", g.of().value(), hash(json), json);
            case CarbonFree c -> document("signal", c.zone().value(), hash(json), json);
            case ControlRecord.SiteForecast p ->
                    document("signal", p.region().value(), hash(json), json);
            case ControlRecord.EnergyFigure e ->
                    document("signal", e.served().model(), hash(json), json);
            case ControlRecord.Heartbeat h ->
                    document("heartbeat", h.worker().value(), h.boot() + "/" + h.sequence(), json);
            case PowerPlan p -> document("power", "power", hash(json), json);
            case ControlRecord.Tick t ->
                    document("tick", "clock", Long.toString(t.sequence()), json);
        };
    }

    /// Reads what [#control(ControlRecord)] wrote.
    public static Decoded<ControlRecord> control(
            ConsumerRecord<byte[], ? extends byte @Nullable []> received) {
        return read(received.value(), Json::control);
    }

    /// A descriptor, for the control plane. Repeats have one id, a job's other body has another.
    public static Message descriptor(Descriptor descriptor) {
        String id = descriptor.id().value();
        String event =
                switch (descriptor) {
                    case Descriptor.Sound sound -> id + "/" + sound.job().digest();
                    case Descriptor.Defective defective -> id + "/" + defective.digest();
                    case Descriptor.Cancel _ -> id + "/cancel";
                };
        return document("descriptor", id, event, Json.descriptor(descriptor));
    }

    /// Reads the value of what [#descriptor(Descriptor)] wrote.
    public static Decoded<Descriptor> descriptor(byte @Nullable [] value) {
        return read(value, Json::descriptor);
    }

    /// What the batch decider tells the agents.
    public static Message decision(BatchDecision decision) {
        String event =
                switch (decision) {
                    case BatchDecision.Release release -> release.dispatch().token().value();
                    case BatchDecision.Say say -> event(say.status());
                };
        return document("decision", decision.job().value(), event, Json.decision(decision));
    }

    /// Reads the value of what [#decision(BatchDecision)] wrote.
    public static Decoded<BatchDecision> decision(byte @Nullable [] value) {
        return read(value, Json::decision);
    }

    /// Where a job stands.
    public static Message status(Status status) {
        return document("status", status.job().value(), event(status), Json.status(status));
    }

    /// Reads the value of a record of a status topic.
    public static Decoded<StatusRecord> status(byte @Nullable [] value) {
        return read(value, Json::status);
    }

    /// Where a router task began anew; for status and dispatch topics.
    public static Message marker(Marker marker) {
        Task task = marker.task();
        String name = task.cluster() + "/" + task.partition();
        return document(MARKER, name, name + "/" + task.epoch(), Json.marker(marker));
    }

    /// What kind of record this is: the last word of its CloudEvents type, empty when it has none.
    /// A reader passes over kinds that it does not know.
    public static String kind(Headers headers) {
        String type = text(headers, TYPE);
        return type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
    }

    /// A result without its output, for the control plane.
    public static Message outcome(Result result) {
        return document("outcome", result.job().value(), event(result), Json.result(result));
    }

    /// Reads the value of what [#outcome(Result)] wrote.
    public static Decoded<Result> outcome(byte @Nullable [] value) {
        return read(value, Json::result);
    }

    /// A result with its output; `contentType` is the output's.
    public static Message result(Result result, byte[] output, String contentType) {
        String job = result.job().value();
        Headers headers = headers("result", job, event(result), utf8(contentType));
        return new Message(utf8(job), output, headers.add(DOCUMENT, Json.result(result)));
    }

    /// Reads the headers of what [#result(Result, byte[], String)] wrote; the value is the output.
    public static Decoded<Result> result(Headers headers) {
        return documentOf(headers, Json::result);
    }

    /// A dispatch and its document, so that who stores it and sends it writes it once.
    @SuppressWarnings("ArrayRecordComponent") // the document is handed on, never compared
    public record Written(Dispatch dispatch, byte[] document) {
        /// Writes the document.
        public static Written of(Dispatch dispatch) {
            return new Written(dispatch, Json.dispatch(dispatch));
        }
    }

    /// A dispatch that carries its payload.
    public static Message dispatch(Dispatch dispatch, byte[] payload) {
        return dispatch(Written.of(dispatch), payload);
    }

    /// A dispatch that carries its payload.
    public static Message dispatch(Written written, byte[] payload) {
        Dispatch dispatch = written.dispatch();
        String job = dispatch.job().id().value();
        Headers headers = headers("dispatch", job, dispatch.token().value(), OCTETS);
        return new Message(utf8(job), payload, headers.add(DOCUMENT, written.document()));
    }

    /// A dispatch that refers to its payload.
    public static Message dispatch(Dispatch dispatch) {
        return dispatch(Written.of(dispatch));
    }

    /// A dispatch that refers to its payload.
    public static Message dispatch(Written written) {
        Message message = dispatch(written, new byte[0]);
        message.headers().add(BY_REFERENCE, TRUE);
        return message;
    }

    /// Reads a record of a dispatch topic, with the payload when it carries one.
    public static Decoded<Dispatched> dispatch(
            ConsumerRecord<byte[], ? extends byte @Nullable []> received) {
        byte[] value = received.value();
        if (isMarker(received.headers())) {
            return read(value, Json::marker).map(marker -> new Marked(marker.task()));
        }
        boolean isReference = value == null || received.headers().lastHeader(BY_REFERENCE) != null;
        return documentOf(received.headers(), Json::dispatch)
                .map(dispatch -> new Delivery(dispatch, isReference ? null : value));
    }

    /// Whether a record of a status or dispatch topic is a marker, told by its headers alone.
    public static boolean isMarker(Headers headers) {
        Header type = headers.lastHeader(TYPE);
        return type != null && Arrays.equals(type.value(), MARKER_TYPE);
    }

    private static String event(Status status) {
        String state =
                switch (status.state()) {
                    case Status.Accepted _ -> "ACCEPTED";
                    case Status.Held _ ->
                            "HELD/" + status.why().map(Receipt::now).orElse(Instant.EPOCH);
                    case Status.Terminal terminal -> terminal.word();
                };
        return status.job() + "/" + state + "/" + status.task().epoch();
    }

    private static String event(Result result) {
        String token = result.token().value();
        return switch (result.kind()) {
            case Result.Chunk chunk -> token + "/" + chunk.execution() + "/" + chunk.index();
            case Result.Finished finished -> token + "/" + finished.execution();
            case Result.Failed failed -> token + "/" + failed.execution();
            case Result.Paused paused -> token + "/" + paused.execution();
            case Result.Declined declined -> token + "/declined/" + declined.policyOffset();
        };
    }

    static Message document(String type, String key, String event, byte[] json) {
        Headers headers = headers(type, key, event, JSON);
        headers.add("ce_dataschema", utf8(SCHEMAS + type));
        return new Message(utf8(key), json, headers);
    }

    private static Headers headers(String type, String subject, String event, byte[] contentType) {
        return new RecordHeaders()
                .add("ce_specversion", SPEC)
                .add(TYPE, utf8(TYPES + type))
                .add("ce_source", SOURCE)
                .add("ce_id", utf8(type + "/" + event))
                .add("ce_subject", utf8(subject))
                .add(Submission.CONTENT_TYPE, contentType);
    }

    private static <T> Decoded<T> read(
            byte @Nullable [] value, Function<byte[], Decoded<T>> reader) {
        return value == null
                ? new Decoded.Malformed<>("value is empty, expected a JSON document")
                : reader.apply(value);
    }

    private static <T> Decoded<T> documentOf(Headers headers, Function<byte[], Decoded<T>> reader) {
        Header header = headers.lastHeader(DOCUMENT);
        return header == null || header.value() == null
                ? new Decoded.Malformed<>("header " + DOCUMENT + " is missing")
                : reader.apply(header.value());
    }

    static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String hash(byte[] json) {
        return Digest.of(json).hex();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
