package io.heliotrope.orchestrator.evidence;

import static io.heliotrope.orchestrator.evidence.Tape.PARTITION;
import static io.heliotrope.orchestrator.evidence.Tape.at;
import static io.heliotrope.orchestrator.evidence.Tape.check;
import static io.heliotrope.orchestrator.evidence.Tape.records;
import static io.heliotrope.orchestrator.evidence.Tape.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.evidence.Flaw.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartitionCheckTest {
    private final List<ConsumerRecord<byte[], byte @Nullable []>> log = records(1, 40);
    private final List<SealedSpan> seals = sealed(log, 6);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 40, 100})
    void an_untouched_log_holds_however_its_spans_are_cut(int each) {
        PartitionSeal found = check(log, 0, sealed(log, each));

        assertThat(found.flaws()).isEmpty();
        assertThat(found.records()).isEqualTo(40);
        assertThat(found.unsealed() + found.older()).isZero();
    }

    @Test
    void a_flipped_byte_anywhere_is_found_and_its_offset_named() {
        for (int i = 0; i < log.size(); i++) {
            for (ConsumerRecord<byte[], byte @Nullable []> flipped : Flips.of(log.get(i))) {
                List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
                changed.set(i, flipped);

                assertThat(check(changed, 0, seals).flaws())
                        .extracting(Flaw::kind, Flaw::topic, Flaw::partition, Flaw::offset)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(
                                        Kind.CHANGED,
                                        PARTITION.topic(),
                                        PARTITION.partition(),
                                        log.get(i).offset()));
            }
        }
    }

    @Test
    void a_changed_timestamp_or_header_name_or_a_value_that_was_emptied_is_found() {
        ConsumerRecord<byte[], byte @Nullable []> one = log.get(10);
        RecordHeaders renamed = new RecordHeaders(one.headers());
        renamed.remove("ce_id").add("ce_ib", new byte[6]);
        for (ConsumerRecord<byte[], byte @Nullable []> other :
                List.of(
                        Tape.record(
                                PARTITION,
                                one.offset(),
                                one.timestamp() + 1,
                                one.key(),
                                one.value(),
                                one.headers()),
                        Tape.record(
                                PARTITION,
                                one.offset(),
                                one.timestamp(),
                                one.key(),
                                one.value(),
                                renamed),
                        Tape.record(
                                PARTITION,
                                one.offset(),
                                one.timestamp(),
                                one.key(),
                                null,
                                one.headers()))) {
            List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
            changed.set(10, other);

            assertThat(offsets(check(changed, 0, seals))).containsExactly(one.offset());
        }
    }

    @Test
    void a_record_taken_out_put_in_twice_or_swapped_is_found_where_it_happened() {
        for (int i = 0; i + 1 < log.size(); i++) {
            assertThat(offsets(check(without(i), 0, seals)).getFirst())
                    .isEqualTo(log.get(i).offset());
            assertThat(offsets(check(twice(i), 0, seals)).getFirst())
                    .isEqualTo(log.get(i + 1).offset());
            assertThat(offsets(check(swapped(i), 0, seals)))
                    .containsExactly(log.get(i).offset(), log.get(i + 1).offset());
        }
    }

    @Test
    void a_record_that_leaves_a_hole_or_fills_one_is_found() {
        List<ConsumerRecord<byte[], byte @Nullable []>> hole = new ArrayList<>(log);
        hole.remove(20);
        List<ConsumerRecord<byte[], byte @Nullable []>> filled = new ArrayList<>(log);
        filled.add(7, at(7, log.get(3)));

        assertThat(check(hole, 0, seals).flaws())
                .extracting(Flaw::kind, Flaw::offset)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.MISSING, log.get(20).offset()));
        assertThat(check(filled, 0, seals).flaws())
                .extracting(Flaw::kind, Flaw::offset)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ADDED, 7L));
    }

    @Test
    void records_after_the_last_checkpoint_are_counted_and_the_first_of_them_dated() {
        PartitionSeal found = check(log, 0, sealed(log.subList(0, 30), 6));

        assertThat(found.flaws()).isEmpty();
        assertThat(found.unsealed()).isEqualTo(10);
        assertThat(found.unsealedSince()).isEqualTo(log.get(30).timestamp());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 13, 39})
    void a_beginning_deleted_by_age_leaves_the_rest_verifiable(int gone) {
        List<ConsumerRecord<byte[], byte @Nullable []>> kept = log.subList(gone, log.size());
        long begin = kept.getFirst().offset();

        assertThat(check(kept, begin, seals).flaws()).isEmpty();
        for (int i = 0; i < kept.size(); i++) {
            List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(kept);
            changed.set(i, Flips.of(kept.get(i)).getLast());
            assertThat(offsets(check(changed, begin, seals))).containsExactly(kept.get(i).offset());
        }
    }

    @Test
    void where_old_checkpoints_are_gone_the_chain_still_covers_a_log_from_its_beginning() {
        List<SealedSpan> kept = seals.subList(3, seals.size());
        List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
        changed.set(4, Flips.of(log.get(4)).getLast());

        assertThat(check(log, 0, kept).flaws()).isEmpty();
        assertThat(check(log, 0, kept).older()).isZero();
        assertThat(check(changed, 0, kept).flaws())
                .extracting(Flaw::kind)
                .containsExactly(Kind.CHAIN);
    }

    @Test
    void records_older_than_every_checkpoint_and_without_a_beginning_are_counted() {
        List<ConsumerRecord<byte[], byte @Nullable []>> kept = log.subList(2, log.size());

        PartitionSeal found = check(kept, 2, seals.subList(3, seals.size()));

        assertThat(found.flaws()).isEmpty();
        assertThat(found.older()).isEqualTo(16);
    }

    @Test
    void a_checkpoint_that_is_gone_from_between_is_covered_by_the_chain() {
        List<SealedSpan> kept = new ArrayList<>(seals);
        kept.remove(2);
        List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
        changed.set(14, Flips.of(log.get(14)).getLast());

        assertThat(check(log, 0, kept).flaws()).isEmpty();
        assertThat(check(changed, 0, kept).flaws())
                .extracting(Flaw::kind)
                .containsExactly(Kind.CHAIN);
    }

    @Test
    void two_notaries_of_the_same_log_agree() {
        List<SealedSpan> both = new ArrayList<>(seals);
        both.addAll(sealed(log, 5));
        both.addAll(sealed(log.subList(0, 11), 3));

        assertThat(check(log, 0, both).flaws()).isEmpty();
    }

    @Test
    void a_notary_that_goes_on_from_its_last_span_makes_the_same_chain() {
        Scribe scribe = Scribe.after(seals.get(3).span());
        log.stream().filter(r -> r.offset() >= scribe.next()).forEach(scribe::add);

        assertThat(scribe.span().value()).isEqualTo(seals.getLast().span().value());
    }

    @Test
    void a_log_that_was_rewritten_and_sealed_anew_shows_as_a_fork() {
        List<ConsumerRecord<byte[], byte @Nullable []>> rewritten = new ArrayList<>(log);
        rewritten.set(8, Flips.of(log.get(8)).getLast());
        List<SealedSpan> both = new ArrayList<>(seals);
        both.addAll(sealed(rewritten, 6));

        assertThat(check(rewritten, 0, both).flaws())
                .extracting(Flaw::kind)
                .contains(Kind.CHANGED, Kind.FORKED);
        assertThat(check(rewritten.subList(30, 40), rewritten.get(30).offset(), both).flaws())
                .as("also when the records are gone")
                .extracting(Flaw::kind)
                .contains(Kind.FORKED);
    }

    private List<ConsumerRecord<byte[], byte @Nullable []>> without(int index) {
        List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
        changed.remove(index);
        return renumbered(changed);
    }

    private List<ConsumerRecord<byte[], byte @Nullable []>> twice(int index) {
        List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
        changed.add(index, log.get(index));
        return renumbered(changed);
    }

    private List<ConsumerRecord<byte[], byte @Nullable []>> swapped(int index) {
        List<ConsumerRecord<byte[], byte @Nullable []>> changed = new ArrayList<>(log);
        changed.set(index, at(log.get(index).offset(), log.get(index + 1)));
        changed.set(index + 1, at(log.get(index + 1).offset(), log.get(index)));
        return changed;
    }

    /// Offsets as a fresh topic with the same holes gives them.
    private static List<ConsumerRecord<byte[], byte @Nullable []>> renumbered(
            List<ConsumerRecord<byte[], byte @Nullable []>> records) {
        List<ConsumerRecord<byte[], byte @Nullable []>> numbered = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            numbered.add(at(i + i / 7, records.get(i)));
        }
        return numbered;
    }

    private static List<Long> offsets(PartitionSeal found) {
        return found.flaws().stream().map(Flaw::offset).toList();
    }
}
