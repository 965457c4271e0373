package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.ledger.Audit;
import io.heliotrope.orchestrator.ledger.Completeness;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Verifies a history as a running installation's ledger is verified, without Kafka.
public final class HistoryReplay {
    private HistoryReplay() {}

    /// Replays every receipt of `history`, and compares its logs with what was sealed of them.
    public static Verdict verify(History history) {
        CheckpointBook book = new CheckpointBook(history.keys());
        of(history, Topics.CHECKPOINTS).forEach(log -> log.records().forEach(book::add));
        book.close();
        EvidenceScan evidence = new EvidenceScan(book);
        LedgerFolds folds = new LedgerFolds();
        history.jobs().forEach(folds::job);
        for (History.Log log : history.logs()) {
            String topic = log.partition().topic();
            if (!Topics.control().contains(topic)) {
                read(evidence, log, topic.endsWith(".status") ? folds::status : folds::dispatch);
            }
        }
        for (String topic : Topics.sealedControl()) {
            of(history, topic).forEach(log -> read(evidence, log, folds::control));
        }
        Completeness completeness =
                Completeness.of(
                        folds.ledger(),
                        history.submitted(),
                        0,
                        Instant.ofEpochMilli(evidence.newest()),
                        folds.jobNow());
        LedgerScan.Found found = LedgerScan.found(folds, completeness, evidence.seals());
        return catalogue(history)
                .map(found::verdict)
                .orElseGet(() -> found.verdict(Audit.withoutLaw(found.ledger())));
    }

    private static List<History.Log> of(History history, String topic) {
        return history.logs().stream()
                .filter(log -> log.partition().topic().equals(topic))
                .toList();
    }

    private static void read(
            EvidenceScan evidence,
            History.Log log,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> each) {
        if (!log.isWhole()) {
            log.records().forEach(each);
            return;
        }
        evidence.read(
                (partitions, heard) -> {
                    log.records().forEach(heard);
                    return Map.of(log.partition(), log.extent());
                },
                log.names(),
                Set.of(log.partition()),
                each);
    }

    static Optional<Catalogue> catalogue(History history) {
        return of(history, Topics.CATALOGUE).stream()
                .flatMap(log -> log.records().stream())
                .flatMap(one ->
                        Wire.control(one)
                                        instanceof
                                        Decoded.Value<ControlRecord>(
                                                CatalogueSet(Catalogue catalogue))
                                ? Stream.of(catalogue)
                                : Stream.of())
                .reduce((first, second) -> second);
    }
}
