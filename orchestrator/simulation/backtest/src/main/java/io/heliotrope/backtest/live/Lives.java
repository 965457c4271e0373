package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import java.util.List;

/// Lives the episodes of a scenario.
public final class Lives {
    private final Recorded recorded;
    private final PolicySettings settings;
    private final Planning planning;

    /// Lives under a policy.
    public Lives(Recorded recorded, PolicySettings settings) {
        this(recorded, settings, Planning.of(recorded));
    }

    Lives(Recorded recorded, PolicySettings settings, Planning planning) {
        this.recorded = recorded;
        this.settings = settings;
        this.planning = planning;
    }

    private Foresight foresight() {
        int steps = planning.foreseen();
        Forecasting how = recorded.scenario().deciding().forecaster();
        return switch (how) {
            case PERFECT -> KnownSight.perfect(recorded, steps);
            case LAST_VALUE -> KnownSight.lastValue(recorded, steps);
            case HISTORY -> new PastSight(recorded, steps);
            case RECORDED ->
                    new IssuedSight(
                            recorded,
                            recorded.forecasts().orElseThrow(),
                            new PastSight(recorded, steps));
        };
    }

    /// What is wrong with the policy among the scenario's regions, a line each.
    public List<String> faults() {
        return PolicyTexts.faults(settings, new Told(recorded, settings).catalogue());
    }

    /// Lives an episode, from 0; one does not know of another.
    public Outcome live(int episode) {
        Books books = new Books(recorded.places().size());
        Desk desk = new Desk(recorded, settings, books);
        return new Life(recorded, episode, foresight(), desk, books, planning).live();
    }
}
