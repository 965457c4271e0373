package io.heliotrope.orchestrator.yaml;

import io.heliotrope.orchestrator.yaml.Node.Entry;
import io.heliotrope.orchestrator.yaml.Node.Mapping;
import io.heliotrope.orchestrator.yaml.Node.Place;
import io.heliotrope.orchestrator.yaml.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML into [Node]s: mappings and scalars. Lists, aliases and keys given twice are problems,
/// for settings have no use for them.
public final class YamlReading {
    /// A settings file is a page, not a book: more text than this is refused.
    public static final int LONGEST_TEXT = 1 << 20;

    private final String source;
    private final List<Problem> problems;
    private final YAMLParser parser;

    private YamlReading(String source, YAMLParser parser, List<Problem> problems) {
        this.source = source;
        this.parser = parser;
        this.problems = problems;
    }

    /// The document's mapping; what cannot be read is added to `problems`.
    public static Mapping read(String source, String text, List<Problem> problems) {
        if (text.length() > LONGEST_TEXT) {
            problems.add(
                    new Problem(
                            source,
                            0,
                            0,
                            "has "
                                    + text.length()
                                    + " characters, expected at most "
                                    + LONGEST_TEXT));
            return new Mapping(Place.START, Map.of());
        }
        YAMLFactory yaml = new YAMLFactory();
        try (YAMLParser parser = (YAMLParser) yaml.createParser(ObjectReadContext.empty(), text)) {
            return new YamlReading(source, parser, problems).document();
        } catch (JacksonException broken) {
            problems.add(
                    problem(source, place(broken.getLocation()), "is no YAML: " + reason(broken)));
            return new Mapping(Place.START, Map.of());
        }
    }

    private Mapping document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new Mapping(Place.START, Map.of());
        }
        if (value(first) instanceof Mapping mapping) {
            return mapping;
        }
        problems.add(problem(source, Place.START, "expected settings, one 'name: value' per line"));
        return new Mapping(Place.START, Map.of());
    }

    private Node value(JsonToken token) {
        Place place = place(parser.currentTokenLocation());
        if (token == JsonToken.START_OBJECT) {
            return mapping(place);
        }
        if (token == JsonToken.START_ARRAY) {
            problems.add(
                    problem(source, place, "is a list, expected a value or 'name: value' lines"));
            parser.skipChildren();
            return new Scalar(place, "");
        }
        if (parser.isCurrentAlias()) {
            problems.add(problem(source, place, "is an alias, expected the value itself"));
        }
        return new Scalar(place, token == JsonToken.VALUE_NULL ? "" : parser.getString().strip());
    }

    private Mapping mapping(Place place) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Place keyPlace = place(parser.currentTokenLocation());
            Entry entry = new Entry(keyPlace, value(parser.nextToken()));
            if (entries.putIfAbsent(key, entry) != null) {
                problems.add(problem(source, keyPlace, "'" + key + "' is given twice here"));
            }
        }
        return new Mapping(place, entries);
    }

    private static Problem problem(String source, Place place, String message) {
        return new Problem(source, place.line(), place.column(), message);
    }

    private static Place place(TokenStreamLocation at) {
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /// The parser's message spans lines, with places and excerpts between its sentences.
    private static String reason(JacksonException broken) {
        return broken.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(2)
                .collect(Collectors.joining(", "));
    }
}
