package io.heliotrope.orchestrator.evidence;

import static io.heliotrope.orchestrator.evidence.Tape.CLUSTER;
import static io.heliotrope.orchestrator.evidence.Tape.PARTITION;
import static io.heliotrope.orchestrator.evidence.Tape.checkpoints;
import static io.heliotrope.orchestrator.evidence.Tape.records;
import static io.heliotrope.orchestrator.evidence.Tape.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.Samples;
import io.heliotrope.orchestrator.evidence.Flaw.Kind;
import io.heliotrope.queues.Wire;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointBookTest {
    private final NotaryKey key = NotaryKey.generate();
    private final List<ConsumerRecord<byte[], byte @Nullable []>> topic =
            checkpoints(sealed(records(1, 40), 8).stream().map(SealedSpan::span).toList(), key);

    @Test
    void what_a_trusted_key_signed_is_taken() {
        CheckpointBook book = book(topic, key);

        assertThat(book.flaws()).isEmpty();
        assertThat(book.spans(List.of(CLUSTER), PARTITION)).hasSize(topic.size());
        assertThat(book.count()).isEqualTo(topic.size());
    }

    @Test
    void a_flipped_byte_in_any_checkpoint_is_found_and_its_offset_named() {
        for (int i : new int[] {0, 2, topic.size() - 1}) {
            List<ConsumerRecord<byte[], byte @Nullable []>> ways = Flips.of(topic.get(i));
            // a signature takes some ms to check: all bytes of one record, a fifth of the others'
            for (int way = 0; way < ways.size(); way += i == 2 ? 1 : 5) {
                ConsumerRecord<byte[], byte @Nullable []> flipped = ways.get(way);
                List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(topic);
                changed.set(i, flipped);

                assertThat(book(changed, key).flaws())
                        .as("offset %d", flipped.offset())
                        .extracting(Flaw::offset)
                        .contains((long) i);
            }
        }
    }

    @Test
    void a_checkpoint_that_is_gone_or_out_of_order_is_found_at_the_next() {
        List<ConsumerRecord<byte[], byte @Nullable []>> without = new ArrayList<>(topic);
        without.remove(3);
        List<ConsumerRecord<byte[], byte @Nullable []>> headless = topic.subList(1, topic.size());

        assertThat(book(without, key).flaws()).extracting(Flaw::offset).containsExactly(4L);
        assertThat(book(headless, key).flaws())
                .as("the topic begins later: deleted by age")
                .isEmpty();
    }

    @Test
    void a_checkpoint_that_was_said_twice_changes_nothing() {
        List<ConsumerRecord<byte[], byte @Nullable []>> twice = new ArrayList<>(topic);
        twice.add(5, topic.get(4));

        assertThat(book(twice, key).flaws()).isEmpty();
    }

    @Test
    void a_key_that_is_not_trusted_is_told_once_and_its_word_not_taken() {
        CheckpointBook book = book(topic, NotaryKey.generate());

        assertThat(book.flaws()).extracting(Flaw::kind).containsExactly(Kind.FOREIGN_KEY);
        assertThat(book.flaws().getFirst().detail()).contains(key.open().id());
        assertThat(book.spans(List.of(CLUSTER), PARTITION)).isEmpty();
    }

    @Test
    void a_record_of_another_kind_is_counted_and_passed_over() {
        List<ConsumerRecord<byte[], byte @Nullable []>> more = new ArrayList<>(topic);
        more.add(
                Tape.received(
                        Wire.dispatch(Samples.dispatch(Samples.batch("a"), Samples.NORTH)),
                        topic.size()));

        CheckpointBook book = book(more, key);

        assertThat(book.flaws()).isEmpty();
        assertThat(book.unknown()).isEqualTo(1);
    }

    private static CheckpointBook book(
            List<ConsumerRecord<byte[], byte @Nullable []>> records, NotaryKey trusted) {
        CheckpointBook book = new CheckpointBook(List.of(trusted.open()));
        records.forEach(book::add);
        book.close();
        return book;
    }
}
