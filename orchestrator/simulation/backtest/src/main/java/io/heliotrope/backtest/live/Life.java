package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.plan.Arrivals;
import io.heliotrope.plan.Blocks;
import io.heliotrope.plan.CleanestFirst;
import io.heliotrope.plan.Demand;
import io.heliotrope.plan.Plan;
import io.heliotrope.plan.Rolling;
import io.heliotrope.plan.Supply;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One episode: in every slot jobs come and are admitted, all that is held is planned, and what the
/// plan has for this slot is decided and runs.
///
/// One thread; used once.
final class Life {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private static final int PLENTY = 1_000_000;

    private final Recorded recorded;
    private final Sky sky;
    private final int episode;
    private final Foresight foresight;
    private final Planning planning;
    private final Desk desk;
    private final Books books;
    private final Rolling planner;
    private final Blocks blocks;
    private final Held held = new Held();
    private final Arrivals<Kind> arrivals;
    private final Loaded loaded;
    private final Unbroken unbroken;
    private final Rehearsals rehearsals;
    private final Optional<OneByOne> oneByOne;
    private final long parts;

    Life(
            Recorded recorded,
            int episode,
            Foresight foresight,
            Desk desk,
            Books books,
            Planning planning) {
        this.recorded = recorded;
        this.sky = recorded.sky();
        this.episode = episode;
        this.foresight = foresight;
        this.desk = desk;
        this.books = books;
        this.planning = planning;
        this.planner = new Rolling(new CleanestFirst(), planning.waiting());
        this.blocks = Blocks.growing(planning.horizon(), planning.unit());
        this.arrivals =
                new Arrivals<>(
                        Math.toIntExact(Duration.ofDays(1).dividedBy(sky.step())), Kind.ORDER);
        this.loaded = new Loaded(recorded, episode);
        this.unbroken = new Unbroken(recorded, desk, books);
        this.rehearsals = new Rehearsals(recorded, episode, foresight);
        this.oneByOne =
                recorded.loads()
                        .flatMap(all ->
                                all.requests()
                                        .map(some ->
                                                new OneByOne(recorded, all, some, desk, books)));
        this.parts = recorded.loads().isPresent() ? Loaded.PARTS : 1;
    }

    Outcome live() {
        List<Work> work = recorded.work().get(episode);
        int slot = first(work);
        int begin = slot;
        int end = Math.min(sky.steps(), sky.stepOf(recorded.scenario().episodes().end(episode)));
        int next = 0;
        rehearsals.begin(slot);
        while (slot < sky.steps() && (slot < end || !held.isEmpty() || !unbroken.isEmpty())) {
            books.next();
            List<Foreseen> foreseen = foresight.at(slot);
            World world = desk.world(slot, foreseen);
            rehearsals.at(slot, foreseen);
            Map<Kind, Long> came = new HashMap<>();
            for (; next < work.size() && isThere(work.get(next), slot); next++) {
                admit(work.get(next), slot, world, came);
            }
            arrivals.saw(slot, came);
            unbroken.run(slot, world, foreseen);
            run(slot, world, loaded.next());
            slot++;
            held.overdue(slot, books);
            unbroken.overdue(slot);
        }
        held.forEach((kind, some) ->
                books.undone(
                        some.work(),
                        atHome(some.work(), some.work().nominal())
                                * some.left()
                                * kind.slots()
                                / slots(some.work())));
        unbroken.undone();
        return books.outcome(sky.at(begin), sky.step());
    }

    private int first(List<Work> work) {
        int start = sky.stepOf(recorded.scenario().episodes().start(episode));
        return work.isEmpty() ? start : Math.min(start, sky.stepOf(work.getFirst().release()));
    }

    private void admit(Work work, int slot, World world, Map<Kind, Long> came) {
        books.came(work);
        long regions = work.regions() == 0 ? 0 : desk.admit(work, world);
        if (regions == 0) {
            books.refused(work, atHome(work, work.nominal()) * work.jobs());
            return;
        }
        if (recorded.scenario().room().isEmpty() && !work.preemptible()) {
            admitUnbroken(work, regions, slot);
            return;
        }
        int until = sky.stepOf(work.deadline());
        int slots = slots(work);
        if (until - slot < slots) {
            runAtOnce(work);
            return;
        }
        held.add(new Kind(regions, until, slots), work, slot);
        came.merge(new Kind(regions, until - slot, slots), (long) work.jobs(), Long::sum);
    }

    private void admitUnbroken(Work work, long regions, int slot) {
        int starts = sky.stepOf(work.latestStart()) - slot + 1;
        if (starts < 1) {
            runAtOnce(work);
        } else {
            unbroken.add(work, regions, slot, rehearsals.part(work, starts));
        }
    }

    /// A job is there for the first slot that begins after its release.
    private boolean isThere(Work work, int slot) {
        return !sky.at(slot).isBefore(work.release());
    }

