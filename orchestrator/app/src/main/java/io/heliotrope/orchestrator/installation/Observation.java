package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.ledger.GramsMeter;
import io.heliotrope.orchestrator.ledger.LedgerReader;
import io.heliotrope.orchestrator.ledger.SeenTruth;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.orchestrator.metrics.WorldGauges;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What a process exports beside its lanes' counters: the world as it sees it and, for the control
/// process, held jobs and the grams of all that ends.
final class Observation {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Meters meters;
    private final InstantSource realTime;
    private final Ticker ticker;

    Observation(Meters meters, InstantSource realTime, Ticker ticker) {
        this.meters = meters;
        this.realTime = realTime;
        this.ticker = ticker;
    }

    /// Exports the world of a process of `role`: control, region or worker.
    void world(WorldReader world, String role) {
        ticker.every("world gauges", EVERY, new WorldGauges(meters, world::find, realTime, role));
    }

    /// Exports held jobs, and counts grams from now on.
    void control(ControlRole decider, Clusters clusters, Parts parts) {
        MultiGauge held = meters.rows(MetricNames.HELD_JOBS);
        SeenTruth truth = new SeenTruth();
        truth.see(decider.world().get());
        ticker.every(
                "control gauges",
                EVERY,
                () -> {
                    truth.see(decider.world().get());
                    List<MultiGauge.Row<?>> rows = new ArrayList<>();
                    decider.held()
                            .forEach((origin, count) ->
                                    rows.add(
                                            Meters.row(
                                                    MetricNames.HELD_JOBS, count, origin.value())));
                    held.register(rows, true);
                });
        Catalogue catalogue = decider.world().get().catalogue();
        LedgerReader ledger =
                parts.keep(
                        LedgerReader.fromNow(
                                clusters.homes().values().stream().distinct().toList(),
                                home -> topics(catalogue, clusters, home),
                                new GramsMeter(meters, decider.world(), truth)));
        ledger.start();
    }

    private static List<String> topics(
            Catalogue catalogue, Clusters clusters, ClientSettings settings) {
        List<String> topics = new ArrayList<>();
        for (Region region : catalogue.regions()) {
            for (Lane lane : Lane.values()) {
                topics.add(Topics.dispatch(region.id(), lane));
            }
            if (clusters.home(region.home()).equals(settings)) {
                topics.add(Topics.status(region.id()));
            }
        }
        return topics;
    }
}
