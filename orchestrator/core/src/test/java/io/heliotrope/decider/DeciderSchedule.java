package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.cancel;
import static io.heliotrope.decider.DeciderBench.job;
import static io.heliotrope.decider.DeciderBench.outcome;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.Lease;
import io.heliotrope.state.TestFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// One random history of the batch decider: agents that repeat and delay, workers that die, forget
/// and decline, cancels, conflicts, a policy that changes. Every step checks what must hold at
/// every step.
final class DeciderSchedule {
    private static final int STEPS = 80;
    private static final int SLOTS = 2;
    private static final Duration JOB_TIME = Duration.ofMinutes(10);
    private static final Duration REAL_TIME = Duration.ofSeconds(2);
    private static final RegionId FORBIDDEN = new RegionId("se");
    private static final List<String> WORKERS = List.of(TestFleet.BROWN, TestFleet.GREEN);
    private static final List<String> JOBS = List.of("a", "b", "c", "d", "e");

    private final SplittableRandom random;
    private final DeciderBench bench;
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final List<Result> outcomes = new ArrayList<>();
    private final Map<String, List<Dispatch>> running = new TreeMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Map<Token, Instant> listedAt = new HashMap<>();
    private final Set<Token> released = new HashSet<>();
    private final Set<Token> seen = new HashSet<>();
    private final Set<Token> expired = new HashSet<>();
    private final Map<String, Status> ends = new HashMap<>();
    private final Map<String, Long> awaited = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private int steps;
    private boolean isForbidden;
    private boolean isForbiddenAtWorkers;
    private boolean isCalm;

