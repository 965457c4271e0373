package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.queues.format.AnyRecord;
import io.heliotrope.queues.format.AnyRestated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The AsyncAPI document says what the code does, no less and no more.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AsyncApiTest {

    private static final List<RegionId> REGIONS = List.of(new RegionId("oslo"));

    private JsonNode api;

    @BeforeEach
    void read() throws IOException {
        try (var file = requireNonNull(Wire.class.getResourceAsStream("/asyncapi.yaml"))) {
            api = new YAMLMapper().readTree(file);
        }
    }

    @Test
    void has_a_channel_for_every_topic_and_none_besides() {
        var layout = TopicLayout.standard();
        var topics = new TreeSet<String>();
        layout.home(REGIONS, REGIONS).forEach(topic -> topics.add(topic.name()));
        layout.control().forEach(topic -> topics.add(topic.name()));

        var addresses = new TreeSet<String>();
        for (JsonNode channel : api.get("channels")) {
            for (Lane lane : Lane.values()) {
                addresses.add(
                        channel.get("address")
                                .stringValue()
                                .replace("{origin}", "oslo")
                                .replace("{target}", "oslo")
                                .replace("{lane}", lane.word()));
            }
        }

        assertThat(addresses).isEqualTo(topics);
    }

    @Test
    void refers_only_to_what_is_there() throws IOException {
        var references = new TreeSet<String>();
        collectReferences(api, references);

        assertThat(references).isNotEmpty();
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
            } else {
                assertThat(schemaId(reference)).startsWith("urn:heliotrope:schema:");
            }
        }
    }

    @Test
    void describes_every_message_with_the_headers_it_has() {
        Map<String, Message> written = written();
        var described = new HashSet<String>();
        for (JsonNode message : api.at("/components/messages")) {
            String type = message.get("name").stringValue();
            if (type.startsWith("io.heliotrope.")) {
                described.add(type);
                assertHeaders(type, requireNonNull(written.get(type)), message);
            }
        }

        assertThat(described).isEqualTo(written.keySet());
    }

    private void assertHeaders(String type, Message message, JsonNode described) {
        var required = new TreeSet<String>();
        JsonNode own = described.at("/headers/allOf/1");
        addTexts(api.at("/components/schemas/eventHeaders/required"), required);
        addTexts(own.get("required"), required);
        var present = new TreeSet<String>();
        message.headers().forEach(header -> present.add(header.key()));

        assertThat(present).as(type).isEqualTo(required);
        for (JsonNode properties :
                List.of(
                        api.at("/components/schemas/eventHeaders/properties"),
                        own.get("properties"))) {
            for (var property : properties.properties()) {
                if (property.getValue().has("const") && present.contains(property.getKey())) {
                    assertThat(header(message, property.getKey()))
                            .as("%s %s", type, property.getKey())
                            .isEqualTo(property.getValue().get("const").stringValue());
                }
            }
        }
    }

    @Test
    void names_the_schema_that_the_record_names() throws IOException {
        for (JsonNode message : api.at("/components/messages")) {
            if (message.has("payload")) {
                String named =
                        message.at("/headers/allOf/1/properties/ce_dataschema/const").stringValue();

                assertThat(schemaId(message.at("/payload/$ref").stringValue())).isEqualTo(named);
            }
        }
    }

    @Test
    void lists_the_headers_of_a_job_and_of_a_dead_letter() {
        assertThat(api.at("/components/schemas/jobHeaders/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(JobHeaders.ALL);
        assertThat(api.at("/components/messages/deadLetter/headers/properties").propertyNames())
                .containsExactlyInAnyOrder(DeadLetters.REASON, DeadLetters.PLACE, DeadLetters.SIZE);
    }

    @Test
    void gives_examples_that_are_sound_jobs() {
        var examples = api.at("/components/messages/job/examples");
        assertThat(examples).hasSize(2);
        for (JsonNode example : examples) {
            var headers = new ArrayList<String>();
            for (var header : example.get("headers").properties()) {
                headers.add(header.getKey() + ": " + header.getValue().stringValue());
            }
            Lane lane =
                    Lane.valueOf(
                            example.get("name").stringValue().toUpperCase(java.util.Locale.ROOT));

            assertThat(new Submitted("Hello", headers).described(lane))
                    .isInstanceOf(io.heliotrope.protocol.Descriptor.Sound.class);
        }
    }

    private static Map<String, Message> written() {
        var all = new HashMap<String, Message>();
        for (long seed = 0; seed < 50; seed++) {
            var any = new AnyRecord(seed);
            ControlRecord control = any.control();
            for (Message message :
                    List.of(
                            Wire.control(control),
                            Wire.descriptor(any.descriptor()),
                            Wire.decision(any.batchDecision()),
                            Wire.outcome(any.result()),
                            BudgetWire.message(any.budget(), "1"),
                            PlanWire.message(any.plan()),
                            sealed(any).message(),
                            Restatements.message(AnyRestated.of(any)),
                            Wire.status(any.status()),
                            Wire.marker(any.marker()),
                            Wire.result(any.result(), new byte[0], "text/plain"),
                            Wire.dispatch(any.dispatch(), new byte[0]))) {
                all.put(header(message, "ce_type"), message);
            }
        }
        return all;
    }

    private static SealedCheckpoint sealed(AnyRecord any) {
        return new SealedCheckpoint(any.checkpoint(), new byte[0], "key", new byte[64]);
    }

    private static void collectReferences(JsonNode node, Set<String> found) {
        if (node.has("$ref")) {
            found.add(node.get("$ref").stringValue());
        }
        node.forEach(child -> collectReferences(child, found));
    }

    private static void addTexts(JsonNode list, Set<String> texts) {
        list.forEach(text -> texts.add(text.stringValue()));
    }

    private static String schemaId(String reference) throws IOException {
        try (var file =
                requireNonNull(Wire.class.getResourceAsStream("/" + reference), reference)) {
            return JsonMapper.shared().readTree(file).get("$id").stringValue();
        }
    }

    private static String header(Message message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
