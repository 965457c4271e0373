package io.heliotrope.queues.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SchemasTest {

    private static final int SEEDS = 300;

    private final JsonMapper mapper = JsonMapper.shared();
    private final Schemas schemas = new Schemas();

    @ParameterizedTest
    @EnumSource(Documents.class)
    void accept_every_document_that_is_written(Documents kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            var drawn = kind.draw(seed);
            String document = new String(drawn.document(), UTF_8);

            assertThat(schemas.mistakes(kind.schemaOf(drawn.value()), document))
                    .as("seed %d: %s", seed, document)
                    .isEmpty();
        }
    }

    /// Takes fields out and puts wrong types in: the reader and the schema must call the same
    /// wrong.
    @ParameterizedTest
    @EnumSource(Documents.class)
    void refuse_what_the_reader_refuses(Documents kind) {
        for (long seed = 0; seed < 20; seed++) {
            var drawn = kind.draw(seed);
            String schema = kind.schemaOf(drawn.value());
            JsonNode root = mapper.readTree(drawn.document());
            for (String pointer : pointers(root)) {
                for (JsonNode damaged : damages(root, pointer)) {
                    String document = damaged.toString();

                    boolean reads = kind.read(document.getBytes(UTF_8)) instanceof Decoded.Value<?>;
                    boolean valid = schemas.mistakes(schema, document).isEmpty();

                    assertThat(valid)
                            .as("seed %d, %s: %s", seed, pointer, document)
                            .isEqualTo(reads);
                }
            }
        }
    }

    @Test
    void hold_no_field_and_no_word_that_no_record_has() {
        Set<String> declared = new TreeSet<>();
        Schemas.NAMES.forEach(name -> collectWords(mapper.readTree(Schemas.text(name)), declared));

        Set<String> used = new HashSet<>();
        for (Documents kind : Documents.all()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                collectUsed(mapper.readTree(kind.draw(seed).document()), used);
            }
        }

        assertThat(used).containsAll(declared);
    }

    private static void collectWords(JsonNode schema, Set<String> words) {
        if (schema.get("properties") instanceof ObjectNode properties) {
            words.addAll(properties.propertyNames());
        }
        if (schema.get("enum") != null) {
            schema.get("enum").forEach(word -> words.add(word.stringValue()));
        }
        schema.forEach(child -> collectWords(child, words));
    }

    private static void collectUsed(JsonNode document, Set<String> used) {
        if (document.isObject()) {
            used.addAll(document.propertyNames());
        }
        if (document.isString()) {
            used.add(document.stringValue());
        }
        document.forEach(child -> collectUsed(child, used));
    }

    /// Where the fields of all objects lie, the first element of a list standing for all.
    private static Set<String> pointers(JsonNode root) {
        Set<String> found = new TreeSet<>();
        collectPointers(root, "", found);
        return found;
    }

    private static void collectPointers(JsonNode node, String at, Set<String> found) {
        if (node.isObject()) {
            for (var field : node.properties()) {
                String pointer = at + "/" + field.getKey();
                found.add(pointer);
                collectPointers(field.getValue(), pointer, found);
            }
        } else if (node.isArray() && !node.isEmpty()) {
            collectPointers(node.get(0), at + "/0", found);
        }
    }

    private static List<JsonNode> damages(JsonNode root, String pointer) {
        int slash = pointer.lastIndexOf('/');
        String parent = pointer.substring(0, slash);
        String name = pointer.substring(slash + 1);
        ObjectNode without = (ObjectNode) root.deepCopy();
        ((ObjectNode) without.at(parent)).remove(name);
        ObjectNode mistyped = (ObjectNode) root.deepCopy();
        if (root.at(pointer).isString()) {
            ((ObjectNode) mistyped.at(parent)).put(name, 7);
        } else {
            ((ObjectNode) mistyped.at(parent)).put(name, "seven");
        }
        ObjectNode flag = (ObjectNode) root.deepCopy();
        if (!root.at(pointer).isBoolean()) {
            ((ObjectNode) flag.at(parent)).put(name, true);
        }
        ObjectNode fraction = (ObjectNode) root.deepCopy();
        if (root.at(pointer).isIntegralNumber()) {
            ((ObjectNode) fraction.at(parent)).put(name, 0.5);
        }
        return List.of(without, mistyped, flag, fraction);
    }
}
