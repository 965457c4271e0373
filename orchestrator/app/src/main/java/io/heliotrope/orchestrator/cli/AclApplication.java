package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.AclAdmin;
import io.heliotrope.orchestrator.access.AclChange;
import io.heliotrope.orchestrator.access.ClusterRights;
import io.heliotrope.orchestrator.access.Right;
import io.heliotrope.orchestrator.access.Rights;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.access.Trouble;
import io.heliotrope.orchestrator.config.ClientFile;
import io.heliotrope.orchestrator.config.ClusterSettings;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.ClientSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;

/// Has clusters grant the rights, and tells what it did. Doing it twice does nothing more.
final class AclApplication {
    private final HeliotropeConfig config;
    private final @Nullable Path adminConfig;
    private final boolean isPruning;
    private final Consumer<String> print;

    /// `adminConfig` are client properties of who may; without them role admin is asked to.
    AclApplication(
            HeliotropeConfig config,
            @Nullable Path adminConfig,
            boolean isPruning,
            Consumer<String> print) {
        this.config = config;
        this.adminConfig = adminConfig;
        this.isPruning = isPruning;
        this.print = print;
    }

    /// @throws CannotRun with the reason when the cluster does not let it
    void to(ClusterRights cluster) throws InterruptedException {
        Seat seat = seat(cluster.names().first());
        Trouble.beforehand(seat)
                .ifPresent(words -> {
                    throw new CannotRun(Why.UNAVAILABLE, words);
                });
        try (Admin admin = Admin.create(seat.settings().admin("heliotrope-acl"))) {
            apply(new AclAdmin(admin), cluster, seat);
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw new CannotRun(Why.UNAVAILABLE, told(seat, failed), failed);
        }
    }

    private void apply(AclAdmin lists, ClusterRights cluster, Seat seat)
            throws ExecutionException, TimeoutException, InterruptedException {
        AclChange change =
                AclChange.between(lists.all(), cluster.rights(), roles(), config.principals());
        lists.add(change.missing());
        if (isPruning) {
            lists.remove(change.tooMany());
        }
        StringBuilder text = new StringBuilder();
        text.append(seat.place()).append('\n');
        int there = cluster.rights().size() - change.missing().size();
        entries(text, "granted now, " + there + " were there", " +", change.missing());
        entries(
                text,
                isPruning ? "too many, taken away" : "too many; --prune takes them away",
                " -",
                change.tooMany());
        entries(
                text,
                "of principals that the settings do not know, left",
                "  ",
                change.strangers());
        print.accept(text.toString());
    }

    private static void entries(
            StringBuilder text, String what, String mark, List<AclBinding> entries) {
        text.append("  ").append(entries.size()).append(' ').append(what).append('\n');
        entries.forEach(entry ->
                text.append("   ")
                        .append(mark)
                        .append(' ')
                        .append(AclChange.line(entry))
                        .append('\n'));
    }

    /// Every role of the settings, whichever cluster it has business on.
    private Collection<Role> roles() {
        return Rights.on(config.clusters().keySet(), config.control(), config.catalogue()).stream()
                .map(Right::role)
                .distinct()
                .toList();
    }

    private Seat seat(ClusterId id) {
        if (adminConfig == null) {
            return Installation.seat(config, id, Role.admin());
        }
        ClusterSettings cluster = config.cluster(id);
        if (!(cluster.bootstrap() instanceof Bootstrap.Servers(String servers))) {
            return Installation.seat(config, id, Role.admin());
        }
        Map<String, String> properties = new TreeMap<>(cluster.client().values());
        try {
            properties.putAll(ClientFile.read(adminConfig));
        } catch (IOException unreadable) {
            throw new CannotRun(
                    Why.USAGE,
                    "--admin-config was '"
                            + adminConfig
                            + "', expected a readable file of properties: "
                            + unreadable.getMessage(),
                    unreadable);
        }
        return new Seat(
                id.value(),
                new ClientSettings(servers, properties, cluster.sessionTimeout()),
                Role.admin(),
                config.principals());
    }

    private static String told(Seat seat, Exception failed) {
        if (failed.getCause() instanceof SecurityDisabledException) {
            return seat.place()
                    + " has no authorizer, so everybody may do everything there: set"
                    + " authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer"
                    + " on all its nodes";
        }
        return Trouble.told(seat, failed)
                .orElseGet(() -> "the access control lists of " + seat.place() + ": " + failed);
    }
}
