package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.clock.Ticker;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.ledger.GramsMeter;
import io.heliotrope.orchestrator.ledger.LedgerReader;
import io.heliotrope.orchestrator.ledger.SeenTruth;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.orchestrator.metrics.WorldGauges;
import io.heliotrope.orchestrator.plan.PlanGauges;
import io.heliotrope.orchestrator.plan.PowerGauges;
import io.heliotrope.orchestrator.restate.Restating;
import io.heliotrope.orchestrator.roles.ControlRole;
import io.heliotrope.orchestrator.roles.HomeRole;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What a process exports beside its lanes' counters: the world as it sees it, held jobs where the
/// decider runs, and the grams of all that ends where the home clusters are in reach, also those
/// that providers revise later.
final class Observation {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /// What starts has better things to do than to read its whole ledger.
    private static final Duration RESTATE_AFTER = Duration.ofMinutes(10);

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

    /// Exports held jobs.
    void held(ControlRole decider) {
        MultiGauge held = meters.rows(MetricNames.HELD_JOBS);
        ticker.every(
                "held jobs",
                EVERY,
                () -> {
                    List<MultiGauge.Row<?>> rows = new ArrayList<>();
                    decider.held()
                            .forEach((origin, count) ->
                                    rows.add(
                                            Meters.row(
                                                    MetricNames.HELD_JOBS, count, origin.value())));
                    held.register(rows, true);
                });
    }

    /// Exports the release plan in force, and the accelerators that follow it.
    void planned(ControlRole decider) {
        ticker.every("plan gauges", EVERY, new PlanGauges(meters, decider::plan));
        ticker.every(
                "power gauges",
                EVERY,
                new PowerGauges(meters, decider.world()::find, decider::powerPlan));
    }

    /// Counts the grams of all that ends on `homes` from now on, as far as it falls to this process
    /// by `share`.
    void grams(
            WorldReader world,
            SortedMap<ClusterId, ClientSettings> homes,
            GramsMeter.Share share,
            Parts parts) {
        SeenTruth truth = new SeenTruth();
        truth.see(world.get());
        ticker.every("seen intensity", EVERY, () -> truth.see(world.get()));
        Catalogue catalogue = world.get().catalogue();
        LedgerReader ledger =
                parts.keep(
                        LedgerReader.fromNow(
                                homes.values().stream().distinct().toList(),
                                home -> topics(catalogue, homes, home),
                                new GramsMeter(meters, world, truth, share)));
        ledger.start();
    }

    /// What falls to a process that runs these roles.
    static GramsMeter.Share share(Map<ClusterId, HomeRole> started) {
        return (home, job) -> {
            HomeRole role = started.get(home);
            return role != null && role.holds(job);
        };
    }

    /// States anew, as often as the settings say, what the jobs of `home` emitted that fall to this
    /// process.
    void restating(HeliotropeConfig config, ClusterId home, HomeRole role) {
        Installation installation = new Installation(config, role.world().get().catalogue());
        Restating restating = new Restating(installation, home, role::holds);
        config.accounting()
                .restateEvery()
                .ifPresent(interval ->
                        ticker.every(
                                "restate " + home,
                                interval.compareTo(RESTATE_AFTER) < 0 ? interval : RESTATE_AFTER,
                                interval,
                                restating));
    }

    private static List<String> topics(
            Catalogue catalogue,
            SortedMap<ClusterId, ClientSettings> homes,
            ClientSettings settings) {
        List<String> topics = new ArrayList<>();
        for (Region region : catalogue.regions()) {
            for (Lane lane : Lane.values()) {
                topics.add(Topics.dispatch(region.id(), lane));
            }
            if (settings.equals(homes.get(region.home()))) {
                topics.add(Topics.status(region.id()));
            }
        }
        return topics;
    }
}
