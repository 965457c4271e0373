package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.format.AnyRecord;
import io.heliotrope.queues.format.Decoded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The CloudEvents project's own library is the judge of what is a CloudEvent.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WireTest {

    private static final int SEEDS = 200;
    private static final byte[] PAYLOAD = "a payload".getBytes(UTF_8);

    @Test
    void writes_what_the_cloudevents_library_reads_as_the_same_event() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var any = new AnyRecord(seed);
            for (Message message : every(any)) {
                CloudEvent event = event(message);

                assertThat(event.getSpecVersion().toString()).isEqualTo("1.0");
                assertThat(event.getId()).isEqualTo(header(message, "ce_id"));
                assertThat(event.getType())
                        .startsWith("io.heliotrope.")
                        .isEqualTo(header(message, "ce_type"));
                assertThat(event.getSource()).hasToString("/heliotrope");
                assertThat(event.getSubject()).isEqualTo(new String(message.key(), UTF_8));
                assertThat(data(event)).isEqualTo(new String(message.value(), UTF_8));
            }
        }
    }

    @Test
    void says_which_schema_a_document_follows() {
        var any = new AnyRecord(1);

        CloudEvent status = event(Wire.status(any.status()));
        CloudEvent result = event(Wire.result(any.result(), PAYLOAD, "text/plain"));

        assertThat(status.getDataSchema()).hasToString("urn:heliotrope:schema:status");
        assertThat(status.getDataContentType()).isEqualTo("application/json");
        assertThat(result.getDataSchema()).isNull();
        assertThat(result.getDataContentType()).isEqualTo("text/plain");
    }

    @Test
    void reads_back_every_record() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var any = new AnyRecord(seed);
            Status status = any.status();
            Result result = any.result();
            Descriptor descriptor = any.descriptor();
            BatchDecision decision = any.batchDecision();
            ControlRecord control = any.control();
            Dispatch dispatch = any.dispatch();

            assertThat(Wire.status(Wire.status(status).value())).isEqualTo(read(status));
            assertThat(Wire.outcome(Wire.outcome(result).value())).isEqualTo(read(result));
            assertThat(Wire.result(Wire.result(result, PAYLOAD, "text/plain").headers()))
                    .isEqualTo(read(result));
            assertThat(Wire.descriptor(Wire.descriptor(descriptor).value()))
                    .isEqualTo(read(descriptor));
            assertThat(Wire.decision(Wire.decision(decision).value())).isEqualTo(read(decision));
            assertThat(Wire.control(received(Wire.control(control)))).isEqualTo(read(control));
            assertThat(delivered(Wire.dispatch(received(Wire.dispatch(dispatch)))).dispatch())
                    .isEqualTo(dispatch);
            Marker marker = any.marker();
            assertThat(Wire.status(Wire.marker(marker).value())).isEqualTo(read(marker));
            assertThat(Wire.dispatch(received(Wire.marker(marker))))
                    .isEqualTo(read(new Wire.Marked(marker.task())));
        }
    }

    @Test
    void carries_a_payload_beside_the_dispatch_or_refers_to_it() {
        Dispatch dispatch = new AnyRecord(3).dispatch();

        var carrying = Wire.dispatch(received(Wire.dispatch(dispatch, PAYLOAD)));
        var empty = Wire.dispatch(received(Wire.dispatch(dispatch, new byte[0])));
        var referring = Wire.dispatch(received(Wire.dispatch(dispatch)));

        assertThat(payload(carrying)).isEqualTo("a payload");
        assertThat(payload(empty)).isEmpty();
        assertThat(payload(referring)).isEqualTo("by reference");
    }

    @Test
    void names_what_is_missing_instead_of_throwing() {
        var bare = new Message(PAYLOAD, PAYLOAD, new RecordHeaders());

        assertThat(Wire.status((byte[]) null))
                .isEqualTo(new Decoded.Malformed<>("value is empty, expected a JSON document"));
        assertThat(Wire.result(bare.headers()))
                .isEqualTo(new Decoded.Malformed<>("header ce_heliotrope is missing"));
        assertThat(Wire.dispatch(received(bare)))
                .isEqualTo(new Decoded.Malformed<>("header ce_heliotrope is missing"));
    }

    @Test
    void gives_one_id_to_the_same_thing_said_twice_and_another_to_another() {
        Map<String, Object> seen = new HashMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Dispatch dispatch = new AnyRecord(seed).dispatch();
            Status status = new AnyRecord(seed).status();
            ControlRecord signal = new AnyRecord(seed).signal();

            assertThat(header(Wire.status(status), "ce_id"))
                    .isEqualTo(header(Wire.status(new AnyRecord(seed).status()), "ce_id"));
            var earlier = seen.putIfAbsent(header(Wire.control(signal), "ce_id"), signal);
            assertThat(earlier).isIn(null, signal);
            assertThat(header(Wire.dispatch(dispatch), "ce_id"))
                    .isEqualTo("dispatch/" + dispatch.token());
        }
    }

    private static Iterable<Message> every(AnyRecord any) {
        return List.of(
                Wire.status(any.status()),
                Wire.marker(any.marker()),
                Wire.outcome(any.result()),
                Wire.result(any.result(), PAYLOAD, "text/plain"),
                Wire.descriptor(any.descriptor()),
                Wire.decision(any.batchDecision()),
                Wire.control(any.control()),
                Wire.dispatch(any.dispatch()),
                Wire.dispatch(any.dispatch(), PAYLOAD));
    }

    private static CloudEvent event(Message message) {
        CloudEvent event =
                KafkaMessageFactory.createReader(message.headers(), message.value()).toEvent();
        assertThat(event).isInstanceOf(CloudEventV1.class);
        return event;
    }

    private static String data(CloudEvent event) {
        var data = event.getData();
        return data == null ? "" : new String(data.toBytes(), UTF_8);
    }

    private static String header(Message message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private static <T> Decoded<T> read(T value) {
        return new Decoded.Value<>(value);
    }

    private static Wire.Delivery delivered(Decoded<Wire.Dispatched> read) {
        return switch (read) {
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) -> delivery;
            case Decoded.Value<Wire.Dispatched>(Wire.Marked marked) ->
                    throw new AssertionError("read " + marked);
            case Decoded.Malformed<Wire.Dispatched>(String reason) ->
                    throw new AssertionError(reason);
        };
    }

    private static String payload(Decoded<Wire.Dispatched> read) {
        return delivered(read)
                .carried()
                .map(bytes -> new String(bytes, UTF_8))
                .orElse("by reference");
    }

    private static ConsumerRecord<byte[], byte[]> received(Message message) {
        return new ConsumerRecord<>(
                "topic",
                0,
                7,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                message.key(),
                message.value(),
                message.headers(),
                java.util.Optional.empty());
    }
}