    DeciderSchedule(long seed, TestFleet fleet) {
        this.random = new SplittableRandom(seed);
        this.bench = new DeciderBench(fleet);
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            checkSlots();
        }
        isCalm = true;
        silent.clear();
        for (int i = 0; i < 45 && !hasEnded(); i++) {
            drain();
            checkSlots();
        }
        for (String id : JOBS) {
            BatchEntry entry = bench.find(id);
            check(entry == null || entry instanceof BatchEntry.Ended, "never ends", id);
            check(entry == null || ends.containsKey(id), "has no end in the log", id);
        }
        check(bench.leases().isEmpty(), "are not given back", "leases");
        check(bench.bookings().isEmpty(), "are not given back", "bookings");
    }

    private boolean hasEnded() {
        return bench.leases().isEmpty()
                && JOBS.stream()
                        .map(bench::find)
                        .allMatch(entry -> entry == null || entry instanceof BatchEntry.Ended);
    }

    private void step() {
        switch (random.nextInt(13)) {
            case 0, 1 -> onDescriptor();
            case 2, 3 -> takeDispatch();
            case 4, 5 -> endRun(WORKERS.get(random.nextInt(2)));
            case 6, 7 -> takeOutcome();
            case 8, 9 -> passTime();
            case 10, 11 -> onDue();
            default -> breakSomething();
        }
    }

    private void drain() {
        while (!dispatches.isEmpty()) {
            takeDispatch();
        }
        WORKERS.forEach(this::endRun);
        while (!outcomes.isEmpty()) {
            takeOutcome();
        }
        passTime();
        onDue();
    }

    private void onDescriptor() {
        String id = JOBS.get(random.nextInt(JOBS.size()));
        String body = random.nextInt(10) == 0 ? "other" : "body";
        String residency = random.nextInt(8) == 0 ? "JP" : random.nextBoolean() ? "SE" : "";
        Duration until = Duration.ofMinutes(60 + random.nextInt(300));
        Descriptor descriptor =
                random.nextInt(8) == 0
                        ? cancel(id)
                        : new Descriptor.Sound(job(id, body, residency, until));
        watch(id, bench.on(descriptor));
    }

    private void takeDispatch() {
        if (dispatches.isEmpty()) {
            return;
        }
        Dispatch dispatch = dispatches.remove(random.nextInt(dispatches.size()));
        List<Dispatch> here = at(dispatch.worker().value());
        if (!isCalm && random.nextInt(6) == 0) {
            dispatches.add(dispatch);
        }
        if (!seen.add(dispatch.token())) {
            return;
        }
        boolean isForbiddenHere = isForbiddenAtWorkers && dispatch.target().equals(FORBIDDEN);
        if (isForbiddenHere || here.size() >= SLOTS) {
            long policy = isForbiddenAtWorkers ? 2 : 1;
            outcomes.add(outcome(dispatch, new Result.Declined("not here", policy)));
        } else {
            here.add(dispatch);
        }
    }

    private List<Dispatch> at(String worker) {
        return running.computeIfAbsent(worker, w -> new ArrayList<>());
    }

    private void endRun(String worker) {
        if (at(worker).isEmpty()) {
            return;
        }
        Dispatch dispatch = at(worker).removeFirst();
        String execution = "run of " + dispatch.token();
        boolean fails = !isCalm && random.nextInt(5) == 0;
        Result.Kind kind =
                fails
                        ? new Result.Failed(
                                new ExecutionId(execution), "bad", random.nextInt(4) > 0)
                        : DeciderBench.finished(execution);
        outcomes.add(outcome(dispatch, kind));
    }

    private void takeOutcome() {
        if (outcomes.isEmpty()) {
            return;
        }
        Result next = outcomes.remove(random.nextInt(outcomes.size()));
        String id = next.job().value();
        boolean isCurrent =
                bench.find(id) instanceof BatchEntry.Running r
                        && r.dispatch().token().equals(next.token());
        if (isCurrent && next.kind() instanceof Result.Declined d) {
            awaited.put(id, d.policyOffset());
        }
        List<BatchChange> changes = bench.on(next);
        boolean isDropped = changes.stream().anyMatch(c -> c instanceof BatchChange.Drop);
        check(isCurrent != isDropped, "is moved by a token that it no longer has", id);
        watch(id, changes);
        check(!bench.leases().containsKey(next.token()), "outlives its outcome", "lease");
        if (!isCalm && random.nextInt(5) == 0) {
            outcomes.add(next);
        }
    }

    /// Heartbeats list what runs, then leases are judged.
    private void passTime() {
        steps++;
        bench.at(JOB_TIME.multipliedBy(steps)).after(REAL_TIME);
        Set<String> up = new HashSet<>(WORKERS);
        up.removeAll(silent);
        bench.up(up.toArray(String[]::new));
        for (String worker : up) {
            at(worker).forEach(d -> listedAt.put(d.token(), bench.realNow()));
        }
        for (SlotLease lease : List.copyOf(bench.leases().values())) {
            List<BatchChange> changes = bench.onLease(lease, listedAt.get(lease.token()));
            if (!bench.leases().containsKey(lease.token())) {
                expired.add(lease.token());
            }
            watch(lease.job().value(), changes);
        }
        for (SlotLease lease : bench.leases().values()) {
            Instant listed = listedAt.getOrDefault(lease.token(), lease.leasedAt());
            Instant since = listed.isAfter(lease.leasedAt()) ? listed : lease.leasedAt();
            boolean isAlive = !since.plus(Lease.LENGTH).isBefore(bench.realNow());
            check(isAlive, "keeps a slot nobody uses", lease.job());
        }
    }

    private void onDue() {
        for (String id : JOBS) {
            if (bench.find(id) instanceof BatchEntry.Held held
                    && !held.due().isAfter(bench.world().now())) {
                watch(id, bench.onDue(id));
            }
        }
    }

    /// A worker forgets all, falls silent or speaks again, or a policy forbids a region: workers
    /// may know that before the decider does.
    private void breakSomething() {
        String worker = WORKERS.get(random.nextInt(2));
        switch (random.nextInt(8)) {
            case 0, 1 -> at(worker).clear();
            case 2, 3 -> silent.add(worker);
            case 4, 5 -> silent.remove(worker);
            case 6 -> isForbiddenAtWorkers = true;
            default -> {
                if (isForbiddenAtWorkers && !isForbidden) {
                    isForbidden = true;
                    bench.forbid(RegionWord.NONE.with(1));
                }
            }
        }
    }

    private void watch(String id, List<BatchChange> changes) {
        for (BatchChange change : changes) {
            switch (change) {
                case BatchChange.Say s -> {
                    check(!ends.containsKey(id), "is accepted after its end", id);
                    check(accepted.add(id), "is accepted twice", id);
                }
                case BatchChange.Charge c -> throw new AssertionError("nobody keeps budgets here");
                case BatchChange.Hold h ->
                        check(!ends.containsKey(id), "is held after its end", id);
                case BatchChange.Release r -> release(id, r.dispatch());
                case BatchChange.Settle s -> {
                    check(ends.put(id, s.status()) == null, "ends twice", id);
                    boolean isRefused = s.status().state() instanceof Status.Refused;
                    check(!isRefused || !accepted.contains(id), "is refused once accepted", id);
                }
                case BatchChange.Free f -> {}
                case BatchChange.Grant g -> throw new AssertionError("nobody asks for budgets");
                case BatchChange.Drop d -> {}
                case BatchChange.Reject r -> {}
            }
        }
    }

    private void release(String id, Dispatch dispatch) {
        check(accepted.contains(id), "runs without being accepted", id);
        check(!ends.containsKey(id), "runs after its end", id);
        check(released.add(dispatch.token()), "uses a token again", id);
        check(!(isForbidden && dispatch.target().equals(FORBIDDEN)), "runs where forbidden", id);
        long policy = bench.world().offsets().policy();
        check(policy >= awaited.getOrDefault(id, 0L), "is chosen before its policy", id);
        dispatches.add(dispatch);
    }

    /// No slot is lent twice, and what runs under a lease that was honoured has its slot.
    private void checkSlots() {
        for (String worker : WORKERS) {
            check(bench.lent(worker) <= SLOTS, "has more slots lent than it has", worker);
            for (Dispatch dispatch : at(worker)) {
                Token token = dispatch.token();
                check(
                        bench.leases().containsKey(token) || expired.contains(token),
                        "runs " + token + " on no slot",
                        worker);
            }
        }
    }

    private static void check(boolean holds, String what, Object whom) {
        if (!holds) {
            throw new AssertionError(whom + " " + what);
        }
    }
}
