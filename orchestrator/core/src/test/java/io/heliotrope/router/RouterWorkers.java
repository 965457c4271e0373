package io.heliotrope.router;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.state.TestFleet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The two workers of a random history: what they run, which tokens they list, how they break.
final class RouterWorkers {
    static final List<String> NAMES = List.of(TestFleet.BROWN, TestFleet.GREEN);

    private final SplittableRandom random;
    private final Map<String, List<Dispatch>> running = new TreeMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Map<Token, Instant> listedAt = new HashMap<>();
    private final Set<ExecutionId> executions = new HashSet<>();

    RouterWorkers(SplittableRandom random) {
        this.random = random;
        NAMES.forEach(worker -> running.put(worker, new ArrayList<>()));
    }

    Set<String> up() {
        Set<String> up = new HashSet<>(NAMES);
        up.removeAll(silent);
        return up;
    }

    void recover() {
        silent.clear();
    }

    /// Runs the dispatch, unless its token was seen or its region is forbidden, which it answers.
    Optional<Result> take(Dispatch dispatch, boolean isForbidden) {
        if (isForbidden && dispatch.target().equals(new RegionId("se"))) {
            return Optional.of(RouterBench.result(dispatch, new Result.Declined("forbidden", 2)));
        }
        List<Dispatch> here = running.get(dispatch.worker().value());
        if (here != null && !here.contains(dispatch) && !hasRun(execution(dispatch))) {
            here.add(dispatch);
        }
        return Optional.empty();
    }

    private static ExecutionId execution(Dispatch dispatch) {
        return new ExecutionId("run of " + dispatch.token());
    }

    /// The worker's first run ends; one of `failures` fails, none when that is 0.
    Optional<Result> end(String worker, int failures) {
        List<Dispatch> here = running.get(worker);
        if (here == null || here.isEmpty()) {
            return Optional.empty();
        }
        Dispatch dispatch = here.removeFirst();
        ExecutionId execution = execution(dispatch);
        executions.add(execution);
        boolean fails = failures > 0 && random.nextInt(failures) == 0;
        Result.Kind kind =
                fails
                        ? new Result.Failed(execution, "bad", random.nextInt(4) > 0)
                        : RouterBench.finished(execution.value());
        return Optional.of(RouterBench.result(dispatch, kind));
    }

    boolean hasRun(ExecutionId execution) {
        return executions.contains(execution);
    }

    /// Heartbeats of those that are not silent list what they run.
    void beat(Instant now) {
        running.forEach((worker, here) -> {
            if (!silent.contains(worker)) {
                here.forEach(dispatch -> listedAt.put(dispatch.token(), now));
            }
        });
    }

    Optional<Instant> listedAt(Token token) {
        return Optional.ofNullable(listedAt.get(token));
    }

    /// A worker forgets all, falls silent or speaks again; false when none of that happened.
    boolean breakOne() {
        String worker = NAMES.get(random.nextInt(2));
        switch (random.nextInt(7)) {
            case 0, 1 -> running.put(worker, new ArrayList<>());
            case 2, 3 -> silent.add(worker);
            case 4, 5 -> silent.remove(worker);
            default -> {
                return false;
            }
        }
        return true;
    }
}
