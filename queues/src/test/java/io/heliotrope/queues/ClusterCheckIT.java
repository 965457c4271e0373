package io.heliotrope.queues;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
class ClusterCheckIT {

    @Test
    void accepts_the_broker_that_the_product_ships(KafkaUnderTest kafka) {
        try (var admin = admin(kafka.bootstrap())) {
            assertThatNoException()
                    .isThrownBy(() -> ClusterCheck.require(admin, ClientSettings.SESSION));
        }
    }

    @Test
    void refuses_sessions_that_the_broker_does_not_grant(KafkaUnderTest kafka) {
        try (var admin = admin(kafka.bootstrap())) {
            assertThatExceptionOfType(UnfitCluster.class)
                    .isThrownBy(() -> ClusterCheck.require(admin, Duration.ofMillis(999)))
                    .withMessageContaining("sessionTimeout is 999 ms")
                    .withMessageContaining("at least 1000 ms (group.min.session.timeout.ms)");
        }
    }

    @Test
    void says_how_to_raise_a_transaction_version_that_is_too_low(@TempDir Path folder)
            throws Exception {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                var admin = admin(kafka.bootstrap())) {
            var lower = new FeatureUpdate((short) 1, UpgradeType.SAFE_DOWNGRADE);
            admin.updateFeatures(Map.of("transaction.version", lower), new UpdateFeaturesOptions())
                    .all()
                    .get();
            awaitTransactionVersion(admin, 1);

            assertThatExceptionOfType(UnfitCluster.class)
                    .isThrownBy(() -> ClusterCheck.require(admin, ClientSettings.SESSION))
                    .withMessageContaining("transaction.version is 1, must be at least 2")
                    .withMessageContaining("--feature transaction.version=2");
        }
    }

    /// The controller knows it first; the broker that is asked follows.
    private static void awaitTransactionVersion(Admin admin, int version) throws Exception {
        long giveUpAt = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int seen = -1;
        while (seen != version && System.nanoTime() < giveUpAt) {
            var inForce = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            seen = requireNonNull(inForce.get("transaction.version")).maxVersionLevel();
        }
        assertThat(seen).isEqualTo(version);
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(ClientSettings.plain(bootstrap).admin("cluster-check"));
    }
}
