package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Asking;
import io.heliotrope.backtest.scenario.Place;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Asks the decision function, as the decider does. One thread.
final class Desk {
    private static final TenantId TENANT = new TenantId("backtest");
    private static final Digest REQUEST = Digest.of("a request");
    private static final PayloadRef NOWHERE =
            new PayloadRef(new ClusterId("home"), "recorded", 0, 0, 0);
    private static final double NANOS_PER_MILLI = 1e6;

    private final Recorded recorded;
    private final Told told;
    private final Policy policy;
    private final Books books;

    Desk(Recorded recorded, PolicySettings settings, Books books) {
        this.recorded = recorded;
        this.told = new Told(recorded, settings);
        this.policy = PolicyTexts.policy(settings, told.catalogue());
        this.books = books;
    }

    World world(int slot, List<Foreseen> foreseen) {
        return told.at(slot, foreseen);
    }

    /// The world of requests in a slot in which jobs leave so many accelerators `free`.
    World leaving(long[] free) {
        return told.leaving(free);
    }

    /// Admits jobs that have just come, or refuses them; tells the regions that the policy leaves
    /// them, none when they are refused.
    long admit(Work work, World world) {
        Job job = job(work, 0, work.deadline());
        Receipt receipt = Decide.decide(job, world, Load.NONE, policy);
        books.decided(receipt);
        return receipt.decision() instanceof Decision.Refuse
                ? 0
                : policy.rule(job, world, Load.NONE).ever(receipt.relaxation());
    }

    /// Decides on job `number` of `work`, which the plan wants to begin now in `region`; tells
    /// where it runs, or -1 when it is held. It takes one slot that must end by `rest`: of a job of
    /// more slots each that is decided for itself leaves time for the others.
    int release(Work work, int number, Instant rest, int region, World world) {
        Load load = Load.NONE.accepted().with(new Load.Planned(region, world.now()));
        Receipt receipt = Decide.decide(job(work, number, rest), world, load, policy);
        books.decided(receipt);
        return receipt.decision() instanceof Decision.Dispatch(var id)
                ? world.catalogue().indexOf(id)
                : -1;
    }

    /// Routes request `number` for so many tokens, which take an accelerator `nanos`, with so many
    /// at work in each region; tells where it goes, or -1 when it is refused. It must be answered
    /// as soon as an accelerator of its own could within its round trip.
    int route(Asking asking, long number, int tokens, long nanos, World world, int[] outstanding) {
        Place origin = recorded.places().get(asking.origin());
        long slo = (long) Math.ceil(asking.rttMillis() * NANOS_PER_MILLI) + nanos + 1;
        Job job =
                new Job(
                        new JobId("request-" + number),
                        origin.id(),
                        TENANT,
                        Told.MODEL,
                        asking.stays()
                                ? new Residency(
                                        new TreeSet<>(List.of(Told.area(origin))), new TreeSet<>())
                                : Residency.ANYWHERE,
                        new Objective.Respond(Duration.ofNanos(slo), Instant.MAX, tokens),
                        world.now(),
                        REQUEST,
                        NOWHERE,
                        Cover.OPEN);
        Load load = new Load(outstanding, 0, new long[0][], false);
        Receipt receipt = Decide.decide(job, world, load, policy);
        int region =
                receipt.decision() instanceof Decision.Dispatch(var id)
                        ? world.catalogue().indexOf(id)
                        : -1;
        books.routed(region);
        return region;
    }

    private Job job(Work work, int number, Instant deadline) {
        Place origin = recorded.places().get(work.origin());
        String id = work.jobClass() + "-" + origin.id() + "-" + work.release().getEpochSecond();
        JobId job = new JobId(id + "-" + number);
        return new Job(
                job,
                origin.id(),
                TENANT,
                Told.MODEL,
                residency(work),
                new Objective.Complete(deadline, recorded.sky().step()),
                work.release(),
                Digest.of(job.value()),
                NOWHERE,
                Cover.OPEN);
    }

    /// The labels that mean a job's regions: nothing, its area, or each region.
    private Residency residency(Work work) {
        List<Place> places = recorded.places();
        if (work.regions() == -1L >>> (Long.SIZE - places.size())) {
            return Residency.ANYWHERE;
        }
        Set<Jurisdiction> allowed = new TreeSet<>();
        for (int i = 0; i < places.size(); i++) {
            if ((work.regions() >>> i & 1) != 0) {
                allowed.add(Told.own(i));
            }
        }
        return new Residency(new TreeSet<>(allowed), new TreeSet<>());
    }
}
