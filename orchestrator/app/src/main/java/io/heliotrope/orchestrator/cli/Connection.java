package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which installation a command is about.
final class Connection {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in YAML. Without it: the file that HELIOTROPE_CONFIG names, else the shipped"
                            + " settings.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap",
            paramLabel = "[CLUSTER=]HOST:PORT",
            description =
                    "Where a Kafka cluster of the settings is; without CLUSTER, where all of them are. May"
                            + " be given once for each.")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "15s",
            converter = DurationOption.class,
            description = "How long a cluster may stay silent (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofSeconds(15);

    /// The running installation that the options are about.
    Installation installation(Map<String, String> environment) {
        return Installation.find(config(environment), patience);
    }

    /// The same, the catalogue read by `role`.
    Installation installation(HeliotropeConfig config, Role role) {
        return Installation.find(config, patience, role);
    }

    /// The settings with the addresses of the options.
    ///
    /// @throws CannotRun naming every mistake, one per line
    HeliotropeConfig config(Map<String, String> environment) {
        HeliotropeConfig config =
                switch (load(environment)) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused ->
                            throw new CannotRun(Why.USAGE, "the settings are wrong\n" + refused);
                };
        return config.at(parsed(config));
    }

    private ConfigLoad load(Map<String, String> environment) {
        if (file != null) {
            return ConfigLoad.file(file, environment);
        }
        String named = environment.getOrDefault("HELIOTROPE_CONFIG", "");
        return named.isEmpty()
                ? ConfigLoad.shipped(environment)
                : ConfigLoad.file(Path.of(named), environment);
    }

    private Map<ClusterId, Bootstrap> parsed(HeliotropeConfig config) {
        Map<ClusterId, Bootstrap> all = new TreeMap<>();
        for (String address : addresses) {
            int equals = address.indexOf('=');
            Bootstrap at = servers(address.substring(equals + 1));
            if (equals < 0) {
                config.clusters().keySet().forEach(cluster -> all.put(cluster, at));
            } else {
                all.put(cluster(address.substring(0, equals), config), at);
            }
        }
        return all;
    }

    private static ClusterId cluster(String name, HeliotropeConfig config) {
        return config.clusters().keySet().stream()
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.USAGE,
                                "--bootstrap names cluster '"
                                        + name
                                        + "', expected one of "
                                        + config.clusters().keySet()));
    }

    private static Bootstrap servers(String text) {
        try {
            return Bootstrap.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(
                    Why.USAGE,
                    "--bootstrap was '" + text + "', expected " + Bootstrap.EXPECTED,
                    wrong);
        }
    }
}
