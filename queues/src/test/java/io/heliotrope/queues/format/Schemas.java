package io.heliotrope.queues.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The JSON Schemas that are checked in, as a validator that is not ours understands them.
final class Schemas {
    static final String PREFIX = "urn:heliotrope:schema:";
    static final List<String> NAMES =
            List.of(
                    "budget",
                    "plan",
                    "common",
                    "catalogue",
                    "checkpoint",
                    "decision",
                    "descriptor",
                    "dispatch",
                    "heartbeat",
                    "marker",
                    "outcome",
                    "policy",
                    "power",
                    "restatement",
                    "result",
                    "signal",
                    "status",
                    "tick");

    private final SchemaRegistry registry;

    Schemas() {
        Map<String, String> texts = new HashMap<>();
        NAMES.forEach(name -> texts.put(PREFIX + name, text(name)));
        registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    static String text(String name) {
        try (var file = Json.class.getResourceAsStream("/schemas/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no schema is called " + name);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Error> mistakes(String schema, String document) {
        return registry.getSchema(SchemaLocation.of(PREFIX + schema))
                .validate(document, InputFormat.JSON);
    }
}
