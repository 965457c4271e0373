package io.heliotrope.simulation;

import io.heliotrope.decide.Policy;
import io.heliotrope.decider.Backlog;
import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.decider.Course;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.decider.WaitingJobs;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One instance of the batch decider: the shell around production's decider, exactly once.
///
/// Handlers change the instance's own view; what they changed and wrote counts when the transaction
/// commits. A new instance fences the old one: its open transaction is aborted and its next commit
/// refused.
final class DeciderActor {
    private static final Task TASK = new Task(new ClusterId("control"), 0, 0);

    final Scene scene;
    final int instance;
    final String name;
    final View view;
    boolean isPaused;
    boolean isDead;
    private final DeciderState committed;
    private final Map<JobId, BatchEntry> jobs;
    private final Map<Token, SlotLease> leases;
    private final Bookings bookings = new Bookings();
    private final WaitingJobs waiting = new WaitingJobs();
    private final Renewals renewals = new Renewals();
    private final Backlog backlog = new Backlog();
    private long descriptorsRead;
    private long outcomesRead;
    private final Tokens tokens;

    DeciderActor(Scene scene, DeciderState committed, int instance) {
        this.scene = scene;
        this.committed = committed;
        this.instance = instance;
        this.name = "decider#" + instance;
        this.view = new View(scene.control);
        this.tokens = scene.tokens(name);
        committed.leader = instance;
        committed.forgetOpen();
        jobs = new TreeMap<>(committed.jobs);
        leases = new LinkedHashMap<>(committed.leases);
        leases.values().forEach(lease -> scene.rules.lend(bookings, lease));
        if (scene.rules.restoresCharges()) {
            committed.charges.forEach(bookings.spending()::add);
        }
        descriptorsRead = committed.descriptorsRead;
        outcomesRead = committed.outcomesRead;
        backlog.lies(new Backlog.Extent(outcomesRead, scene.control.outcomes.end()));
        jobs.forEach((job, entry) -> {
            if (!(entry instanceof BatchEntry.Ended)) {
                waiting.put(job, entry, view.world(), policy());
                scene.rules.follow(bookings, job, entry, view.world());
            }
        });
    }

    boolean canWork() {
        return !isDead && !isPaused;
    }

    private boolean isFenced() {
        return committed.leader != instance;
    }

    boolean isIdle() {
        return committed.open == null && unread() == 0;
    }

    /// How many records it has not read.
    long unread() {
        return scene.control.descriptors.end()
                - descriptorsRead
                + scene.control.outcomes.end()
                - outcomesRead;
    }

    /// Takes the next record of one of the topics.
    void step(Dice dice) {
        if (!canWork()) {
            return;
        }
        boolean first = dice.onceIn(2);
        if (first ? !onDescriptor() && !onOutcome() : !onOutcome() && !onDescriptor()) {
            commit();
        }
    }

    private boolean onDescriptor() {
        if (descriptorsRead == scene.control.descriptors.end()) {
            return false;
        }
        Descriptor descriptor = scene.control.descriptors.at(descriptorsRead++).value();
        BatchEntry before = jobs.get(descriptor.id());
        List<BatchChange> changes = scene.rules.onDescriptor(before, descriptor, situation());
        waiting.makeWay(descriptor, changes, jobs::get, situation())
                .ifPresentOrElse(
                        way -> way.each(this::act), () -> act(descriptor.id(), before, changes));
        return true;
    }

    private boolean onOutcome() {
        if (outcomesRead == scene.control.outcomes.end()) {
            return false;
        }
        Result outcome = scene.control.outcomes.at(outcomesRead++).value();
        BatchEntry before = jobs.get(outcome.job());
        if (before instanceof BatchEntry.Running(Dispatch dispatch, Course course)) {
            scene.witness.read(dispatch, outcome, scene.forger);
        }
        act(outcome.job(), before, scene.rules.onOutcome(before, outcome, situation()));
        backlog.read(outcomesRead - 1);
        return true;
    }

