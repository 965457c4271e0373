package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.plan.Blocks;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Supply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The interactive load of an episode: what there is in a slot, what is expected of the next ones,
/// and the answer. One thread.
///
/// What is to come is judged by the same time a day, a week and two weeks ago, before the episode
/// too, as far back as signals reach; where they do not, by the last slot.
final class Loaded {
    /// Plans count in thousandths of an accelerator where there are loads.
    static final long PARTS = 1_000;

    private static final long MILLIONTHS = 1_000_000;
    private static final int[] DAYS_AGO = {1, 7, 14};

    private final Recorded recorded;
    private final Sky sky;
    private final int episode;
    private final int perDay;
    private final int earliest;
    private final Map<Integer, List<Flow>> past = new HashMap<>();
    private int now = -1;

    Loaded(Recorded recorded, int episode) {
        this.recorded = recorded;
        this.sky = recorded.sky();
        this.episode = episode;
        this.perDay = Math.toIntExact(Duration.ofDays(1).dividedBy(sky.step()));
        this.earliest = -sky.stepOf(recorded.scenario().episodes().start(episode));
    }

    /// The load of the next slot, from the episode's first on; nothing after its end.
    List<Flow> next() {
        now++;
        return at(now);
    }

    /// That of a slot counted from the episode's first, which is past or present.
    private List<Flow> at(int slot) {
        long hours = recorded.scenario().episodes().length().toHours();
        return past.computeIfAbsent(
                slot,
                hour ->
                        recorded.loads()
                                .filter(loads -> hour < hours)
                                .map(loads ->
                                        loads.flows(
                                                recorded.scenario().episodes().start(episode),
                                                hour))
                                .orElse(List.of()));
    }

    /// What is expected in each block after the first, each kind of load as one demand.
    List<Demand> expected(Blocks blocks) {
        List<Demand> expected = new ArrayList<>();
        if (recorded.loads().isEmpty()) {
            return expected;
        }
        for (int block = 1; block < blocks.size(); block++) {
            int from = blocks.start(block);
            int until = blocks.start(block + 1);
            Map<Long, Double> byRegions = new TreeMap<>();
            for (int ahead = from; ahead < until; ahead++) {
                usual(ahead, byRegions);
            }
            byRegions.forEach((regions, accelerators) ->
                    expected.add(
                            Demand.ofSingles(
                                    regions, from, until, Math.round(accelerators * PARTS))));
        }
        return expected;
    }

    /// Adds the usual load so many slots after the last one.
    private void usual(int ahead, Map<Long, Double> byRegions) {
        List<List<Flow>> like = new ArrayList<>();
        for (int days : DAYS_AGO) {
            int slot = now + ahead - days * perDay;
            while (slot > now) {
                slot -= perDay;
            }
            if (slot >= earliest) {
                like.add(at(slot));
            }
        }
        if (like.isEmpty()) {
            like.add(at(now));
        }
        for (List<Flow> flows : like) {
            for (Flow flow : flows) {
                byRegions.merge(flow.regions(), flow.accelerators() / like.size(), Double::sum);
            }
        }
    }

    /// Rounded up, so that what jobs leave is enough.
    static Demand demand(Flow flow) {
        return Demand.ofSingles(
                flow.regions(), 0, 1, (long) Math.ceil(flow.accelerators() * PARTS));
    }

    /// How the load of a slot is answered, as cleanly as rooms allow, once jobs have theirs; `free`
    /// in whole accelerators by region.
    Plan answer(List<Flow> flows, int slot, long[] free) {
        Supply supply =
                Supply.of(
                        sky.regions(),
                        1,
                        (region, at) -> free[region] * MILLIONTHS,
                        (region, at) -> sky.gramsPerKwh(region, slot));
        return new CleanestFirst()
                .plan(
                        supply,
                        flows.stream()
                                .map(f -> Demand.ofSingles(f.regions(), 0, 1, millionths(f)))
                                .toList());
    }

    /// Whether all load can be answered when one more accelerator of a region is taken.
    boolean hasRoom(List<Flow> flows, int slot, long[] free, int region) {
        if (free[region] == 0) {
            return false;
        }
        long[] less = free.clone();
        less[region]--;
        return flows.isEmpty() || answer(flows, slot, less).unplaced() == 0;
    }

    /// Enters an answer in the books.
    void enter(List<Flow> flows, Plan answer, int slot, Books books) {
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            double perUnit = flow.kilowattHours() / millionths(flow);
            long left = millionths(flow);
            for (Plan.Share share : answer.of(i)) {
                left -= share.units();
                books.answered(
                        share.region(),
                        share.units() * perUnit * sky.gramsPerKwh(share.region(), slot),
                        (flow.regions() >>> share.region() & 1) != 0,
                        true);
            }
            if (left > 0) {
                books.unanswered(
                        flow.origin(), left * perUnit * sky.gramsPerKwh(flow.origin(), slot));
            }
        }
    }

    private static long millionths(Flow flow) {
        return Math.max(1, (long) Math.floor(flow.accelerators() * MILLIONTHS));
    }
}