    private int slots(Work work) {
        return Math.toIntExact(Math.ceilDiv(work.length().toMillis(), sky.step().toMillis()));
    }

    /// Grams of one job that begins then where it comes from.
    private double atHome(Work work, Instant start) {
        return sky.grams(work.origin(), start, start.plus(work.length())) * work.kilowatts();
    }

    /// Work whose window holds no slots of its length has nothing to choose.
    private void runAtOnce(Work work) {
        double grams = atHome(work, work.release());
        for (int i = 0; i < work.jobs(); i++) {
            books.ran(work, work.origin(), grams);
            books.started(work, 0);
        }
    }

    private void run(int slot, World world, List<Flow> flows) {
        List<Kind> kinds = held.kinds();
        List<Demand> demands =
                kinds.stream().map(k -> demand(k, 0, k.until() - slot, held.count(k))).toList();
        List<Demand> others = loaded.expected(blocks);
        flows.forEach(flow -> others.add(Loaded.demand(flow)));
        if (recorded.scenario().room().isPresent()) {
            arrivals.expected(
                    slot,
                    blocks,
                    (kind, from, until, jobs) ->
                            others.add(demand(kind, from, until - 1 + kind.until(), jobs)));
        }
        Supply supply =
                Supply.of(
                        sky.regions(),
                        planning.horizon(),
                        (region, at) -> room(region) * parts,
                        (region, at) -> cost(world, region, slot + at));
        Plan plan = planner.plan(supply, blocks, demands, others);
        long[] free = new long[sky.regions()];
        Arrays.setAll(free, this::room);
        for (int i = 0; i < kinds.size(); i++) {
            release(kinds.get(i), now(plan, i), flows, slot, world, free);
        }
        if (!flows.isEmpty()) {
            oneByOne.ifPresentOrElse(
                    each -> each.answer(flows, slot, free),
                    () -> loaded.enter(flows, loaded.answer(flows, slot, free), slot, books));
        }
    }

    private long room(int region) {
        return recorded.rooms().isEmpty() ? PLENTY : recorded.rooms().get(region);
    }

    /// The shares of a kind that are for now, in parts of a unit by region.
    private long[] now(Plan plan, int kind) {
        long[] units = new long[sky.regions()];
        for (Plan.Share share : plan.of(kind)) {
            units[share.region()] += share.slot() == 0 ? share.units() : 0;
        }
        return units;
    }

    private Demand demand(Kind kind, int from, int until, long jobs) {
        return Demand.ofJobs(kind.regions(), from, until, jobs * parts, kind.slots());
    }

    private double cost(World world, int region, int slot) {
        return world.curve(region).gramsPerKw(sky.at(slot), sky.at(slot + 1)) / hours();
    }

    private double hours() {
        return sky.step().toMillis() / MILLIS_PER_HOUR;
    }

    /// How long a job runs in a slot: the whole of it, except in the last of its slots.
    private double hours(Work work, int slotsLeft) {
        return slotsLeft > 1
                ? hours()
                : work.length().toMillis() / MILLIS_PER_HOUR - (slots(work) - 1) * hours();
    }

    /// Releases whole jobs: of each region's share as many as it holds. Of a kind that can wait no
    /// longer also those whose shares lie in several regions, where load still has room beside
    /// them.
    private void release(
            Kind kind, long[] units, List<Flow> flows, int slot, World world, long[] free) {
        boolean isLast = kind.until() - slot <= kind.slots();
        long left = isLast ? (Arrays.stream(units).sum() + 1) / parts : 0;
        for (int region = 0; region < units.length; region++) {
            while (units[region] >= parts && loaded.hasRoom(flows, slot, free, region)) {
                left -= runs(kind, region, slot, world, free) ? 1 : 0;
                units[region] -= parts;
            }
        }
        while (left > 0) {
            int most = 0;
            for (int region = 1; region < units.length; region++) {
                most = units[region] > units[most] ? region : most;
            }
            if (units[most] == 0) {
                return;
            }
            units[most] = 0;
            if (loaded.hasRoom(flows, slot, free, most)) {
                left -= runs(kind, most, slot, world, free) ? 1 : 0;
            }
        }
    }

    /// Decides on the next job of a kind, and runs it for a slot if it may.
    private boolean runs(Kind kind, int wanted, int slot, World world, long[] free) {
        if (free[wanted] == 0) {
            return false;
        }
        Held.Some some = held.next(kind);
        Instant rest = some.work().deadline().minus(sky.step().multipliedBy(kind.slots() - 1L));
        int region = desk.release(some.work(), some.number(), rest, wanted, world);
        if (region < 0) {
            return false;
        }
        free[region]--;
        double kilowattHours = some.work().kilowatts() * hours(some.work(), kind.slots());
        books.ran(some.work(), region, kilowattHours * sky.gramsPerKwh(region, slot));
        if (!some.begun()) {
            books.started(some.work(), slot - some.came());
        }
        held.ran(kind);
        return true;
    }
}
