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

/// The interactive load of an episode: it is answered first, as cleanly as all rooms allow, and
/// what it leaves is for jobs. One thread.
///
/// What it will leave is judged by what it took at the same time a day, a week and two weeks ago,
/// as far as that was seen; before a day has passed, by what it took last.
final class Loaded {
    private static final long MILLIONTHS = 1_000_000;
    private static final int[] DAYS_AGO = {1, 7, 14};

    private final Recorded recorded;
    private final Sky sky;
    private final int episode;
    private final int room;
    private final int perDay;
    private final List<double[]> taken = new ArrayList<>();

    Loaded(Recorded recorded, int episode, int room) {
        this.recorded = recorded;
        this.sky = recorded.sky();
        this.episode = episode;
        this.room = room;
        this.perDay = Math.toIntExact(Duration.ofDays(1).dividedBy(sky.step()));
    }

    /// Answers the load of the next slot, from the episode's first on.
    void answer(int slot, Books books) {
        double[] used = new double[sky.regions()];
        int hour = taken.size();
        taken.add(used);
        if (recorded.loads().isEmpty() || hour >= hours()) {
            return;
        }
        List<Flow> flows =
                recorded.loads().get().flows(recorded.scenario().episodes().start(episode), hour);
        Supply supply =
                Supply.of(
                        sky.regions(),
                        1,
                        (region, at) -> room * MILLIONTHS,
                        (region, at) -> sky.gramsPerKwh(region, slot));
        Plan plan = new CleanestFirst().plan(supply, flows.stream().map(Loaded::demand).toList());
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            long units = units(flow);
            for (Plan.Share share : plan.of(i)) {
                double part = (double) share.units() / units;
                used[share.region()] += part * flow.accelerators();
                books.answered(
                        part * flow.kilowattHours() * sky.gramsPerKwh(share.region(), slot),
                        (flow.regions() >>> share.region() & 1) != 0);
            }
        }
        books.unanswered(plan.unplaced() > 0 ? 1 : 0);
    }

    private long hours() {
        return recorded.scenario().episodes().length().toHours();
    }

    private static long units(Flow flow) {
        return Math.max(1, Math.round(flow.accelerators() * MILLIONTHS));
    }

    private static Demand demand(Flow flow) {
        return Demand.ofSingles(flow.regions(), 0, 1, units(flow));
    }

    /// Whole accelerators that jobs can have in a region so many slots after the last one answered.
    long free(int region, int ahead) {
        if (recorded.loads().isEmpty()) {
            return room;
        }
        int now = taken.size() - 1;
        if (ahead == 0) {
            return whole(room - taken.get(now)[region]);
        }
        double sum = 0;
        int known = 0;
        for (int days : DAYS_AGO) {
            int like = now + ahead - days * perDay;
            while (days == 1 && like > now) {
                like -= perDay;
            }
            if (like >= 0 && like <= now) {
                sum += taken.get(like)[region];
                known++;
            }
        }
        double usual = known == 0 ? taken.get(now)[region] : sum / known;
        return whole(room - usual);
    }

    /// Loads are sums of millionths.
    private static long whole(double accelerators) {
        return Math.max(0, (long) Math.floor(accelerators + 1.0 / MILLIONTHS));
    }
}
