package io.heliotrope.signals.feeds;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What may be asked of one zone, which the provider calls `as`.
public record Permission(String as, Map<Ask, Right> rights) {
    /// @throws IllegalArgumentException when nothing is said of one [Ask]
    public Permission {
        rights = Collections.unmodifiableMap(new EnumMap<>(rights));
        if (rights.size() < Ask.values().length) {
            throw new IllegalArgumentException("rights must tell of each question, were " + rights);
        }
    }

    /// All of it.
    static Permission full(String as) {
        Map<Ask, Right> rights = new EnumMap<>(Ask.class);
        for (Ask ask : Ask.values()) {
            rights.put(ask, Right.GRANTED);
        }
        return new Permission(as, rights);
    }

    public Right of(Ask ask) {
        return rights.getOrDefault(ask, Right.UNTOLD);
    }
}
