package io.heliotrope.planner;

import io.heliotrope.decider.BatchSituation;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Runs;
import io.heliotrope.plan.RunsPlan;
import io.heliotrope.plan.RunsPlan.Share;
import io.heliotrope.plan.RunsPlanner;
import io.heliotrope.planner.ReleasePlan.Move;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.PlanRecord.Stay;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Plans all held jobs together: what their own choices, made one after the other, left to them is
/// given to those who gain most by it.
///
/// Starts from the places that the jobs have, and moves none for less than its policy would wait
/// for. A policy gives way for a class only where it has no place in time without. Classes whose
/// policy weighs more than one number keep the places that their jobs chose for themselves.
///
/// Pure; safe from any thread.
public final class ReleasePlanner {
    private final RunsPlanner planner;

    public ReleasePlanner(RunsPlanner planner) {
        this.planner = planner;
    }

    /// A plan for all of `held` that the situation lets be planned, with room for what is `coming`
    /// where that leaves all who are held their places.
    public ReleasePlan plan(HeldClasses held, Coming coming, BatchSituation situation) {
        List<Sight> sights = new ArrayList<>();
        held.groups().forEach(group -> Sight.of(group, situation).ifPresent(sights::add));
        if (sights.isEmpty()) {
            return ReleasePlan.EMPTY;
        }
        Rooms rooms = Rooms.of(sights, situation);
        List<Runs> expected = coming.expected(situation);
        if (!expected.isEmpty()) {
            RunsPlan plan = planned(sights, expected, rooms);
            if (isWhole(sights, plan)) {
                return told(sights, plan);
            }
        }
        return told(sights, placed(sights, rooms));
    }

    /// How others can make room for a job that finds none, as far as it can be made for all.
    public Optional<Way> makeWay(Job job, HeldClasses held, BatchSituation situation) {
        return Sight.of(job, situation).flatMap(sight -> makeWay(sight, held, situation));
    }

    private Optional<Way> makeWay(Sight job, HeldClasses held, BatchSituation situation) {
        List<Sight> sights = new ArrayList<>();
        held.groups().forEach(group -> Sight.of(group, situation).ifPresent(sights::add));
        sights.add(job);
        RunsPlan plan = placed(sights, Rooms.of(sights, situation));
        List<Share> own = plan.of(sights.size() - 1);
        if (own.isEmpty() || !isWhole(sights, plan)) {
            return Optional.empty();
        }
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < sights.size() - 1; i++) {
            moves.addAll(moves(sights.get(i), plan.of(i)));
        }
        Place place = job.place(own.getFirst());
        return Optional.of(
                new Way(
                        new Load.Planned(own.getFirst().region(), Slots.start(place.slot())),
                        moves));
    }

    /// The place that a job gets once others have moved.
    public record Way(Load.Planned place, List<Move> moves) {
        public Way {
            moves = List.copyOf(moves);
        }
    }

    private RunsPlan planned(List<Sight> sights, List<Runs> expected, Rooms rooms) {
        List<Runs> classes = new ArrayList<>(sights.stream().map(Sight::runs).toList());
        classes.addAll(expected);
        List<List<Share>> present = new ArrayList<>(sights.stream().map(Sight::present).toList());
        expected.forEach(none -> present.add(List.of()));
        return planner.plan(rooms.room(), classes, present);
    }

    private static boolean isWhole(List<Sight> sights, RunsPlan plan) {
        for (int i = 0; i < sights.size(); i++) {
            if (placed(plan, i) < sights.get(i).jobs()) {
                return false;
            }
        }
        return true;
    }

    private static long placed(RunsPlan plan, int index) {
        return plan.of(index).stream().mapToLong(Share::jobs).sum();
    }

    /// Lets the policy give way, a step at a time, for classes that have no room otherwise.
    private RunsPlan placed(List<Sight> sights, Rooms rooms) {
        while (true) {
            RunsPlan plan = planned(sights, List.of(), rooms);
            boolean gaveWay = false;
            for (int i = 0; i < sights.size(); i++) {
                gaveWay |= placed(plan, i) < sights.get(i).jobs() && sights.get(i).giveWay();
            }
            if (!gaveWay) {
                return plan;
            }
        }
    }

    private static ReleasePlan told(List<Sight> sights, RunsPlan plan) {
        long jobs = 0;
        long placed = 0;
        double cost = 0;
        double before = 0;
        double grams = 0;
        List<Move> moves = new ArrayList<>();
        SortedMap<Place, Stay> stays = new TreeMap<>();
        for (int i = 0; i < sights.size(); i++) {
            Sight sight = sights.get(i);
            jobs += sight.jobs();
            before += sight.present().stream().mapToDouble(sight::cost).sum();
            for (Share share : plan.of(i)) {
                Stay stay = sight.stay(share);
                placed += share.jobs();
                cost += sight.cost(share);
                grams += stay.grams();
                stays.merge(sight.place(share), stay, ReleasePlanner::both);
            }
            moves.addAll(moves(sight, plan.of(i)));
        }
        return new ReleasePlan(
                jobs,
                sights.size(),
                jobs - placed,
                grams,
                cost,
                before,
                cost - (plan.cost() - plan.bound()),
                List.copyOf(stays.values()),
                moves);
    }

    private static Stay both(Stay one, Stay other) {
        return new Stay(
                one.region(), one.start(), one.jobs() + other.jobs(), one.grams() + other.grams());
    }

    /// As many as can stay where they are do; the others of a place, the first by id, go to the
    /// first places that want more.
    private static List<Move> moves(Sight sight, List<Share> shares) {
        SortedMap<Place, Long> wanted = new TreeMap<>();
        shares.forEach(share -> wanted.merge(sight.place(share), share.jobs(), Long::sum));
        Deque<JobId> leaving = new ArrayDeque<>();
        sight.places()
                .forEach((place, jobs) -> {
                    long staying = Math.min(wanted.getOrDefault(place, 0L), jobs.size());
                    wanted.merge(place, -staying, Long::sum);
                    jobs.stream().limit(jobs.size() - staying).forEach(leaving::add);
                });
        List<Move> moves = new ArrayList<>();
        wanted.forEach((place, more) -> {
            for (long i = 0; i < more && !leaving.isEmpty(); i++) {
                moves.add(
                        new Move(
                                leaving.removeFirst(),
                                place.region(),
                                Slots.start(place.slot()),
                                sight.booked()));
            }
        });
        return moves;
    }
}
