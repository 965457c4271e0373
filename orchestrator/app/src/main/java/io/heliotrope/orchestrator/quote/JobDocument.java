package io.heliotrope.orchestrator.quote;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.SealedJob;
import io.heliotrope.queues.Submission;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.state.World;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A batch job as a JSON document: `origin`, and the headers of a jobs topic without their
/// `heliotrope-`, such as `{"origin": "eu-east", "model": "tiny-classifier", "gpu-time": "30m"}`.
///
/// Read by the code that reads headers, with the same defaults. `"sealed": true` stands for a
/// payload that will be sealed to the newest keys; there is no payload in a document.
final class JobDocument {
    /// A document is a job's headers: this is far more than those may have.
    static final int MOST_BYTES = 65_536;

    private static final String PREFIX = "heliotrope-";
    private static final String ORIGIN = "origin";
    private static final String LANE = "lane";
    private static final String ID = field(JobHeaders.ID);
    private static final String SEALED = field(JobHeaders.SEALED);
    private static final String NO_ID = "quoted";
    private static final List<String> INTERACTIVE =
            List.of(field(JobHeaders.SLO), field(JobHeaders.MAX_TOKENS));

    /// In the order in which they are told.
    private static final List<String> KNOWN =
            List.of(
                    ORIGIN,
                    field(JobHeaders.MODEL),
                    field(JobHeaders.GPU_TIME),
                    field(JobHeaders.INTERRUPTIBLE),
                    field(JobHeaders.DEADLINE),
                    field(JobHeaders.RESIDENCY),
                    field(JobHeaders.TENANT),
                    field(JobHeaders.LABELS),
                    field(JobHeaders.PRIORITY),
                    field(JobHeaders.COHORT),
                    field(JobHeaders.DATA),
                    SEALED,
                    ID,
                    LANE,
                    field(JobHeaders.SUBMITTED_AT));

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final World world;
    private final SecureRandom random;
    private final List<String> problems = new ArrayList<>();

    private JobDocument(World world, SecureRandom random) {
        this.world = world;
        this.random = random;
    }

    /// What a document comes to.
    sealed interface Read {
        /// A batch job that nobody has sent.
        record Sound(Job job) implements Read {}

        /// All that is wrong with it: each the field, its value and what was expected.
        record Wrong(List<String> problems) implements Read {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    private static String field(String header) {
        return header.substring(PREFIX.length());
    }

    /// Reads a document as a job that would be sent in `world`. `random` draws what a seal needs.
    static Read read(byte[] document, World world, SecureRandom random) {
        return new JobDocument(world, random).read(document);
    }

    private Read read(byte[] document) {
        if (document.length > MOST_BYTES) {
            return wrong(
                    "the document has %d bytes, expected at most %d: it holds no payload"
                            .formatted(document.length, MOST_BYTES));
        }
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (JacksonException unreadable) {
            return wrong("the document is no JSON: " + unreadable.getOriginalMessage());
        }
        if (!root.isObject()) {
            return wrong(
                    "the document is no JSON object, expected one such as {\"origin\": \"eu-east\","
                            + " \"model\": \"tiny-classifier\", \"gpu-time\": \"30m\"}");
        }
        Map<String, String> fields = fields(root);
        Optional<Region> origin = origin(fields);
        if (problems.isEmpty() && origin.isPresent()) {
            return described(origin.get(), fields);
        }
        return new Read.Wrong(problems);
    }

    private static Read wrong(String problem) {
        return new Read.Wrong(List.of(problem));
    }

    private Map<String, String> fields(JsonNode root) {
        Map<String, String> fields = new TreeMap<>();
        root.properties()
                .forEach(property -> {
                    String name = property.getKey();
                    String own = name.startsWith(PREFIX) ? field(name) : name;
                    if (isKnown(own)) {
                        text(own, property.getValue()).ifPresent(text -> fields.put(own, text));
                    }
                });
        String lane = fields.getOrDefault(LANE, Lane.BATCH.word());
        if (!lane.equals(Lane.BATCH.word())) {
            problems.add(
                    "lane was '%s', expected batch: quotes are for batch jobs, an interactive one"
                                    .formatted(lane)
                            + " runs at once");
        }
        return fields;
    }

