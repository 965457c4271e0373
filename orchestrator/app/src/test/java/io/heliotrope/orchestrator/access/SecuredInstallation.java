package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Two brokers in processes of their own, with users, rights and topics, set up as the guide says:
/// settings, users, `heliotrope acl --apply`, `heliotrope topics`.
///
/// Two regions of European law on the home cluster `europe`, one of them called like the beginning
/// of the other, and one on `world`, which may process nothing that comes from Europe.
final class SecuredInstallation implements AutoCloseable {
    static final ClusterId EUROPE = new ClusterId("europe");
    static final ClusterId WORLD = new ClusterId("world");
    static final String MODEL = "tiny-classifier";

    private final Path folder;
    private final SortedMap<ClusterId, SecuredBroker> brokers = new TreeMap<>();
    private final HeliotropeConfig config;

    private SecuredInstallation(Path folder) throws Exception {
        this.folder = folder;
        Path stores = Stores.make(folder.resolve("stores"));
        for (ClusterId cluster : List.of(EUROPE, WORLD)) {
            brokers.put(cluster, SecuredBroker.starting(folder, "broker-" + cluster, stores));
        }
        Planted.in(folder);
        Files.writeString(settings(), yaml());
        config = load(settings());
        for (Map.Entry<ClusterId, SecuredBroker> each : brokers.entrySet()) {
            each.getValue().users(roles().stream().map(SecuredInstallation::user).toList());
            Path files = Files.createDirectories(folder.resolve(each.getKey().value()));
            for (Role role : roles()) {
                write(files, role.word(), user(role), SecuredBroker.password(user(role)));
            }
            write(
                    files,
                    SecuredBroker.SUPER_USER,
                    SecuredBroker.SUPER_USER,
                    SecuredBroker.SUPER_PASSWORD);
        }
    }

    /// Starts the brokers, makes the users, grants the rights, makes the topics.
    static SecuredInstallation start(Path folder) throws Exception {
        SecuredInstallation all = new SecuredInstallation(folder);
        for (ClusterId cluster : all.brokers.keySet()) {
            CliRun granted = all.applyRights(cluster);
            assertThat(granted.exitCode()).as(granted.err()).isZero();
        }
        CliRun made = all.heliotrope("topics");
        assertThat(made.exitCode()).as(made.err()).isZero();
        return all;
    }

    CliRun applyRights(ClusterId cluster, String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "acl",
                                "--apply",
                                "--cluster",
                                cluster.value(),
                                "--admin-config",
                                file(cluster, SecuredBroker.SUPER_USER).toString()));
        all.addAll(List.of(options));
        return heliotrope(all.toArray(String[]::new));
    }

    /// Runs a command with the installation's settings.
    CliRun heliotrope(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", settings().toString()));
        return CliRun.of(new RecordingStarter(), all.toArray(String[]::new));
    }

    static HeliotropeConfig load(Path settings) {
        return switch (ConfigLoad.file(settings, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }

    Path folder() {
        return folder;
    }

    Path settings() {
        return folder.resolve("heliotrope.yaml");
    }

    /// The credentials of a role, or of the super user.
    Path file(ClusterId cluster, String word) {
        return folder.resolve(cluster.value()).resolve(word + ".properties");
    }

    HeliotropeConfig config() {
        return config;
    }

    SecuredBroker broker(ClusterId cluster) {
        return Objects.requireNonNull(brokers.get(cluster));
    }

    SortedSet<Right> rights(ClusterId cluster) {
        return Rights.on(Set.of(cluster), config.control(), config.catalogue());
    }

    /// Every role that has a right anywhere.
    List<Role> roles() {
        return Rights.on(config.clusters().keySet(), config.control(), config.catalogue()).stream()
                .map(Right::role)
                .distinct()
                .toList();
    }

    static String user(Role role) {
        return "heliotrope-" + role.word();
    }

    static void write(Path files, String word, String user, String password) throws Exception {
        Files.writeString(
                files.resolve(word + ".properties"),
                "sasl.jaas.config=" + SecuredBroker.jaas(user, password) + "\n");
    }

    private String yaml() {
        StringBuilder clusters = new StringBuilder();
        brokers.forEach((id, broker) -> {
            clusters.append("  ").append(id).append(":\n");
            clusters.append("    bootstrap: ").append(broker.bootstrap()).append('\n');
            clusters.append("    clientFile: \"").append(id).append("/{role}.properties\"\n");
            clusters.append("    client:\n");
            broker.transport()
                    .forEach((name, value) ->
                            clusters.append("      ")
                                    .append(name)
                                    .append(": ")
                                    .append(value)
                                    .append('\n'));
        });
        return "clusters:\n" + clusters + Planted.settings() + Planted.withKeys(SmallWorld.REST);
    }

    @Override
    public void close() {
        brokers.values().forEach(SecuredBroker::close);
    }
}
