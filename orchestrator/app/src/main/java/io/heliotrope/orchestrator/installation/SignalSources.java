package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.admin.SignalPages;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.edition.Succession;
import io.heliotrope.orchestrator.feeds.FeedKeys;
import io.heliotrope.orchestrator.feeds.SignalRole;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.signals.carbon.YearlyAverages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What the control process says first (catalogue, policy, yearly averages), and the feeds after
/// that, where the settings name any.
record SignalSources(
        HeliotropeConfig config,
        Map<String, String> environment,
        InstantSource realTime,
        Meters meters) {
    /// What was started: what it does, for people, and what its store has, for who asks over HTTP.
    record Started(String told, SignalPages pages) {}

    /// Publishes what stands and starts the feeds, which keep their store under `data`. `cluster`
    /// is the control cluster, where the policies of earlier starts are.
    ///
    /// @throws IOException when the store cannot be opened
    Started start(
            ClientSettings cluster, ControlPublisher control, Path data, Ticker ticker, Parts parts)
            throws IOException {
        Succession policy = succession(cluster);
        List<ControlRecord> first = new ArrayList<>();
        first.add(new CatalogueSet(config.catalogue()));
        policy.publish().ifPresent(first::add);
        YearlyAverages averages = YearlyAverages.shipped();
        List<GridZone> without = new ArrayList<>();
        for (GridZone zone : new TreeSet<>(config.regions().stream().map(Region::zone).toList())) {
            averages.of(zone).ifPresentOrElse(first::add, () -> without.add(zone));
        }
        control.publish(first);
        String rest = without.isEmpty() ? "" : "; no yearly average for " + without;
        FeedKeys keys = new FeedKeys(environment);
        if (!SignalRole.isWanted(config, keys)) {
            return new Started(
                    policy.told()
                            + "signals: yearly averages only, no feed of the settings can be asked;"
                            + " 'heliotrope signals doctor' tells why"
                            + rest,
                    SignalPages.none());
        }
        SignalRole role =
                parts.keep(
                        SignalRole.start(
                                config, keys, data, realTime, meters, control::publish, ticker));
        return new Started(policy.told() + role.told() + rest, SignalPages.of(role.signals()));
    }

    private Succession succession(ClientSettings cluster) {
        Seat seat =
                new Seat(config.control().value(), cluster, Role.decider(), config.principals());
        return Succession.of(seat, config.policy(), config.catalogue());
    }
}
