package io.heliotrope.backtest;

import io.heliotrope.backtest.live.Answers;
import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.scenario.Scenario.Yardstick;
import io.heliotrope.model.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What a backtest found.
///
/// `policy` names what decided and its digest; `receipts` is a digest over all receipts. `against`
/// is what another policy made of the same days. `trace` is what ran where, of the first episode.
/// `idle` is the idle power beside it, where the scenario states it; `answers` are of requests,
/// where they are decided on one by one.
public record Report(
        String scenario,
        String about,
        String forecaster,
        String policy,
        Digest policyDigest,
        Duration slot,
        List<Figures> episodes,
        Figures total,
        Optional<Against> against,
        List<Rule> baselines,
        Digest receipts,
        Trace trace,
        double decidingSeconds,
        Yardstick yardstick,
        Optional<Idle> idle,
        Answers answers) {
    public Report {
        episodes = List.copyOf(episodes);
        baselines = List.copyOf(baselines);
    }

    /// Another policy on the same days.
    public record Against(String policy, Digest policyDigest, Figures total) {}

    /// A simple rule on the same days, with all the room that it wants.
    public record Rule(String name, double grams, double captured, long deadlineMisses) {}

    /// The mean of what was captured of the episodes on which parameters were chosen (`true`), or
    /// of all others; empty when there are none.
    public OptionalDouble capturedMean(boolean chosen) {
        return IntStream.range(0, episodes.size())
                .filter(episode -> yardstick.chosen().contains(episode) == chosen)
                .mapToDouble(episode -> episodes.get(episode).captured())
                .average();
    }

    /// The mean of what was captured of each episode.
    public double capturedMean() {
        return episodes.stream().mapToDouble(Figures::captured).average().orElse(1);
    }
}
