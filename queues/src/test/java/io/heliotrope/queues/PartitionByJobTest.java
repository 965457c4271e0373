package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartitionByJobTest {

    private static final long SEED = 20_260_131;

    @Test
    void agrees_with_the_default_partitioner_for_any_id_and_count() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 10_000; i++) {
            String id = anyId(random);
            int partitions = 1 + random.nextInt(64);

            assertThat(PartitionByJob.of(new JobId(id), partitions))
                    .as("seed %d, id '%s', %d partitions", SEED, id, partitions)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions));
        }
    }

    @Test
    void stays_where_other_clients_put_a_job() {
        // murmur2 of "21" is -973932308 and of "foobar" -790332482, as librdkafka has them too
        assertThat(PartitionByJob.of(new JobId("21"), 1000)).isEqualTo(340);
        assertThat(PartitionByJob.of(new JobId("foobar"), 1000)).isEqualTo(166);
    }

    private static String anyId(RandomGenerator random) {
        var id = new StringBuilder("j");
        random.ints(random.nextInt(40), 0x20, 0xD7FF)
                .filter(c -> !Character.isISOControl(c))
                .forEach(id::appendCodePoint);
        return id.toString();
    }
}
