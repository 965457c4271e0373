package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.task;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValidityTest {
    private final Validity validity = new Validity();

    private static ConsumerRecord<byte[], byte[]> in(String topic, int partition) {
        return new ConsumerRecord<>(topic, partition, 0, new byte[0], new byte[0]);
    }

    @Test
    void a_record_of_an_older_incarnation_than_the_marker_before_it_is_void() {
        validity.mark(in("status", 0), task(7));

        assertThat(validity.admits(in("status", 0), task(6))).isFalse();
        assertThat(validity.admits(in("status", 0), task(7))).isTrue();
        assertThat(validity.voided()).isEqualTo(1);
    }

    @Test
    void a_marker_voids_nothing_before_it_nor_in_another_partition_or_topic() {
        assertThat(validity.admits(in("status", 0), task(6))).isTrue();
        validity.mark(in("status", 0), task(7));

        assertThat(validity.admits(in("status", 1), task(6))).isTrue();
        assertThat(validity.admits(in("dispatch", 0), task(6))).isTrue();
        assertThat(validity.voided()).isZero();
    }

    @Test
    void a_late_marker_of_an_older_incarnation_brings_nothing_back() {
        validity.mark(in("status", 0), task(7));
        validity.mark(in("status", 0), task(5));

        assertThat(validity.admits(in("status", 0), task(6))).isFalse();
    }
}
