package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchFold;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Decider;
import io.heliotrope.decider.Grants;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.orchestrator.shell.Undecidable;
import io.heliotrope.planner.ReleasePlan;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The shell of the batch decider: decodes, asks `io.heliotrope.decider`, remembers and writes.
///
/// One thread, one transaction per commit: store, leases, decisions and offsets move together.
final class BatchProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Duration TIMER = Duration.ofMillis(25);
    private static final int RELEASED_AT_ONCE = 2_000;
    private static final int IN_VAIN_AT_ONCE = 20;

    private final BatchParts parts;
    private final LeaseWatch watch;
    private final Guard guard;
    private HeldWork work;
    private @Nullable Running running;
    private Instant ticked = Instant.MIN;

    BatchProcessor(BatchParts parts) {
        this.parts = parts;
        this.watch = new LeaseWatch(parts.extent());
        this.guard = new Guard(parts.metrics());
        this.work = new HeldWork(parts);
    }

    /// Also called when Streams begins the task anew on this same object after a lost transaction.
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        watch.begin();
        work = new HeldWork(parts);
        BatchStores stores = new BatchStores(context);
        BatchSender sender = new BatchSender(context, parts.metrics());
        running = new Running(context, stores, sender, new Deeds(parts, stores, sender, work));
        stores().forEachOpen((job, entry) -> work.follow(job, null, entry, situation()));
        stores().lent().forEach(work::lend);
        stores().charges().forEach(work.bookings().spending()::add);
        CrashPoint.DECIDER_RESTORED.reached();
        context.schedule(TIMER, PunctuationType.WALL_CLOCK_TIME, at -> onTimer());
        context.schedule(Sweep.EVERY, PunctuationType.WALL_CLOCK_TIME, at -> purge());
    }

    /// What exists once the task has begun.
    private record Running(
            ProcessorContext<byte[], byte[]> context,
            BatchStores stores,
            BatchSender sender,
            Deeds deeds) {}

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("decider is not initialised");
        }
        return running;
    }

    private BatchStores stores() {
        return running().stores();
    }

    private BatchSender sender() {
        return running().sender();
    }

    @Override
    public void process(Record<byte[], byte[]> received) {
        String topic = running().context().recordMetadata().orElseThrow().topic();
        switch (Incoming.of(topic, received.value())) {
            case Incoming.Described(Descriptor descriptor) ->
                    onDescriptor(descriptor, Instant.ofEpochMilli(received.timestamp()));
            case Incoming.Ended(Result outcome) -> guard.run("outcome", () -> onOutcome(outcome));
            case Incoming.Asked(BudgetRecord.Ask ask) ->
                    guard.run(
                            "budget",
                            () ->
                                    Grants.onAsk(ask, situation())
                                            .forEach(running().deeds()::carryOut));
            case Incoming.Own own -> {}
            case Incoming.Malformed(String kind, String reason) ->
                    parts.metrics().malformed(kind, reason);
        }
        if (topic.equals(Topics.OUTCOMES)) {
            watch.read(running().context().recordMetadata().orElseThrow().offset());
        }
    }

    private void onDescriptor(Descriptor descriptor, Instant written) {
        CrashPoint.DECIDER_READ_BEFORE_DECIDE.reached();
        boolean isNew = stores().find(descriptor.id()) == null;
        if (isNew) {
            sender().arrived(descriptor.id(), written);
        }
        try {
            decide(descriptor);
        } catch (KafkaException trouble) {
            throw trouble;
        } catch (RuntimeException failure) {
            parts.metrics().failed("descriptor", failure);
            Undecidable.of(descriptor, failure).ifPresent(this::decide);
        }
        if (isNew) {
            sender().scheduled(written);
        }
    }

    private void decide(Descriptor descriptor) {
        BatchEntry before = stores().find(descriptor.id());
        List<BatchChange> changes = answer(before, descriptor);
        work.makeWay(descriptor, changes, stores()::find, situation())
                .ifPresentOrElse(
                        way -> way.each(this::act), () -> act(descriptor.id(), before, changes));
    }

    /// What is to be done about `asked`; about a job that finds no room once those whom the plan
    /// moves have given way to it, where they can.
    private List<BatchChange> answer(@Nullable BatchEntry before, Descriptor asked) {
        List<BatchChange> changes = Decider.onDescriptor(before, asked, situation());
        if (asked instanceof Descriptor.Sound sound && Decider.isCrowdedOut(changes)) {
            Optional<Load.Planned> place = work.plans().makeWay(sound.job(), situation());
            if (place.isPresent()) {
                giveMoves(parts.worlds().get());
                return Decider.onDescriptor(before, asked, place, situation());
            }
        }
        return changes;
    }

    private void onOutcome(Result outcome) {
        CrashPoint.DECIDER_OUTCOME_BEFORE_SETTLE.reached();
        BatchEntry before = stores().find(outcome.job());
        act(outcome.job(), before, Decider.onOutcome(before, outcome, situation()));
    }

    /// Does what job time has brought since the last run, then says how far it has come.
    private void onTimer() {
        World world = parts.worlds().get();
        if (watch.look(world, sender().realNow())) {
            watchLeases(world);
        }
        work.waiting().look(world);
        for (JobId job : work.waiting().woken(RELEASED_AT_ONCE)) {
            decideAnew(job, world, entry -> Optional.empty());
        }
        fillSlots(world);
        followPlan(world);
        List<JobId> due = stores().due(world.now(), RELEASED_AT_ONCE);
        if (world.now().equals(ticked) && due.isEmpty()) {
            return;
        }
        for (JobId job : due) {
            decideAnew(job, world, entry -> entry.planned(world));
        }
        if (due.size() < RELEASED_AT_ONCE && world.now().isAfter(ticked)) {
            CrashPoint.DECIDER_BEFORE_PROGRESS.reached();
            ticked = world.now();
            work.moved(world);
            sender().progressed(world);
        }
    }

    /// Lets jobs that waited for a slot have their turns while there is room, and those that waited
    /// for the policy; stops after a few that it does not help: the others come with the next runs.
    private void fillSlots(World world) {
        int inVain = 0;
        for (int turn = 0; turn < RELEASED_AT_ONCE && inVain < IN_VAIN_AT_ONCE; turn++) {
            Optional<JobId> next = work.waiting().next(work.bookings().hasRoom(world));
            if (next.isEmpty()) {
                return;
            }
            decideAnew(next.get(), world, entry -> Optional.empty());
            guard.run("exchange", () -> exchange(next.get(), world));
            inVain += stores().find(next.get()) instanceof BatchEntry.Held ? 1 : 0;
        }
    }

    private void exchange(JobId job, World world) {
        work.waiting()
                .exchange(stores().find(job), stores()::find, situation(world))
                .ifPresent(both -> both.each(this::act));
    }

    private void purge() {
        BatchSituation now = situation();
        stores().purge(now.world().realNow().minus(parts.retention()), now.world().now());
        parts.metrics()
                .budgets(work.bookings().spending().shares(now.world().now(), now.policy()::limit));
    }

    /// Plans anew when it is time to, then gives jobs the places that the plan has for them.
    private void followPlan(World world) {
        guard.run("plan", () -> work.plans().look(situation(world)).ifPresent(sender()::planned));
        giveMoves(world);
    }

    private void giveMoves(World world) {
        for (ReleasePlan.Move move : work.plans().next(RELEASED_AT_ONCE)) {
            decideAnew(move.job(), world, held -> Optional.of(PlanDesk.place(move, world)));
        }
    }

    /// `places` tells where the plan wants a job to start, if anywhere.
    private void decideAnew(
            JobId job, World world, Function<BatchEntry.Held, Optional<Load.Planned>> places) {
        if (!(stores().find(job) instanceof BatchEntry.Held held)) {
            return;
        }
        work.bookings().release(job);
        List<BatchChange> changes;
        try {
            changes = Decider.onDue(held, places.apply(held), situation(world));
        } catch (RuntimeException failure) {
            parts.metrics().failed("held", failure);
            changes = List.of(Decider.later(held, world));
        }
        if (changes.isEmpty()) {
            work.bookings().follow(job, held, world);
        }
        act(job, held, changes);
    }

    private void watchLeases(World world) {
        BatchSituation situation = situation(world);
        for (SlotLease lease : stores().lent()) {
            guard.run("lease", () -> watch(lease, situation));
        }
    }

    private void watch(SlotLease lease, BatchSituation situation) {
        BatchEntry before = stores().find(lease.job());
        List<BatchChange> changes =
                Decider.onLease(lease, before, watch.renewals().of(lease.token()), situation);
        if (!changes.isEmpty()) {
            parts.metrics().leaseEnded(changes);
            act(lease.job(), before, changes);
        }
    }

    private void act(JobId job, @Nullable BatchEntry before, List<BatchChange> changes) {
        BatchEntry after = BatchFold.apply(before, changes);
        if (after != null && !after.equals(before)) {
            stores().put(job, before, after);
            work.follow(job, before, after, situation());
            CrashPoint.DECIDER_STORED_BEFORE_SEND.reached();
        }
        changes.forEach(running().deeds()::carryOut);
        CrashPoint.DECIDER_SENT_BEFORE_COMMIT.reached();
    }

    private BatchSituation situation() {
        return situation(parts.worlds().get());
    }

    private BatchSituation situation(World world) {
        return new BatchSituation(
                world,
                parts.policies().of(world),
                work.bookings(),
                stores()::lentOf,
                parts.tokens(),
                (origin, job) -> PartitionByJob.of(job, parts.partitions()),
                parts.task());
    }
}
