package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.carbon.CarbonLedger;
import io.heliotrope.orchestrator.inspect.CarbonFold.Found;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.Restated;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Restatements;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what an account of an installation's jobs rests on: its dispatches, its ends, what was
/// stated anew, and the signals. Owned by one thread.
public final class CarbonScan {
    private final CarbonFold fold = new CarbonFold();
    private final List<Signal> signals = new ArrayList<>();
    private final List<Restated> restatements = new ArrayList<>();
    private int unreadable;

    private CarbonScan() {}

    /// Reads a running installation, as an observer. The signals come last, so that they reach past
    /// every run; those that hold for none of the runs are left out.
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
            return carbon.read(scan, installation.catalogue());
        }
    }

    /// Reads what concerns the jobs of one home cluster, as its router.
    public static CarbonLedger read(Installation installation, ClusterId home) {
        CarbonScan carbon = new CarbonScan();
        Role role = new Role.Home(home);
        try (TopicScan scan = installation.scan(home, role)) {
            carbon.home(scan, home, installation.catalogue(), true);
        }
        try (TopicScan scan = installation.scan(installation.config().control(), role)) {
            return carbon.read(scan, installation.catalogue());
        }
    }

    private CarbonLedger read(TopicScan control, Catalogue catalogue) {
        Found found = fold.found();
        Predicate<Signal> concerns = new Concern(found.done(), catalogue);
        var _ =
                control.read(
                        control.partitions(Topics.SIGNALS), received -> signal(received, concerns));
        return ledger(found, catalogue);
    }

    /// Reads a history.
    ///
    /// @throws CannotRun when it holds no catalogue
    public static CarbonLedger of(History history) {
        CarbonScan carbon = new CarbonScan();
        for (History.Log log : history.logs()) {
            String topic = log.partition().topic();
            for (ConsumerRecord<byte[], byte @Nullable []> one : log.records()) {
                if (topic.equals(Topics.SIGNALS)) {
                    carbon.signal(one, _ -> true);
                } else if (topic.endsWith(".status")) {
                    carbon.fold.status(one);
                } else if (!Topics.control().contains(topic)) {
                    carbon.fold.dispatch(one);
                }
            }
        }
        return carbon.ledger(
                carbon.fold.found(),
                HistoryReplay.catalogue(history)
                        .orElseThrow(() ->
                                new CannotRun(
                                        Why.NO,
                                        "the history holds no catalogue in "
                                                + Topics.CATALOGUE
                                                + ", so that no region is known")));
    }

    /// How many records of dispatches and ends a home cluster holds, without reading them.
    public static long records(Installation installation, ClusterId home) {
        try (TopicScan scan = installation.scan(home, new Role.Home(home))) {
            Catalogue catalogue = installation.catalogue();
            return scan.records(dispatches(scan, catalogue))
                    + scan.records(statuses(scan, home, catalogue));
        }
    }

    private void home(TopicScan scan, ClusterId home, Catalogue catalogue, boolean isNew) {
        if (isNew) {
            var _ = scan.read(dispatches(scan, catalogue), fold::dispatch);
        }
        var _ = scan.read(statuses(scan, home, catalogue), fold::status);
        List<TopicPartition> anew = new ArrayList<>();
        origins(home, catalogue)
                .forEach(one -> anew.addAll(scan.partitions(Topics.restatements(one.id()))));
        var _ = scan.read(anew, this::restated);
    }

    private static List<TopicPartition> dispatches(TopicScan scan, Catalogue catalogue) {
        List<TopicPartition> dispatches = new ArrayList<>();
        for (Region region : catalogue.regions()) {
            for (Lane lane : Lane.values()) {
                dispatches.addAll(scan.partitions(Topics.dispatch(region.id(), lane)));
            }
        }
        return dispatches;
    }

    private static List<TopicPartition> statuses(
            TopicScan scan, ClusterId home, Catalogue catalogue) {
        List<TopicPartition> statuses = new ArrayList<>();
        origins(home, catalogue)
                .forEach(one -> statuses.addAll(scan.partitions(Topics.status(one.id()))));
        return statuses;
    }

    private static List<Region> origins(ClusterId home, Catalogue catalogue) {
        return catalogue.regions().stream().filter(r -> r.home().equals(home)).toList();
    }

    private void signal(
            ConsumerRecord<byte[], byte @Nullable []> received, Predicate<Signal> concerns) {
        switch (Wire.control(received)) {
            case Decoded.Value<ControlRecord>(ControlRecord read) -> {
                if (read instanceof Signal signal && concerns.test(signal)) {
                    signals.add(signal);
                }
            }
            case Decoded.Malformed<ControlRecord> _ -> unreadable++;
        }
    }

    private void restated(ConsumerRecord<byte[], byte @Nullable []> received) {
        switch (Restatements.read(received.value())) {
            case Decoded.Value<Restated>(Restated read) -> restatements.add(read);
            case Decoded.Malformed<Restated> _ -> unreadable++;
        }
    }

    private CarbonLedger ledger(Found found, Catalogue catalogue) {
        return new CarbonLedger(
                catalogue,
                found.done(),
                signals,
                restatements,
                found.undone(),
                found.undescribed(),
                unreadable + fold.unreadable());
    }
}