    private boolean isKnown(String name) {
        if (KNOWN.contains(name)) {
            return true;
        }
        if (INTERACTIVE.contains(name)) {
            problems.add(
                    name
                            + " is of interactive jobs, which run at once: quotes are for batch jobs;"
                            + " leave it out, and say gpu-time and deadline");
            return false;
        }
        List<String> near = NearestNames.of(name, KNOWN, 1);
        problems.add(
                near.isEmpty()
                        ? "'%s' is no field of a job: there are %s"
                                .formatted(name, String.join(", ", KNOWN))
                        : "'%s' is no field of a job, did you mean '%s'?"
                                .formatted(name, near.getFirst()));
        return false;
    }

    private Optional<String> text(String name, JsonNode value) {
        if (value.isArray() && value.values().stream().allMatch(JsonNode::isString)) {
            return Optional.of(
                    value.values().stream().map(JsonNode::asString).collect(joining(",")));
        }
        if (!value.isValueNode() || value.isNull()) {
            problems.add("%s was %s, expected a text".formatted(name, value));
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    private Optional<Region> origin(Map<String, String> fields) {
        List<Region> regions = world.catalogue().regions();
        String asked = fields.getOrDefault(ORIGIN, "");
        Optional<Region> found =
                regions.stream().filter(r -> r.id().value().equals(asked)).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    "origin was '%s', expected one of %s"
                            .formatted(
                                    asked,
                                    regions.stream()
                                            .map(r -> r.id().value())
                                            .collect(joining(", "))));
        }
        return found;
    }

    private Read described(Region origin, Map<String, String> fields) {
        Map<String, String> headers = new TreeMap<>();
        fields.forEach((name, value) -> headers.put(PREFIX + name, value));
        headers.putIfAbsent(JobHeaders.ID, NO_ID);
        List.of(ORIGIN, LANE, SEALED).forEach(own -> headers.remove(PREFIX + own));
        SealedJob.Ready sent = new SealedJob.Ready(new TreeMap<>(headers), new byte[0]);
        String sealed = fields.getOrDefault(SEALED, "false");
        if (!sealed.equals("false")) {
            if (!sealed.equals("true")) {
                return wrong("sealed was '%s', expected true or false".formatted(sealed));
            }
            try {
                switch (SealedJob.of(draft(origin, headers), world.catalogue(), random)) {
                    case SealedJob.Ready ready -> sent = ready;
                    case SealedJob.Impossible(String why) -> {
                        return wrong("sealed was 'true': " + why);
                    }
                }
            } catch (IllegalArgumentException unread) {
                return wrong(String.valueOf(unread.getMessage()));
            }
        }
        return described(origin, sent);
    }

    /// Nobody will answer under this reply key: a quote needs none.
    private static SealedJob.Draft draft(Region origin, Map<String, String> headers) {
        return new SealedJob.Draft(
                origin.id(),
                Lane.BATCH,
                new JobId(headers.getOrDefault(JobHeaders.ID, NO_ID)),
                headers,
                new byte[0],
                PublicKey.of(new byte[PublicKey.LENGTH]));
    }

    private Read described(Region origin, SealedJob.Ready sent) {
        RecordHeaders headers = new RecordHeaders();
        sent.headers().forEach((name, value) -> headers.add(name, JobHeaders.utf8(value)));
        Submission submission =
                new Submission("quote", 0, 0, world.realNow(), sent.payload(), headers);
        return switch (JobHeaders.describe(
                origin.home(), origin.id(), Lane.BATCH, submission, world.now())) {
            case Descriptor.Sound(Job job) -> new Read.Sound(job);
            case Descriptor.Defective defective ->
                    new Read.Wrong(defective.defects().stream().map(JobDocument::problem).toList());
            case Descriptor.Cancel _ -> wrong("the document cancels a job: there is no quote");
        };
    }

    private static String problem(Descriptor.Defect defect) {
        String text = defect.toString();
        return text.startsWith(PREFIX) ? field(text) : text;
    }
}
