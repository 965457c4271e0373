package io.heliotrope.simulation;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.WorldOffsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What no log of the product shows: which runs really began and what the worker knew then, and
/// which declines a router or decider has read while the declined choice stood.
final class Witness {
    private final List<Run> runs = new ArrayList<>();

    /// A run that began.
    record Run(Dispatch dispatch, ExecutionId execution, WorkerId worker, WorldOffsets known) {}

    void started(Dispatch dispatch, ExecutionId execution, WorkerId worker, WorldOffsets known) {
        runs.add(new Run(dispatch, execution, worker, known));
    }

    /// A choice that was declined, and the policy that was named.
    record Decline(Dispatch dispatch, long policyOffset) {}

    private final List<Decline> declines = new ArrayList<>();
    private final Map<Token, WorldOffsets> expiries = new HashMap<>();

    /// A result was read while `standing` was the job's choice.
    void read(Dispatch standing, Result result, Forger forger) {
        if (standing.token().equals(result.token())
                && result.kind() instanceof Result.Declined declined
                && !forger.forged().contains(result)) {
            declines.add(new Decline(standing, declined.policyOffset()));
        }
    }

    /// A lease ran out in the world that its decider knew.
    void expired(Token token, WorldOffsets known) {
        expiries.put(token, known);
    }

    /// What the decider knew when it gave the token up as silent, if it did.
    Optional<WorldOffsets> expiry(Token token) {
        return Optional.ofNullable(expiries.get(token));
    }

    List<Decline> declines() {
        return Collections.unmodifiableList(declines);
    }

    List<Run> runs() {
        return Collections.unmodifiableList(runs);
    }
}
