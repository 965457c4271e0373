package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientSettingsTest {

    private final ClientSettings settings =
            new ClientSettings("kafka:9092", Map.of("security.protocol", "SASL_SSL"));

    @Test
    void are_all_known_to_kafka() {
        assertThat(ProducerConfig.configNames())
                .containsAll(settings.interactiveProducer("router").keySet());
        assertThat(ConsumerConfig.configNames())
                .containsAll(settings.groupReader("agent", "agents").keySet());
        assertThat(AdminClientConfig.configNames()).containsAll(settings.admin("admin").keySet());
    }

    @Test
    void are_accepted_by_kafka_together() {
        var producer = new ProducerConfig(settings.interactiveProducer("router"));
        var member = new ConsumerConfig(settings.groupReader("agent", "agents"));

        assertThat(producer.getString("acks")).isEqualTo("-1");
        assertThat(producer.getBoolean("enable.idempotence")).isTrue();
        assertThat(producer.getLong("linger.ms")).isZero();
        assertThat(member.getString("isolation.level")).isEqualTo("read_committed");
        assertThat(member.getString("group.id")).isEqualTo("agents");
    }

    @Test
    void let_batch_wait_to_fill_its_requests() {
        var producer = new ProducerConfig(settings.batchProducer("agent"));

        assertThat(producer.getLong("linger.ms")).isEqualTo(5);
    }

    @Test
    void make_a_log_reader_a_member_of_no_group() {
        assertThat(settings.logReader("world")).doesNotContainKey("group.id");
    }

    @Test
    void carry_the_connection_to_every_client() {
        assertThat(settings.admin("a")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.logReader("r")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.batchProducer("p")).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void refuse_a_connection_that_weakens_the_protocol() {
        var weaker = Map.of("acks", "1", "isolation.level", "read_uncommitted", "ssl.cipher", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientSettings("kafka:9092", weaker))
                .withMessageContaining("acks, isolation.level:");
    }
}
