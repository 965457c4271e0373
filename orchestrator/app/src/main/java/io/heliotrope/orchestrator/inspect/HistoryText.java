package io.heliotrope.orchestrator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import io.heliotrope.orchestrator.ledger.Acknowledged;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.queues.format.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A history as text, one JSON object a line.
///
/// The first line holds `history` (the format, 1), `program` and `keys`. Then come, told apart by
/// their first field: `submitted` (a job id with `lane`, `at`, `deadline`), `job` (a descriptor),
/// `log` (a partition with `clusters`, `begin`, `end`, `whole`) and, after its log, each record
/// with `offset`, `timestamp`, `key`, `headers` and `value`. Bytes are a text where they are UTF-8,
/// else an object with `base64`; null is an absent value. Lines that begin otherwise, and further
/// fields, are passed over, so that later versions may add to it.
public final class HistoryText {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private HistoryText() {}

    /// The history's lines.
    public static Stream<String> lines(History history) {
        List<ObjectNode> head = new ArrayList<>();
        ObjectNode first =
                NODES.objectNode().put("history", FORMAT).put("program", history.program());
        ArrayNode keys = first.putArray("keys");
        history.keys().forEach(key -> keys.add(key.text()));
        head.add(first);
        for (Acknowledged one : history.submitted()) {
            head.add(
                    NODES.objectNode()
                            .put("submitted", one.job().value())
                            .put("lane", one.lane().name())
                            .put("at", one.at().toString())
                            .put("deadline", one.deadline().toString()));
        }
        for (Job job : history.jobs()) {
            String document = new String(Json.descriptor(new Descriptor.Sound(job)), UTF_8);
            head.add(NODES.objectNode().put("job", document));
        }
        return Stream.concat(head.stream(), history.logs().stream().flatMap(HistoryText::log))
                .map(JSON::writeValueAsString);
    }

    private static Stream<ObjectNode> log(History.Log log) {
        ObjectNode first = NODES.objectNode().put("log", log.partition().topic());
        first.put("partition", log.partition().partition());
        ArrayNode names = first.putArray("clusters");
        log.names().forEach(name -> names.add(name.value()));
        first.put("begin", log.extent().begin()).put("end", log.extent().end());
        first.put("whole", log.isWhole());
        return Stream.concat(Stream.of(first), log.records().stream().map(HistoryText::received));
    }

    private static ObjectNode received(ConsumerRecord<byte[], byte @Nullable []> one) {
        ObjectNode node = NODES.objectNode().put("offset", one.offset());
        node.put("timestamp", one.timestamp());
        node.set("key", bytes(one.key()));
        ArrayNode headers = node.putArray("headers");
        for (Header header : one.headers()) {
            headers.addArray().add(header.key()).add(bytes(header.value()));
        }
        node.set("value", bytes(one.value()));
        return node;
    }

    private static JsonNode bytes(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        String text = new String(bytes, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), bytes)
                ? NODES.stringNode(text)
                : NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes));
    }

    /// Reads what [#lines] wrote.
    ///
    /// @throws IllegalArgumentException naming the line that does not read
    public static History read(Stream<String> lines) {
        Draft draft = new Draft();
        int[] number = {0};
        lines.forEachOrdered(line -> {
            number[0]++;
            try {
                draft.add(JSON.readTree(line));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "line " + number[0] + " of the history does not read: " + e.getMessage(),
                        e);
            }
        });
        return draft.history();
    }

    /// A history as far as it was read.
    private static final class Draft {
        private final List<TrustedKey> keys = new ArrayList<>();
        private final List<History.Log> logs = new ArrayList<>();
        private final List<Job> jobs = new ArrayList<>();
        private final List<Acknowledged> submitted = new ArrayList<>();
        private final List<ConsumerRecord<byte[], byte @Nullable []>> records = new ArrayList<>();
        private @Nullable JsonNode open;
        private String program = "";

        void add(JsonNode line) {
            String kind = line.propertyNames().stream().findFirst().orElse("");
            switch (kind) {
                case "history" -> first(line);
                case "submitted" ->
                        submitted.add(
                                new Acknowledged(
                                        new JobId(text(line, "submitted")),
                                        Lane.valueOf(text(line, "lane")),
                                        Instant.parse(text(line, "at")),
                                        Instant.parse(text(line, "deadline"))));
                case "job" -> job(text(line, "job").getBytes(UTF_8));
                case "log" -> {
                    end();
                    open = line;
                }
                case "offset" -> records.add(received(line));
                default -> {}
            }
        }

        private void first(JsonNode line) {
            int format = line.path("history").intValue();
            if (format != FORMAT) {
                throw new IllegalArgumentException("format was " + format + ", expected " + FORMAT);
            }
            program = text(line, "program");
            line.path("keys").forEach(key -> keys.add(TrustedKey.parse(key.stringValue())));
        }

        private void job(byte[] document) {
            if (Json.descriptor(document)
                    instanceof Decoded.Value<Descriptor>(Descriptor.Sound(Job job))) {
                jobs.add(job);
            } else {
                throw new IllegalArgumentException("job is no sound descriptor");
            }
        }

        private ConsumerRecord<byte[], byte @Nullable []> received(JsonNode line) {
            if (open == null) {
                throw new IllegalArgumentException("a record comes before its log");
            }
            Headers headers = new RecordHeaders();
            line.path("headers")
                    .forEach(header ->
                            headers.add(header.path(0).stringValue(), bytes(header.path(1))));
            byte[] key = bytes(line.path("key"));
            return new ConsumerRecord<>(
                    text(open, "log"),
                    open.path("partition").intValue(),
                    line.path("offset").longValue(),
                    line.path("timestamp").longValue(),
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    key == null ? new byte[0] : key,
                    bytes(line.path("value")),
                    headers,
                    Optional.empty());
        }

        private static byte @Nullable [] bytes(JsonNode node) {
            if (node.isNull()) {
                return null;
            }
            return node.isString()
                    ? node.stringValue().getBytes(UTF_8)
                    : Base64.getDecoder().decode(text(node, "base64"));
        }

        private static String text(JsonNode line, String name) {
            JsonNode field = line.path(name);
            if (!field.isString()) {
                throw new IllegalArgumentException("field " + name + " must be a text");
            }
            return field.stringValue();
        }

        private void end() {
            if (open != null) {
                Set<ClusterId> names = new TreeSet<>();
                open.path("clusters").forEach(name -> names.add(new ClusterId(name.stringValue())));
                logs.add(
                        new History.Log(
                                names,
                                new TopicPartition(
                                        text(open, "log"), open.path("partition").intValue()),
                                new Extent(
                                        open.path("begin").longValue(),
                                        open.path("end").longValue()),
                                open.path("whole").booleanValue(),
                                records));
                records.clear();
                open = null;
            }
        }

        History history() {
            end();
            if (program.isEmpty()) {
                throw new IllegalArgumentException("the first line must say: history, program");
            }
            return new History(program, keys, logs, jobs, submitted);
        }
    }
}
