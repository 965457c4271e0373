package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.carbon.DoneJob;
import io.heliotrope.orchestrator.carbon.DoneJob.AtOnce;
import io.heliotrope.orchestrator.inspect.LedgerFolds.About;
import io.heliotrope.orchestrator.ledger.Ledger;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what an account of an installation's jobs rests on: its dispatches, its ends, and the
/// signals. Owned by one thread.
public final class CarbonScan {
    private final LedgerFolds folds = new LedgerFolds();
    private final List<Signal> signals = new ArrayList<>();
    private int unreadable;

    private CarbonScan() {}

    /// Reads a running installation. The signals come last, so that they reach past every run.
    public static CarbonLedger read(Installation installation) {
        CarbonScan carbon = new CarbonScan();
        Set<ClientSettings> seen = new HashSet<>();
        for (ClusterId home : installation.homes()) {
            ClientSettings kafka = Installation.client(installation.config(), home);
            try (TopicScan scan = installation.scan(home)) {
                // Two homes may be one cluster: its dispatch topics are read once.
                carbon.home(scan, home, installation.catalogue(), seen.add(kafka));
            }
        }
        try (TopicScan scan = installation.scanControl()) {
            var _ = scan.read(scan.partitions(Topics.SIGNALS), carbon::signal);
        }
        return carbon.ledger(installation.catalogue());
    }

    /// Reads a history.
    ///
    /// @throws CannotRun when it holds no catalogue
    public static CarbonLedger of(History history) {
        CarbonScan carbon = new CarbonScan();
        for (History.Log log : history.logs()) {
            String topic = log.partition().topic();
            if (topic.equals(Topics.SIGNALS)) {
                log.records().forEach(carbon::signal);
            } else if (!Topics.control().contains(topic)) {
                log.records()
                        .forEach(
                                topic.endsWith(".status")
                                        ? carbon.folds::status
                                        : carbon.folds::dispatch);
            }
        }
        return carbon.ledger(
                HistoryReplay.catalogue(history)
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        "the history holds no catalogue in "
                                                + Topics.CATALOGUE
                                                + ", so that no region is known")));
    }

    private void home(TopicScan scan, ClusterId home, Catalogue catalogue, boolean isNew) {
        List<TopicPartition> dispatches = new ArrayList<>();
        List<TopicPartition> statuses = new ArrayList<>();
        for (Region region : catalogue.regions()) {
            for (Lane lane : Lane.values()) {
                dispatches.addAll(scan.partitions(Topics.dispatch(region.id(), lane)));
            }
            if (region.home().equals(home)) {
                statuses.addAll(scan.partitions(Topics.status(region.id())));
            }
        }
        if (isNew) {
            var _ = scan.read(dispatches, folds::dispatch);
        }
        var _ = scan.read(statuses, folds::status);
    }

    private void signal(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Wire.control(received)) {
            case Decoded.Value<ControlRecord>(ControlRecord read) -> {
                if (read instanceof Signal signal) {
                    signals.add(signal);
                }
            }
            case Decoded.Malformed<ControlRecord> _ -> unreadable++;
        }
    }

    private CarbonLedger ledger(Catalogue catalogue) {
        Map<About, Receipt> admissions = folds.admissions();
        List<DoneJob> done = new ArrayList<>();
        int undone = 0;
        int undescribed = 0;
        for (Ledger.Entry entry : folds.ledger().jobs()) {
            int attempts = entry.dispatches().size();
            Optional<Job> job = entry.job();
            if (!(entry.end().orElse(null) instanceof Done end)) {
                undone += entry.end().isPresent() ? attempts : 0;
            } else if (job.isEmpty()) {
                undescribed++;
            } else {
                AtOnce atHome =
                        Optional.ofNullable(
                                        admissions.get(new About(entry.id(), job.get().digest())))
                                .flatMap(Receipt::counterfactual)
                                .map(CarbonScan::atOnce)
                                .orElse(new AtOnce(job.get().origin(), job.get().submittedAt()));
                done.add(new DoneJob(job.get(), end, atHome, attempts - 1));
            }
        }
        return new CarbonLedger(
                catalogue, done, signals, undone, undescribed, unreadable + folds.unreadable());
    }

    private static AtOnce atOnce(Scored atHome) {
        return new AtOnce(atHome.region(), atHome.start());
    }
}
