package io.heliotrope.orchestrator.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the keys lie that tokens are made with; without a file the process makes its own.
public record TokenSettings(@Nullable Path keyFile) {
    /// The file of keys, if one is set.
    public Optional<Path> keys() {
        return Optional.ofNullable(keyFile);
    }
}
