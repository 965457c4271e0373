package io.heliotrope.backtest;

import io.heliotrope.backtest.baseline.Baseline;
import io.heliotrope.backtest.baseline.Baselines;
import io.heliotrope.backtest.live.Answers;
import io.heliotrope.backtest.live.Lives;
import io.heliotrope.backtest.live.Outcome;
import io.heliotrope.backtest.live.RegionOutcome;
import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.optimum.Freedom;
import io.heliotrope.backtest.optimum.Optimum;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Power;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.model.Digest;
import io.heliotrope.model.PolicySettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/// Lives a scenario, and sets what came of it beside perfect foresight and simple rules.
///
/// One thread; equal arguments give an equal report but for the seconds.
public final class Backtest {
    private static final double NANOS = 1e9;

    private final Recorded recorded;
    private final Optimum optimum;
    private final LongSupplier cpuNanos;
    private final IntConsumer progress;

    /// `cpuNanos` is the time that the asking thread has used; `progress` is told each episode that
    /// is done.
    public Backtest(Recorded recorded, LongSupplier cpuNanos, IntConsumer progress) {
        this.recorded = recorded;
        this.optimum =
                new Optimum(
                        recorded.sky(),
                        Baselines.grid(recorded.scenario()),
                        recorded.scenario().room());
        this.cpuNanos = cpuNanos;
        this.progress = progress;
    }

    /// A policy under its name.
    public record Named(String name, PolicySettings settings) {}

    /// What is wrong with a policy among the regions of the scenario, a line each; empty when it
    /// can decide.
    public List<String> faults(Named policy) {
        return new Lives(recorded, policy.settings()).faults();
    }

    /// Lives all episodes under `policy`, and again under `other` where there is one; both must be
    /// without fault.
    ///
    /// @throws io.heliotrope.backtest.optimum.NoOptimum when not all work can be done in time
    public Report run(Named policy, Optional<Named> other) {
        Scenario scenario = recorded.scenario();
        List<Figures> bounds = new ArrayList<>();
        for (int episode = 0; episode < scenario.episodes().count(); episode++) {
            bounds.add(bounds(episode));
        }
        long before = cpuNanos.getAsLong();
        List<Outcome> outcomes = live(policy);
        double seconds = (cpuNanos.getAsLong() - before) / NANOS;
        List<Figures> episodes = with(bounds, outcomes);
        Figures total = total(episodes);
        return new Report(
                scenario.name(),
                scenario.about(),
                scenario.deciding().forecaster().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                policy.name(),
                policy.settings().digest(),
                scenario.slot(),
                episodes,
                total,
                other.map(named ->
                        new Report.Against(
                                named.name(),
                                named.settings().digest(),
                                total(with(bounds, live(named))))),
                baselines(total),
                Digest.of(outcomes.stream().map(o -> o.receipts().hex()).toList().toString()),
                outcomes.isEmpty() ? Trace.NONE : outcomes.getFirst().trace(),
                seconds,
                scenario.yardstick(),
                scenario.power().map(power -> idle(power, outcomes)),
                outcomes.stream().map(Outcome::answers).reduce(Answers.NONE, Answers::plus));
    }

    private Idle idle(Power power, List<Outcome> outcomes) {
        Idle sum = Idle.NONE;
        for (int episode = 0; episode < outcomes.size(); episode++) {
            List<Work> work = recorded.work().get(episode);
            sum = sum.plus(Idle.of(recorded, power, work, outcomes.get(episode).trace()));
        }
        return sum;
    }

    /// Lives all episodes and sets nothing beside them.
    public Lived lived(Named policy) {
        List<Figures> none = Collections.nCopies(recorded.work().size(), Figures.NONE);
        List<Outcome> outcomes = live(policy);
        List<RegionOutcome> regions = new ArrayList<>();
        for (int i = 0; i < recorded.places().size(); i++) {
            int region = i;
            regions.add(
                    outcomes.stream()
                            .map(outcome -> outcome.regions().get(region))
                            .reduce(RegionOutcome::plus)
                            .orElseThrow());
        }
        return new Lived(total(with(none, outcomes)), regions);
    }

    private List<Outcome> live(Named policy) {
        Lives lives = new Lives(recorded, policy.settings());
        List<Outcome> outcomes = new ArrayList<>();
        for (int episode = 0; episode < recorded.scenario().episodes().count(); episode++) {
            outcomes.add(lives.live(episode));
            progress.accept(episode);
        }
        return outcomes;
    }

    private Figures bounds(int episode) {
        List<Work> work = recorded.work().get(episode);
        List<Flow> flows = recorded.flows(episode);
        return new Figures(
                optimum.runNow(work, flows),
                optimum.grams(work, flows, Freedom.TIME),
                optimum.grams(work, flows, Freedom.REGION),
                optimum.grams(work, flows, Freedom.BOTH),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of());
    }

    private static List<Figures> with(List<Figures> bounds, List<Outcome> outcomes) {
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            Outcome outcome = outcomes.get(i);
            all.add(
                    bounds.get(i)
                            .plus(
                                    new Figures(
                                            0,
                                            0,
                                            0,
                                            0,
                                            outcome.grams(),
                                            outcome.jobs(),
                                            outcome.refused(),
                                            outcome.deadlineMisses(),
                                            outcome.residencyViolations(),
                                            outcome.latencyViolations(),
                                            outcome.decisions(),
                                            outcome.delays())));
        }
        return all;
    }

    private static Figures total(List<Figures> episodes) {
        return episodes.stream().reduce(Figures.NONE, Figures::plus);
    }

    private List<Report.Rule> baselines(Figures total) {
        List<Report.Rule> rules = new ArrayList<>();
        for (Baseline baseline : Baselines.of(recorded)) {
            double grams = 0;
            for (int episode = 0; episode < recorded.work().size(); episode++) {
                grams += baseline.grams(recorded.work().get(episode), recorded.flows(episode));
            }
            rules.add(new Report.Rule(baseline.name(), grams, total.captured(grams), 0));
        }
        return rules;
    }
}
