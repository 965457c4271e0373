package io.heliotrope.orchestrator.config;

import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.access.Role;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Where the secrets among a cluster's client properties come from.
public sealed interface ClientFile {
    /// No file, or one for every role whose properties are known already.
    record Read() implements ClientFile {}

    /// A file for each role, read when that role connects: a process needs only its own. `pattern`
    /// holds `{role}` where the role's word comes.
    record PerRole(Path pattern) implements ClientFile {
        public Path of(Role role) {
            return Path.of(pattern.toString().replace(Principals.ROLE, role.word()));
        }
    }

    /// The properties in `file`.
    ///
    /// @throws IOException telling the kind of trouble only: the cause might quote the file
    static Map<String, String> read(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IOException(unreadable.getClass().getSimpleName());
        }
        Map<String, String> properties = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        return properties;
    }
}
