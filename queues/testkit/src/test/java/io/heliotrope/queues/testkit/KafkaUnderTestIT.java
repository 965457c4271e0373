package io.heliotrope.queues.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
class KafkaUnderTestIT {

    private final KafkaUnderTest kafka;

    KafkaUnderTestIT(KafkaUnderTest kafka) {
        this.kafka = kafka;
    }

    @Test
    void is_one_broker_however_often_it_is_asked_for(KafkaUnderTest again) {
        assertThat(again).isSameAs(kafka);
    }

    @Test
    void answers_as_a_cluster_of_one_node() throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrap());

        try (var admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void never_gives_a_name_twice() {
        assertThat(kafka.freshName("eu")).startsWith("eu-").isNotEqualTo(kafka.freshName("eu"));
    }
}
