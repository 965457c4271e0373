package io.heliotrope.orchestrator.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.orchestrator.evidence.Flaw;
import io.heliotrope.orchestrator.evidence.Flips;
import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.queues.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The histories of all releases, in `src/test/histories`: what an earlier release decided comes
/// out of today's code, identical field by field, and its seals hold.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HistoriesTest {
    private static final Path FOLDER = Path.of("src/test/histories");

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @Test
    void the_first_release_has_one() throws IOException {
        assertThat(histories()).contains(FOLDER.resolve("0.1.0.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void every_receipt_comes_out_again_and_every_seal_holds(Path file) throws IOException {
        Verdict verdict = HistoryReplay.verify(read(file));

        assertThat(verdict.text(Ink.PLAIN)).doesNotContain("BROKEN");
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.replay().identical()).isGreaterThan(40);
        assertThat(verdict.unknown()).isZero();
        assertThat(verdict.seals().isJudged()).isTrue();
        assertThat(verdict.seals().unsealed() + verdict.seals().older()).isZero();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void it_is_small(Path file) throws IOException {
        assertThat(Files.size(file)).isLessThan(1 << 20);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void a_byte_flipped_in_any_log_is_named(Path file) throws IOException {
        History history = read(file);
        Random random = new Random(1);
        Set<String> kinds = new TreeSet<>();
        for (int log = 0; log < history.logs().size(); log++) {
            List<ConsumerRecord<byte[], byte @Nullable []>> records =
                    history.logs().get(log).records();
            if (records.isEmpty()) {
                continue;
            }
            int at = random.nextInt(records.size());
            ConsumerRecord<byte[], byte @Nullable []> one = records.get(at);
            kinds.add(one.topic());

            Verdict verdict = HistoryReplay.verify(flipped(history, log, at, random));

            assertThat(verdict.isClean()).isFalse();
            assertThat(verdict.seals().flaws())
                    .as("%s %d offset %d", one.topic(), one.partition(), one.offset())
                    .extracting(Flaw::topic, Flaw::partition, Flaw::offset)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple(
                                    one.topic(), one.partition(), one.offset()));
        }
        assertThat(kinds)
                .contains(Topics.CHECKPOINTS, Topics.DECISIONS, Topics.POOLS, Topics.CATALOGUE)
                .anyMatch(topic -> topic.endsWith(".status"))
                .anyMatch(topic -> topic.contains(".dispatch."));
    }

    @Test
    void a_line_that_does_not_read_is_named_and_a_line_of_a_later_kind_passed_over() {
        String first = "{\"history\":1,\"program\":\"0.1.0\",\"keys\":[]}";

        assertThat(HistoryText.read(Stream.of(first, "{\"later\":true}")).program())
                .isEqualTo("0.1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryText.read(Stream.of(first, "{\"offset\":0}")))
                .withMessageContaining("line 2 of the history")
                .withMessageContaining("before its log");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryText.read(Stream.of("{\"history\":2}")))
                .withMessageContaining("format was 2, expected 1");
    }

    private static History read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return HistoryText.read(lines);
        }
    }

    /// The history with one bit of one record's key, headers or value changed.
    @SuppressWarnings("NullAway") // class files lack the annotations of a record's own parameters
    private static History flipped(History history, int log, int at, Random random) {
        List<History.Log> logs = new ArrayList<>(history.logs());
        History.Log one = logs.get(log);
        List<ConsumerRecord<byte[], byte @Nullable []>> records = new ArrayList<>(one.records());
        List<ConsumerRecord<byte[], byte @Nullable []>> ways = Flips.of(records.get(at));
        records.set(at, ways.get(random.nextInt(ways.size())));
        History.Log changed =
                new History.Log(one.names(), one.partition(), one.extent(), one.isWhole(), records);
        logs.set(log, changed);
        return new History(
                history.program(), history.keys(), logs, history.jobs(), history.submitted());
    }
}
