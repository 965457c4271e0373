package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import java.time.Duration;
import java.util.List;

/// The first episode of a scenario, without a reserve.
final class FirstEpisode {
    private FirstEpisode() {}

    /// Under the shipped policy.
    static Outcome live(Recorded recorded) {
        return live(recorded, PolicyTexts.shipped());
    }

    /// Under another one.
    static Outcome live(Recorded recorded, PolicyText text) {
        return new Lives(recorded, policy(text)).live(0);
    }

    static PolicySettings policy(PolicyText text) {
        return new PolicySettings(PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, 0, 1, Duration.ZERO)
                .with(List.of(text));
    }
}
