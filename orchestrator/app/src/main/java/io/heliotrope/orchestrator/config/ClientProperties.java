package io.heliotrope.orchestrator.config;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Properties that every Kafka client of one cluster gets, security first of all.
///
/// Values may be secrets: [#toString] tells the names only.
public record ClientProperties(Map<String, String> values) {
    public static final ClientProperties NONE = new ClientProperties(Map.of());

    public ClientProperties {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        return "client properties " + values.keySet() + ", values not shown";
    }
}
