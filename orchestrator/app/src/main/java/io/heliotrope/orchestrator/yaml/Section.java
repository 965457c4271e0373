package io.heliotrope.orchestrator.yaml;

import io.heliotrope.orchestrator.yaml.Node.Entry;
import io.heliotrope.orchestrator.yaml.Node.Mapping;
import io.heliotrope.orchestrator.yaml.Node.Place;
import io.heliotrope.orchestrator.yaml.Node.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One mapping of the settings while it is read: knows which keys were asked for, so that the
/// others can be reported as unknown. Owned by one thread.
public final class Section {
    private static final String UNSHOWN = "something else (not shown, it might be a secret)";

    private final Reading reading;
    private final @Nullable Section outer;
    private final String name;
    private final String path;
    private final Mapping mapping;
    private final Set<String> asked = new TreeSet<>();
    private boolean failed;

    private Section(
            Reading reading, @Nullable Section outer, String name, String path, Mapping mapping) {
        this.reading = reading;
        this.outer = outer;
        this.name = name;
        this.path = path;
        this.mapping = mapping;
    }

    /// The settings as a whole.
    public static Section root(Reading reading, Mapping document) {
        return new Section(reading, null, "", "", document);
    }

    /// A setting that must be there. `parse` throws IllegalArgumentException on what it does not
    /// read.
    public <T> Setting<T> read(String key, String expected, Function<String, T> parse) {
        Optional<Text> text = text(key);
        if (text.isEmpty()) {
            note(mapping.place(), pathOf(key) + " is missing, expected " + expected);
            return Setting.wrong();
        }
        return parse(text.get(), key, quoted(text.get()), expected, parse);
    }

    /// The same of a setting beside which a secret lies: what does not read is not quoted, since it
    /// might be the secret.
    public <T> Setting<T> readUnshown(String key, String expected, Function<String, T> parse) {
        return text(key)
                .map(t -> parse(t, key, UNSHOWN, expected, parse))
                .orElseGet(() -> read(key, expected, parse));
    }

    /// A setting that has a default.
    public <T> Setting<T> read(String key, T fallback, String expected, Function<String, T> parse) {
        return text(key)
                .map(t -> parse(t, key, quoted(t), expected, parse))
                .orElse(Setting.of(fallback));
    }

    private static String quoted(Text text) {
        return "'" + text.text() + "'";
    }

    /// A mapping; an absent one reads as empty.
    public Section section(String key) {
        asked.add(key);
        Entry entry = mapping.entries().get(key);
        if (entry == null) {
            return inner(key, new Mapping(mapping.place(), Map.of()));
        }
        if (entry.value() instanceof Mapping inner) {
            return inner(key, new Mapping(entry.place(), inner.entries()));
        }
        if (entry.value() instanceof Scalar(Place place, String text) && !text.isEmpty()) {
            note(place, pathOf(key) + " was '" + text + "', expected 'name: value' lines below it");
        }
        return inner(key, new Mapping(entry.place(), Map.of()));
    }

    private Section inner(String key, Mapping inner) {
        return new Section(reading, this, key, pathOf(key), inner);
    }

    /// Whether there is a mapping under `key`, and no text.
    public boolean isMapping(String key) {
        Entry entry = mapping.entries().get(key);
        return entry != null && entry.value() instanceof Mapping;
    }

    /// The mappings below this one, in the file's order.
    public List<Section> sections() {
        return names().stream().map(this::section).toList();
    }

    /// Names of the keys of this mapping, in the file's order.
    public Set<String> names() {
        return mapping.entries().keySet();
    }

    /// Reads this mapping's own name, the key that it stands under.
    public <T> Setting<T> name(String expected, Function<String, T> parse) {
        return key(name, mapping.place(), expected, parse);
    }

    /// Reads one of [#names] as a value.
    public <T> Setting<T> key(String key, String expected, Function<String, T> parse) {
        Entry entry = mapping.entries().get(key);
        return key(key, entry == null ? mapping.place() : entry.place(), expected, parse);
    }

    private <T> Setting<T> key(
            String key, Place place, String expected, Function<String, T> parse) {
        try {
            return Setting.of(parse.apply(key));
        } catch (IllegalArgumentException wrong) {
            note(place, "the name '" + key + "' was found, expected " + expected);
            return Setting.wrong();
        }
    }

    /// Notes every key that nobody asked for, then makes the value, unless a problem was noted
    /// since this section began. A constructor that refuses is one more problem.
    public <T> Setting<T> build(Supplier<T> make) {
        noteUnknownKeys();
        if (failed) {
            return Setting.wrong();
        }
        try {
            return Setting.of(make.get());
        } catch (IllegalArgumentException refused) {
            problem(String.valueOf(refused.getMessage()));
            return Setting.wrong();
        }
    }

    /// Notes a problem of this section as a whole.
    public void problem(String message) {
        note(mapping.place(), (path.isEmpty() ? "" : path + ": ") + message);
    }

    /// Notes a problem of one key.
    public void problem(String key, String message) {
        Entry entry = mapping.entries().get(key);
        Place place = entry == null ? mapping.place() : entry.place();
        note(place, pathOf(key) + " " + message);
    }

    private void noteUnknownKeys() {
        mapping.entries()
                .forEach((key, entry) -> {
                    if (!asked.contains(key)) {
                        note(
                                entry.place(),
                                pathOf(key)
                                        + " is no setting, expected one of "
                                        + String.join(", ", asked));
                    }
                });
    }

    private Optional<Text> text(String key) {
        asked.add(key);
        Optional<Text> override = reading.override(pathOf(key));
        if (override.isPresent()) {
            return override;
        }
        Entry entry = mapping.entries().get(key);
        if (entry == null) {
            return Optional.empty();
        }
        return switch (entry.value()) {
            case Scalar(Place place, String text) ->
                    Optional.of(new Text(reading.source(), place, text));
            case Mapping inner ->
                    Optional.of(new Text(reading.source(), inner.place(), "(a mapping)"));
        };
    }

    private <T> Setting<T> parse(
            Text text, String key, String shown, String expected, Function<String, T> parse) {
        try {
            return Setting.of(parse.apply(text.text()));
        } catch (IllegalArgumentException wrong) {
            fail();
            reading.problem(text, pathOf(key) + " was " + shown + ", expected " + expected);
            return Setting.wrong();
        }
    }

    private void note(Place place, String message) {
        fail();
        reading.problem(place, message);
    }

    private void fail() {
        for (Section at = this; at != null; at = at.outer) {
            at.failed = true;
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// A value's text and where it came from.
    public record Text(String source, Place place, String text) {}
}
