package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.ClusterCheck;
import io.heliotrope.queues.TopicAdmin;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.TopicSpec;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/// How a role reaches the control cluster and the home clusters where it has business, if any. A
/// home cluster may be the control cluster.
public record Clusters(ClientSettings control, SortedMap<ClusterId, ClientSettings> homes) {
    public Clusters {
        homes = new TreeMap<>(homes);
    }

    /// Settings of one home cluster.
    ///
    /// @throws IllegalArgumentException when it is not named
    public ClientSettings home(ClusterId cluster) {
        ClientSettings settings = homes.get(cluster);
        if (settings == null) {
            throw new IllegalArgumentException(
                    "cluster " + cluster + " has no bootstrap; known are " + homes.keySet());
        }
        return settings;
    }

    /// The regions whose jobs live on `cluster`, in order of id.
    public static List<RegionId> origins(Catalogue catalogue, ClusterId cluster) {
        return catalogue.regions().stream()
                .filter(region -> region.home().equals(cluster))
                .map(Region::id)
                .toList();
    }

    /// Checks every cluster and makes the topics that are missing.
    ///
    /// @throws io.heliotrope.queues.UnfitCluster naming what is wrong and how to mend it
    public void prepare(Catalogue catalogue, TopicLayout layout) {
        requireApart();
        prepareControl(layout);
        homes.keySet().forEach(home -> prepareHome(home, catalogue, layout));
    }

    /// The control cluster alone: its control topics. Returns those that were made.
    ///
    /// @throws io.heliotrope.queues.UnfitCluster naming what is wrong and how to mend it
    public List<String> prepareControl(TopicLayout layout) {
        return ensure(control, layout.control());
    }

    /// One home cluster alone: its own topics, and a dispatch topic for every region. Returns those
    /// that were made.
    ///
    /// @throws io.heliotrope.queues.UnfitCluster naming what is wrong and how to mend it
    public List<String> prepareHome(ClusterId home, Catalogue catalogue, TopicLayout layout) {
        List<RegionId> targets = catalogue.regions().stream().map(Region::id).toList();
        List<String> made = ensure(home(home), layout.home(origins(catalogue, home), targets));
        // its agent is a member of a group there too
        ensure(control, List.of());
        return made;
    }

    /// Refuses two home clusters that are one Kafka cluster under different settings.
    ///
    /// @throws io.heliotrope.queues.UnfitCluster naming them
    public void requireApart() {
        ClusterCheck.requireApart(homes);
    }

    private static List<String> ensure(ClientSettings cluster, Collection<TopicSpec> topics) {
        try (Admin admin = Admin.create(cluster.admin("heliotrope-admin"))) {
            ClusterCheck.require(admin, cluster.session());
            return topics.isEmpty() ? List.of() : new TopicAdmin(admin).ensure(topics);
        }
    }
}
