package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.ClusterId;
import io.heliotrope.queues.ClientSettings;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClustersTest {
    private static final ClientSettings KAFKA = ClientSettings.plain("127.0.0.1:9092");

    @Test
    void knows_its_home_clusters_by_name() {
        Clusters clusters = new Clusters(KAFKA, new TreeMap<>(Map.of(SmallFleet.HOME, KAFKA)));

        assertThat(clusters.home(SmallFleet.HOME)).isEqualTo(KAFKA);
        assertThatThrownBy(() -> clusters.home(new ClusterId("elsewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster elsewhere has no bootstrap; known are [home]");
    }

    @Test
    void the_origins_of_a_cluster_are_the_regions_whose_home_it_is() {
        assertThat(Clusters.origins(SmallFleet.catalogue(2), SmallFleet.HOME))
                .containsExactly(SmallFleet.EAST, SmallFleet.NORTH, SmallFleet.WEST);
        assertThat(Clusters.origins(SmallFleet.catalogue(2), new ClusterId("elsewhere"))).isEmpty();
    }
}
