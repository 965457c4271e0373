package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Takes a small installation's ledger out of Kafka. It is held in memory, so it has a limit. Owned
/// by one thread.
public final class HistoryExport implements LedgerTap {
    private final boolean withPayloads;
    private final int most;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte @Nullable []>>> open =
            new HashMap<>();
    private final List<History.Log> logs = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private int count;

    private HistoryExport(boolean withPayloads, int most) {
        this.withPayloads = withPayloads;
        this.most = most;
    }

    /// Reads `installation`; `program` is this version. Payloads of dispatches stay out unless
    /// `withPayloads`.
    ///
    /// @throws CannotRun when there are more than `most` records
    public static History of(
            Installation installation, String program, boolean withPayloads, int most) {
        HistoryExport export = new HistoryExport(withPayloads, most);
        LedgerScan scan = new LedgerScan(installation, export);
        LedgerScan.Found _ = scan.read();
        return new History(
                program,
                installation.config().notary().trusted(),
                export.logs,
                export.jobs,
                scan.submitted());
    }

    @Override
    public void heard(ConsumerRecord<byte[], byte @Nullable []> one) {
        if (++count > most) {
            throw new CannotRun(
                    Why.NO,
                    "the ledger has more than "
                            + most
                            + " records: a history is for small runs; --most takes more");
        }
        open.computeIfAbsent(
                        new TopicPartition(one.topic(), one.partition()), p -> new ArrayList<>())
                .add(one);
    }

    @Override
    public void ended(Set<ClusterId> names, TopicPartition partition, Extent extent) {
        List<ConsumerRecord<byte[], byte @Nullable []>> records = open.remove(partition);
        if (records == null) {
            return;
        }
        boolean isWhole = withPayloads || records.stream().noneMatch(HistoryExport::carries);
        logs.add(
                new History.Log(
                        names,
                        partition,
                        extent,
                        isWhole,
                        isWhole ? records : records.stream().map(HistoryExport::without).toList()));
    }

    @Override
    public void described(Job job) {
        jobs.add(job);
    }

    /// Whether the record is a dispatch with its payload in it.
    private static boolean carries(ConsumerRecord<byte[], byte @Nullable []> one) {
        return one.headers().lastHeader(Wire.DOCUMENT) != null
                && Wire.dispatch(one)
                        instanceof Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery)
                && delivery.carried().map(payload -> payload.length > 0).orElse(false);
    }

    private static ConsumerRecord<byte[], byte @Nullable []> without(
            ConsumerRecord<byte[], byte @Nullable []> one) {
        return carries(one)
                ? new ConsumerRecord<>(
                        one.topic(),
                        one.partition(),
                        one.offset(),
                        one.timestamp(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        one.key(),
                        null,
                        one.headers(),
                        one.leaderEpoch())
                : one;
    }
}
