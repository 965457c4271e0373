package io.heliotrope.orchestrator.config;

import io.heliotrope.model.PolicyText;
import io.heliotrope.policy.syntax.Parser;
import io.heliotrope.policy.syntax.Use;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Reads a policy's text and the modules that it uses, which lie beside it.
public final class PolicyFiles {
    private static final int MOST_MODULES = 32;

    private PolicyFiles() {}

    /// The module in `file` first, then those that are used, each under the name by which it is
    /// used.
    ///
    /// @throws IllegalArgumentException naming what cannot be read
    public static List<PolicyText> read(Path file) {
        return read(file, Set.of());
    }

    /// The same without modules that are `known` by name already: they are not looked for in files.
    ///
    /// @throws IllegalArgumentException naming what cannot be read
    public static List<PolicyText> read(Path file, Set<String> known) {
        SequencedMap<String, PolicyText> texts = new LinkedHashMap<>();
        String main = String.valueOf(file.getFileName());
        List<String> open = new ArrayList<>(List.of(main));
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (texts.containsKey(name) || (known.contains(name) && !name.equals(main))) {
                continue;
            }
            if (texts.size() == MOST_MODULES) {
                throw new IllegalArgumentException(
                        file + " uses more than " + MOST_MODULES + " modules");
            }
            PolicyText text = new PolicyText(name, text(file.resolveSibling(name)));
            texts.put(name, text);
            for (Use use : Parser.parse(new Source(name, text.text())).module().uses()) {
                open.add(use.from().value());
            }
        }
        return List.copyOf(texts.values());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
