package io.heliotrope.signals.recorded;

import io.heliotrope.signals.NearestNames;
import java.util.Collection;
import java.util.List;

/// Words what was expected, with the nearest names that there are.
final class Suggestion {
    private static final int MOST = 3;

    private Suggestion() {}

    static String of(String expected, String name, Collection<?> known) {
        List<String> names = known.stream().map(Object::toString).sorted().toList();
        List<String> near = NearestNames.of(name, names, MOST);
        return near.isEmpty() ? expected : expected + " (nearest: " + String.join(", ", near) + ")";
    }
}
