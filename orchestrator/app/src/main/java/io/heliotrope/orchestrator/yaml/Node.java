package io.heliotrope.orchestrator.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A YAML document as read, every part with its place, so that each mistake can be pointed at.
public sealed interface Node {
    Place place();

    /// Line and column, both from 1.
    record Place(int line, int column) {
        static final Place START = new Place(1, 1);
    }

    /// A plain or quoted value; an empty value is the empty text.
    record Scalar(Place place, String text) implements Node {}

    /// Keys with their values, in the file's order.
    record Mapping(Place place, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// One key of a mapping; `place` is the key's.
    record Entry(Place place, Node value) {}
}
