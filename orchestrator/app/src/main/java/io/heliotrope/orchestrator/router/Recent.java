package io.heliotrope.orchestrator.router;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last few values that were put; the oldest gives way. One thread.
final class Recent<K, V> {
    private final Map<K, V> values;

    Recent(int most) {
        values =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    @Nullable V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        values.remove(key);
        values.put(key, value);
    }

    void remove(K key) {
        values.remove(key);
    }
}
