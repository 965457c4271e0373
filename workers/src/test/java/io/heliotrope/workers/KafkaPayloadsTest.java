package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.EUROPE;
import static io.heliotrope.workers.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.PayloadRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaPayloadsTest {
    private static final ClusterId NORDICS = new ClusterId("nordics");
    private static final TopicPartition JOBS = new TopicPartition("jobs", 0);

    private final MockConsumer<byte[], byte @Nullable []> consumer = new MockConsumer<>("none");
    private final SettableTime wall = new SettableTime(NOON);
    private final KafkaPayloads payloads =
            new KafkaPayloads(
                    Set.of(EUROPE, NORDICS), Duration.ofSeconds(1), wall.real(), consumer);

    private static PayloadRef ref(long offset, int bytes) {
        return ref(EUROPE, offset, bytes);
    }

    private static PayloadRef ref(ClusterId cluster, long offset, int bytes) {
        return new PayloadRef(cluster, JOBS.topic(), JOBS.partition(), offset, bytes);
    }

    private void holds(long offset, String body) {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(JOBS, offset));
            consumer.addRecord(
                    new ConsumerRecord<>(
                            JOBS.topic(),
                            JOBS.partition(),
                            offset,
                            null,
                            body.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void finds_a_payload_at_its_offset() throws Exception {
        holds(5, "hello");

        assertThat(payloads.fetch(ref(5, 5)))
                .isInstanceOfSatisfying(
                        PayloadSource.Found.class,
                        found -> assertThat(found.payload().size()).isEqualTo(5));
    }

    @Test
    void a_cluster_that_is_two_homes_holds_the_payloads_of_both() throws Exception {
        holds(5, "hello");

        assertThat(payloads.fetch(ref(NORDICS, 5, 5))).isInstanceOf(PayloadSource.Found.class);
    }

    @Test
    void a_payload_that_retention_took_is_gone_for_good() throws Exception {
        holds(9, "later");

        assertThat(payloads.fetch(ref(5, 5)))
                .isEqualTo(new PayloadSource.Missing("offset 5 is not there any more", false));
    }

    @Test
    void a_payload_of_another_size_is_not_taken() throws Exception {
        holds(5, "hello");

        assertThat(payloads.fetch(ref(5, 6)))
                .isEqualTo(new PayloadSource.Missing("it has 5 bytes, the dispatch says 6", false));
    }

    @Test
    void patience_has_an_end() throws Exception {
        consumer.schedulePollTask(() -> wall.advance(Duration.ofSeconds(2)));

        assertThat(payloads.fetch(ref(5, 5)))
                .isEqualTo(new PayloadSource.Missing("not read within PT1S", true));
    }

    @Test
    void a_payload_on_another_cluster_is_never_fetched() throws Exception {
        PayloadRef elsewhere = new PayloadRef(new ClusterId("world"), "jobs", 0, 5, 5);

        assertThat(payloads.fetch(elsewhere))
                .isEqualTo(
                        new PayloadSource.Missing(
                                "it lies on cluster world, the dispatch came from [europe, nordics]",
                                false));
    }

    @Test
    void trouble_with_the_cluster_may_pass() throws Exception {
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("secret")));

        assertThat(payloads.fetch(ref(5, 5)))
                .isEqualTo(
                        new PayloadSource.Missing("org.apache.kafka.common.KafkaException", true));
    }
}
