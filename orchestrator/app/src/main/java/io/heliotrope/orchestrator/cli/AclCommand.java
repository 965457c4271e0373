package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.AclCommands;
import io.heliotrope.orchestrator.access.AclJson;
import io.heliotrope.orchestrator.access.AclTable;
import io.heliotrope.orchestrator.access.ClusterRights;
import io.heliotrope.orchestrator.access.Rights;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The rights that the roles need on each cluster: tells them, or has clusters grant them.
@Command(
        name = "acl",
        mixinStandardHelpOptions = true,
        description = {
            "Tells which rights each role needs on each Kafka cluster, from the settings alone, or has the"
                    + " clusters grant them.",
            "",
            "A principal is called as access.principal says. Clusters of one address are one cluster."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope acl --print",
            "  heliotrope acl --print --commands --cluster europe",
            "  heliotrope acl --apply --cluster europe --admin-config kafka-admin.properties"
        })
final class AclCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @ArgGroup(multiplicity = "1")
    private Deed deed = new Deed();

    @ArgGroup private Form form = new Form();

    @Option(
            names = "--cluster",
            paramLabel = "CLUSTER",
            description = "Only this cluster of the settings (default: all).")
    private @Nullable String cluster;

    @Option(
            names = "--prune",
            description =
                    "With --apply: takes away what principals of the settings have and do not need.")
    private boolean isPruning;

    @Option(
            names = "--admin-config",
            paramLabel = "FILE",
            description =
                    "With --apply: Kafka client properties of somebody who may change access control lists"
                            + " (default: those of role admin).")
    private @Nullable Path adminConfig;

    AclCommand(Context context) {
        this.context = context;
    }

    /// What to do.
    static final class Deed {
        @Option(names = "--print", description = "Tells the rights; connects to nothing.")
        private boolean print;

        @Option(
                names = "--apply",
                description =
                        "Grants what is missing, and tells what principals of the settings have beyond.")
        private boolean apply;
    }

    /// How rights are told.
    static final class Form {
        @Option(names = "--json", description = "With --print: as JSON.")
        private boolean json;

        @Option(names = "--commands", description = "With --print: as kafka-acls.sh commands.")
        private boolean commands;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (deed.print && (isPruning || adminConfig != null)) {
            throw new CannotRun(
                    Why.USAGE,
                    "--prune and --admin-config change something: use them with --apply");
        }
        HeliotropeConfig config = connection.config(context.environment());
        List<ClusterRights> clusters = clusters(config);
        if (deed.apply) {
            AclApplication application =
                    new AclApplication(config, adminConfig, isPruning, context::print);
            for (ClusterRights one : clusters) {
                application.to(one);
            }
        } else {
            context.print(told(clusters, config));
        }
        return 0;
    }

    private String told(List<ClusterRights> clusters, HeliotropeConfig config) {
        if (form.json) {
            return AclJson.render(clusters, config.principals());
        }
        return form.commands
                ? AclCommands.render(
                        clusters, config.principals(), one -> address(config, one.names().first()))
                : AclTable.render(clusters, config.principals());
    }

    /// The Kafka clusters that are meant, in order of name.
    private List<ClusterRights> clusters(HeliotropeConfig config) {
        Map<String, SortedSet<ClusterId>> byAddress = new LinkedHashMap<>();
        for (ClusterId id : config.clusters().keySet()) {
            byAddress.computeIfAbsent(address(config, id), a -> new TreeSet<>()).add(id);
        }
        List<ClusterRights> meant =
                byAddress.values().stream()
                        .filter(names ->
                                cluster == null
                                        || names.stream().anyMatch(n -> n.value().equals(cluster)))
                        .map(names ->
                                new ClusterRights(
                                        names,
                                        Rights.on(names, config.control(), config.catalogue())))
                        .toList();
        if (meant.isEmpty()) {
            throw new CannotRun(
                    Why.USAGE,
                    "--cluster names '"
                            + cluster
                            + "', expected one of "
                            + config.clusters().keySet());
        }
        return meant;
    }

    /// Where it is; an embedded one, which is nobody else's, by its name.
    private static String address(HeliotropeConfig config, ClusterId id) {
        return switch (config.cluster(id).bootstrap()) {
            case Bootstrap.Servers(String servers) -> servers;
            case Bootstrap.Embedded embedded -> id.value() + ":9092";
        };
    }
}
