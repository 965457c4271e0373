package io.heliotrope.orchestrator.config;

import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;

/// Reads where token keys lie. The keys are in a file of their own, never in the settings.
final class TokenSection {
    private final Path file;

    /// `file` is where the settings come from; the keys' file lies beside it.
    TokenSection(Path file) {
        this.file = file;
    }

    Setting<TokenSettings> read(Section section) {
        Setting<String> keys =
                section.read("keyFile", "", "a file that 'heliotrope token-key' has made", t -> t);
        return section.build(() ->
                new TokenSettings(
                        keys.get().isEmpty()
                                ? null
                                : file.toAbsolutePath().resolveSibling(keys.get())));
    }
}
