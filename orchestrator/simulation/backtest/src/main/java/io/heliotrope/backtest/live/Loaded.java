package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Supply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The interactive load of an episode: what is there in a slot, what is expected of the next ones,
/// and who answers it. One thread.
final class Loaded {
    private final Recorded recorded;
    private final int episode;
    private final int perDay;
    private final List<List<Flow>> seen = new ArrayList<>();

    Loaded(Recorded recorded, int episode) {
        this.recorded = recorded;
        this.episode = episode;
        this.perDay = Math.toIntExact(Duration.ofDays(1).dividedBy(recorded.sky().step()));
    }

    /// The load of the next slot, from the episode's first on; empty after its end.
    List<Flow> next() {
        int hour = seen.size();
        List<Flow> flows =
                recorded.loads()
                        .filter(loads -> hour < recorded.scenario().episodes().length().toHours())
                        .map(loads ->
                                loads.flows(recorded.scenario().episodes().start(episode), hour))
                        .orElse(List.of());
        seen.add(flows);
        return flows;
    }

    /// What is expected of the `slots` after the last one, as demands: each slot like the same one
    /// a day before, or like the last one where no day has passed.
    List<Demand> expected(int slots, long parts) {
        List<Demand> expected = new ArrayList<>();
        for (int ahead = 1; ahead <= slots; ahead++) {
            int like = seen.size() - 1 + ahead;
            while (like >= seen.size()) {
                like -= perDay;
            }
            for (Flow flow : seen.get(like < 0 ? seen.size() - 1 : like)) {
                expected.add(demand(flow, ahead, parts));
            }
        }
        return expected;
    }

    static Demand demand(Flow flow, int at, long parts) {
        return Demand.ofSingles(
                flow.regions(), at, at + 1, Math.round(flow.accelerators() * parts));
    }

    /// Answers the load of a slot with the rooms that are free, as cleanly as they allow.
    static void answer(List<Flow> flows, int slot, Sky sky, long[] free, long parts, Books books) {
        if (flows.isEmpty()) {
            return;
        }
        Supply supply =
                Supply.of(
                        sky.regions(),
                        1,
                        (region, at) -> free[region] * parts,
                        (region, at) -> sky.gramsPerKwh(region, slot));
        Plan plan =
                new CleanestFirst()
                        .plan(supply, flows.stream().map(f -> demand(f, 0, parts)).toList());
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            long units = Math.round(flow.accelerators() * parts);
            for (Plan.Share share : plan.of(i)) {
                double kilowattHours = flow.kilowattHours() * share.units() / units;
                books.answered(
                        kilowattHours * sky.gramsPerKwh(share.region(), slot),
                        (flow.regions() >>> share.region() & 1) != 0);
            }
        }
        books.unanswered(plan.unplaced() > 0 ? 1 : 0);
    }
}
