package io.heliotrope.orchestrator.config;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import io.heliotrope.queues.ClientSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the Kafka clusters with their client properties. Secrets come from files, never from the
/// settings themselves, and are never part of a message.
final class ClusterSection {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|jaas|token|key\\.pem|keystore\\.key).*");

    private final Path file;

    ClusterSection(Path file) {
        this.file = file;
    }

    Map<ClusterId, ClusterSettings> clusters(Section section) {
        if (section.names().isEmpty()) {
            section.problem("has no cluster, expected at least one");
        }
        Map<ClusterId, ClusterSettings> all = new TreeMap<>();
        for (Section one : section.sections()) {
            Setting<ClusterSettings> cluster = cluster(one);
            if (cluster.isRight()) {
                all.put(cluster.get().id(), cluster.get());
            }
        }
        return all;
    }

    private Setting<ClusterSettings> cluster(Section section) {
        Setting<ClusterId> id =
                section.name("a cluster: 1 to 40 of a-z, 0-9 and -", ClusterId::new);
        Setting<Bootstrap> bootstrap =
                section.read("bootstrap", Bootstrap.EXPECTED, Bootstrap::parse);
        Setting<String> secrets =
                section.read("clientFile", "", "a file of Kafka client properties", text -> text);
        Setting<Duration> session =
                section.read(
                        "sessionTimeout",
                        ClientSettings.SESSION,
                        Amounts.DURATION,
                        Amounts::duration);
        Map<String, String> properties = inline(section.section("client"));
        ClientFile clientFile = new ClientFile.Read();
        if (secrets.isRight() && secrets.get().contains(Principals.ROLE)) {
            clientFile = new ClientFile.PerRole(beside(secrets.get()));
        } else if (secrets.isRight() && !secrets.get().isEmpty()) {
            properties.putAll(fromFile(section, secrets.get()));
        }
        ClientFile perRole = clientFile;
        return section.build(() ->
                new ClusterSettings(
                        id.get(),
                        bootstrap.get(),
                        new ClientProperties(properties),
                        perRole,
                        session.get()));
    }

    private static Map<String, String> inline(Section section) {
        Map<String, String> properties = new TreeMap<>();
        for (String key : section.names()) {
            Setting<String> value = section.read(key, "a value", text -> text);
            if (SECRET.matcher(key).matches()) {
                section.problem(
                        key, "looks like a secret, expected it in the file that clientFile names");
            } else if (value.isRight()) {
                properties.put(key, value.get());
            }
        }
        return properties;
    }

    private Map<String, String> fromFile(Section section, String name) {
        try {
            return ClientFile.read(beside(name));
        } catch (IOException unreadable) {
            section.problem(
                    "clientFile",
                    "was '"
                            + name
                            + "', expected a readable file of properties: "
                            + unreadable.getMessage());
            return Map.of();
        }
    }

    private Path beside(String name) {
        return file.toAbsolutePath().resolveSibling(name);
    }
}
