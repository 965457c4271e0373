package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.EnvelopeJson;
import io.heliotrope.queues.format.EnvelopeJson.Envelope;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record of a jobs topic as it was read: where it lies, when it came, what it holds.
///
/// A CloudEvent in structured mode is taken apart: its data is the payload, its attributes are the
/// headers that binary mode would have had. An event that does not read stays as it is, and
/// [JobHeaders] says what is wrong with it.
@SuppressWarnings("ArrayRecordComponent") // the payload is handed on, never compared
public record Submission(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        byte[] payload,
        Headers headers) {

    /// The largest job in bytes, headers included: below the topic's limit, so that it can still be
    /// sent on with its id added.
    public static final int LARGEST = 1_000_000;

    static final String CONTENT_TYPE = "content-type";
    static final String STRUCTURED = "application/cloudevents";

    private static final byte[] NOTHING = {};

    public Submission {
        if (isStructured(headers)
                && EnvelopeJson.read(payload) instanceof Decoded.Value<Envelope>(Envelope event)) {
            payload = event.data();
            headers = binary(headers, event);
        }
    }

    /// An absent value is an empty payload.
    public static Submission of(ConsumerRecord<byte[], ? extends byte @Nullable []> received) {
        byte[] value = received.value();
        return new Submission(
                received.topic(),
                received.partition(),
                received.offset(),
                Instant.ofEpochMilli(received.timestamp()),
                value == null ? NOTHING : value,
                received.headers());
    }

    /// The payload of a record of a jobs topic, taken out of its event where it is one.
    public static byte[] payload(Headers headers, byte @Nullable [] value) {
        byte[] given = value == null ? NOTHING : value;
        return new Submission("", 0, 0, Instant.EPOCH, given, headers).payload();
    }

    /// Bytes of payload and headers together.
    public int size() {
        long size = payload.length;
        for (Header header : headers) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    static boolean isStructured(Headers headers) {
        Header type = headers.lastHeader(CONTENT_TYPE);
        return type != null
                && type.value() != null
                && new String(type.value(), UTF_8).strip().startsWith(STRUCTURED);
    }

    private static Headers binary(Headers structured, Envelope event) {
        var headers = new RecordHeaders(structured);
        headers.remove(CONTENT_TYPE);
        event.attributes()
                .forEach((name, value) ->
                        headers.add(
                                name.equals("datacontenttype")
                                        ? CONTENT_TYPE
                                        : HeaderFields.EVENT + name,
                                value.getBytes(UTF_8)));
        if (!event.attributes().containsKey("datacontenttype")) {
            headers.add(CONTENT_TYPE, "application/json".getBytes(UTF_8));
        }
        return headers;
    }
}