    /// Leases, regions that came up, and held jobs that are due.
    void timer() {
        if (!canWork()) {
            return;
        }
        World world = view.world();
        renewals.observe(world);
        if (scene.rules.judgesLeases(backlog)) {
            watchLeases(world);
        }
        waiting.look(world);
        waiting.woken(Integer.MAX_VALUE).forEach(this::decideAnew);
        for (var next = next(); next.isPresent(); next = next()) {
            JobId job = next.get();
            decideAnew(job);
            waiting.exchange(jobs.get(job), jobs::get, situation())
                    .ifPresent(both -> both.each(this::act));
        }
        Instant now = world.now();
        for (JobId job : List.copyOf(jobs.keySet())) {
            if (jobs.get(job) instanceof BatchEntry.Held held
                    && !scene.rules.due(held).isAfter(now)) {
                decideAnew(job);
            }
        }
    }

    private Optional<JobId> next() {
        return waiting.next(bookings.hasRoom(view.world()));
    }

    private void watchLeases(World world) {
        for (SlotLease lease : List.copyOf(leases.values())) {
            BatchEntry before = jobs.get(lease.job());
            List<BatchChange> changes =
                    scene.rules.onLease(
                            lease,
                            before,
                            scene.rules.renewedAt(renewals, lease.token(), lease.worker(), world),
                            situation());
            if (changes.contains(new BatchChange.Free(lease.token()))) {
                scene.witness.expired(lease.token(), view.seen());
            }
            act(lease.job(), before, changes);
        }
    }

    private void decideAnew(JobId job) {
        if (jobs.get(job) instanceof BatchEntry.Held held) {
            bookings.release(job);
            List<BatchChange> changes = scene.rules.onDue(held, situation());
            if (changes.isEmpty()) {
                scene.rules.follow(bookings, job, held, view.world());
            }
            act(job, held, changes);
        }
    }

    private void act(JobId job, @Nullable BatchEntry before, List<BatchChange> changes) {
        if (changes.isEmpty() || isFenced()) {
            return;
        }
        BatchEntry after = scene.rules.fold(before, changes);
        if (after != null && !after.equals(before)) {
            jobs.put(job, after);
            committed.onCommit(() -> committed.jobs.put(job, after));
            waiting.put(job, after, view.world(), policy());
            scene.rules.follow(bookings, job, after, view.world());
        }
        for (BatchChange change : changes) {
            scene.trace(name, change);
            switch (change) {
                case BatchChange.Release r -> {
                    lend(r.lease());
                    committed.write(scene, new BatchDecision.Release(r.dispatch()));
                }
                case BatchChange.Free f -> free(f.token());
                case BatchChange.Charge c -> {
                    c.uses().forEach(bookings.spending()::add);
                    committed.onCommit(() -> committed.charges.addAll(c.uses()));
                }
                case BatchChange.Say s -> committed.write(scene, new BatchDecision.Say(s.status()));
                case BatchChange.Settle s ->
                        committed.write(scene, new BatchDecision.Say(s.status()));
                case BatchChange.Grant _,
                        BatchChange.Hold _,
                        BatchChange.Drop _,
                        BatchChange.Reject _ -> {}
            }
        }
    }

    private void lend(SlotLease lease) {
        leases.put(lease.token(), lease);
        scene.rules.lend(bookings, lease);
        committed.onCommit(() -> committed.leases.put(lease.token(), lease));
    }

    private void free(Token token) {
        SlotLease lease = leases.remove(token);
        bookings.free(token);
        if (lease != null) {
            waiting.freed();
            committed.onCommit(() -> committed.leases.remove(token));
        }
    }

    /// Commits what the handlers did since the last commit, or finds out that it is fenced.
    void commit() {
        if (!canWork()) {
            return;
        }
        if (isFenced()) {
            scene.trace(name, "is fenced and stops");
            isDead = true;
            scene.isSomebodyGone = true;
            return;
        }
        committed.commit();
        committed.descriptorsRead = descriptorsRead;
        committed.outcomesRead = outcomesRead;
        committed.commitOpen();
    }

    /// The process is gone, and its open transaction with it.
    void die() {
        isDead = true;
        scene.isSomebodyGone = true;
        if (!isFenced()) {
            committed.forgetOpen();
        }
    }

    void readOn(Dice dice) {
        if (canWork()) {
            view.readOn(dice);
        }
    }

    private Policy policy() {
        return scene.policies.of(scene.rules.world(view.world()));
    }

    private BatchSituation situation() {
        return new BatchSituation(
                scene.rules.world(view.world()),
                policy(),
                bookings,
                worker ->
                        (int)
                                leases.values().stream()
                                        .filter(l -> l.worker().equals(worker))
                                        .count(),
                tokens,
                (origin, job) -> 0,
                TASK);
    }
}
