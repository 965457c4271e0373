package io.heliotrope.planner;

import io.heliotrope.decide.Prospect;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Terms;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Runs;
import io.heliotrope.plan.RunsPlan.Share;
import io.heliotrope.planner.HeldClasses.Group;
import io.heliotrope.protocol.PlanRecord.Stay;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A class of held jobs as one plan sees it: slots are counted from that of now.
///
/// One thread, that of the plan.
final class Sight {
    private final Prospect prospect;
    private final World world;
    private final SortedMap<Place, SortedSet<JobId>> places;
    private final Duration booked;
    private final List<Share> present = new ArrayList<>();
    private final int latest;
    private final long jobs;
    private int step;

    private Sight(
            Prospect prospect,
            Job like,
            World world,
            SortedMap<Place, SortedSet<JobId>> places,
            long jobs) {
        this.prospect = prospect;
        this.world = world;
        this.booked = Terms.booked(like, world);
        this.latest = Math.toIntExact(prospect.latestSlot() - prospect.firstSlot());
        this.places = places;
        this.jobs = jobs;
        places.forEach((place, members) -> {
            int region = world.catalogue().indexOf(place.region());
            int slot = Math.toIntExact(place.slot() - prospect.firstSlot());
            present.add(new Share(region, slot, members.size()));
        });
    }

    /// A class that can be planned: one that still has a choice, of which one number tells its
    /// places apart, and whose places the catalogue knows.
    static Optional<Sight> of(Group group, BatchSituation situation) {
        World world = situation.world();
        boolean isKnown =
                group.places().keySet().stream()
                        .allMatch(place -> world.catalogue().indexOf(place.region()) >= 0);
        if (!isKnown) {
            return Optional.empty();
        }
        SortedMap<Place, SortedSet<JobId>> ahead = new TreeMap<>(group.places());
        // what is due now is on its way out
        ahead.keySet().removeIf(place -> place.slot() <= Slots.of(world.now()));
        long jobs = ahead.values().stream().mapToLong(Collection::size).sum();
        return jobs == 0
                ? Optional.empty()
                : prospect(group.like(), true, situation)
                        .filter(prospect -> prospect.latestSlot() > prospect.firstSlot())
                        .map(prospect -> new Sight(prospect, group.like(), world, ahead, jobs));
    }

    /// A job that is not held yet, and has no place.
    static Optional<Sight> of(Job job, BatchSituation situation) {
        return prospect(job, false, situation)
                .filter(prospect -> prospect.latestSlot() >= prospect.firstSlot())
                .map(prospect -> new Sight(prospect, job, situation.world(), new TreeMap<>(), 1));
    }

    private static Optional<Prospect> prospect(
            Job job, boolean isAccepted, BatchSituation situation) {
        World world = situation.world();
        if (world.catalogue().indexOf(job.origin()) < 0) {
            return Optional.empty();
        }
        Prospect prospect =
                Prospect.of(job, world, situation.load(job, isAccepted), situation.policy());
        return prospect.isPlain() ? Optional.of(prospect) : Optional.empty();
    }

    /// As the planner takes it, at the step of relaxation reached so far.
    Runs runs() {
        int now = step;
        return new Runs(
                jobs,
                prospect.slots(),
                prospect.isPossibleNow() ? 0 : 1,
                latest,
                slot -> prospect.regions(now, prospect.firstSlot() + slot),
                (region, slot) -> prospect.cost(now, region, prospect.firstSlot() + slot));
    }

    /// Lets the policy give way by one more step; false when it has none.
    boolean giveWay() {
        if (step >= prospect.relaxations()) {
            return false;
        }
        step++;
        return true;
    }

    /// The places that its jobs have.
    List<Share> present() {
        return present;
    }

    /// The jobs at each place that they have.
    SortedMap<Place, SortedSet<JobId>> places() {
        return places;
    }

    Place place(Share share) {
        return new Place(region(share), prospect.firstSlot() + share.start());
    }

    private RegionId region(Share share) {
        return world.catalogue().region(share.region()).id();
    }

    /// How long a place is booked for one of its jobs.
    Duration booked() {
        return booked;
    }

    /// What it costs to run there, by what the policy prefers; 0 where that is not known.
    double cost(Share share) {
        double each = prospect.cost(step, share.region(), prospect.firstSlot() + share.start());
        return Double.isNaN(each) ? 0 : share.jobs() * each;
    }

    /// What is told of a share; grams are 0 where they are not known.
    Stay stay(Share share) {
        double each = prospect.grams(share.region(), prospect.firstSlot() + share.start());
        return new Stay(
                region(share),
                Slots.start(prospect.firstSlot() + share.start()),
                share.jobs(),
                Double.isNaN(each) ? 0 : share.jobs() * each);
    }

    long jobs() {
        return jobs;
    }

    /// The slot, counted from that of now, after the last that a job could take.
    int end() {
        return latest + prospect.slots();
    }

    /// Slots that each of its jobs takes.
    int slots() {
        return prospect.slots();
    }
}
