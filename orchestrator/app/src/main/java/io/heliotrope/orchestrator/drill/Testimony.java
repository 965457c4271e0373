package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.Token;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.TopicScan;
import io.heliotrope.orchestrator.ledger.Validity;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What an installation's topics say of jobs, record by record: everything twice, as readers of
/// committed records see it and as it lies there. Void records of routers are left out.
///
/// Belongs to one thread.
final class Testimony {
    private final Installation installation;
    private final List<Step> steps = new ArrayList<>();
    private final List<Dispatch> copies = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final Map<JobId, List<Result>> results = new HashMap<>();
    private final Map<Token, Integer> attempts = new HashMap<>();

    private Testimony(Installation installation) {
        this.installation = installation;
    }

    /// Reads everything anew.
    static Testimony of(Installation installation) {
        Testimony testimony = new Testimony(installation);
        testimony.read(true);
        testimony.read(false);
        return testimony;
    }

    /// What was chosen and how jobs ended, of committed records.
    List<Step> steps() {
        return steps;
    }

    /// Batch dispatches as the agents wrote them.
    List<Dispatch> copies() {
        return copies;
    }

    List<Ending> endings() {
        return endings;
    }

    Map<JobId, List<Result>> results() {
        return results;
    }

    private void read(boolean isCommitted) {
        ClusterId control = installation.config().control();
        try (TopicScan scan = scan(control, isCommitted)) {
            scan.read(
                    scan.partitions(Topics.DECISIONS), received -> decision(received, isCommitted));
        }
        Set<ClientSettings> seen = new HashSet<>();
        for (ClusterId home : installation.homes()) {
            try (TopicScan scan = scan(home, isCommitted)) {
                Validity validity = new Validity();
                if (seen.add(Installation.client(installation.config(), home))) {
                    scan.read(
                            dispatches(scan),
                            received -> dispatch(received, validity, isCommitted));
                }
                for (Region region : installation.catalogue().regions()) {
                    if (region.home().equals(home)) {
                        scan.read(
                                scan.partitions(Topics.status(region.id())),
                                received -> status(received, validity, isCommitted));
                        results(scan, region, isCommitted);
                    }
                }
            }
        }
    }

    private TopicScan scan(ClusterId cluster, boolean isCommitted) {
        return isCommitted
                ? installation.scan(cluster)
                : TopicScan.uncommitted(
                        cluster.value(),
                        Installation.client(installation.config(), cluster),
                        installation.patience());
    }

    private List<TopicPartition> dispatches(TopicScan scan) {
        List<TopicPartition> all = new ArrayList<>();
        for (Region region : installation.catalogue().regions()) {
            for (Lane lane : Lane.values()) {
                all.addAll(scan.partitions(Topics.dispatch(region.id(), lane)));
            }
        }
        return all;
    }

    private void results(TopicScan scan, Region region, boolean isCommitted) {
        for (Lane lane : isCommitted ? Lane.values() : new Lane[0]) {
            scan.read(
                    scan.partitions(Topics.results(region.id(), lane)),
                    received -> {
                        if (Wire.result(received.headers())
                                instanceof Decoded.Value<Result>(Result result)) {
                            results.computeIfAbsent(result.job(), job -> new ArrayList<>())
                                    .add(result);
                        }
                    });
        }
    }

    private void decision(ConsumerRecord<byte[], byte @Nullable []> received, boolean isCommitted) {
        switch (Wire.decision(received.value())) {
            case Decoded.Value<BatchDecision>(BatchDecision.Release(Dispatch dispatch)) ->
                    sent(dispatch, received.offset(), isCommitted);
            case Decoded.Value<BatchDecision>(BatchDecision.Say(Status status)) ->
                    ended(status, received.offset(), isCommitted);
            case Decoded.Malformed<BatchDecision> _ -> {}
        }
    }

    private void dispatch(
            ConsumerRecord<byte[], byte @Nullable []> received,
            Validity validity,
            boolean isCommitted) {
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    validity.mark(received, task);
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery(Dispatch dispatch, var payload)) -> {
                if (!validity.admits(received, dispatch.task())) {
                    return;
                }
                if (dispatch.job().lane() == Lane.INTERACTIVE) {
                    sent(dispatch, received.timestamp(), isCommitted);
                } else if (isCommitted) {
                    copies.add(dispatch);
                }
            }
            case Decoded.Malformed<Wire.Dispatched> _ -> {}
        }
    }

    private void sent(Dispatch dispatch, long order, boolean isCommitted) {
        attempts.put(dispatch.token(), dispatch.attempt());
        if (isCommitted) {
            steps.add(new Step.Sent(dispatch, order));
        }
    }

    private void status(
            ConsumerRecord<byte[], byte @Nullable []> received,
            Validity validity,
            boolean isCommitted) {
        switch (Wire.status(received.value())) {
            case Decoded.Value<StatusRecord>(Marker marker) ->
                    validity.mark(received, marker.task());
            case Decoded.Value<StatusRecord>(Status status) -> {
                if (validity.admits(received, status.task())) {
                    // a batch job's end is the decider's, and this a copy
                    boolean isStep = isCommitted && status.lane() == Lane.INTERACTIVE;
                    ended(status, received.timestamp(), isCommitted, isStep);
                }
            }
            case Decoded.Malformed<StatusRecord> _ -> {}
        }
    }

    private void ended(Status status, long order, boolean isCommitted) {
        ended(status, order, isCommitted, isCommitted);
    }

    private void ended(Status status, long order, boolean isCommitted, boolean isStep) {
        if (status.state() instanceof Status.Terminal end) {
            endings.add(new Ending(status.job(), attempt(end), end, isCommitted));
            if (isStep) {
                steps.add(new Step.Ended(status.job(), end, order));
            }
        }
    }

    private int attempt(Status.Terminal end) {
        return switch (end) {
            case Status.Done done -> attempts.getOrDefault(done.token(), 0);
            case Status.Failed failed -> failed.attempts();
            case Status.Expired _, Status.Cancelled _, Status.Refused _ -> 0;
        };
    }
}
