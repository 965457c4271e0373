package io.heliotrope.simulation;

import static io.heliotrope.simulation.EndPromises.violation;

import io.heliotrope.decide.Charges;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is promised about budgets: what was handed over and not declined never exceeds one.
///
/// Runs of the simulation take the time that their jobs say; one that paused took what it ran for.
final class BudgetPromise {
    private BudgetPromise() {}

    private record Period(Account account, Instant from) {}

    static Optional<Violation> budgetsHold(Evidence evidence) {
        Set<Token> declined =
                evidence.scene.witness.declines().stream()
                        .map(decline -> decline.dispatch().token())
                        .collect(Collectors.toSet());
        Map<Token, Measured> paused = paused(evidence);
        Map<Period, Long> used = new HashMap<>();
        for (Log.Line<BatchDecision> line : evidence.decisions) {
            if (line.value() instanceof BatchDecision.Release(Dispatch dispatch)
                    && !dispatch.receipt().load().uses().isEmpty()
                    && !declined.contains(dispatch.token())) {
                World world = evidence.scene.control.at(dispatch.receipt().world());
                for (Use use : taken(dispatch, paused.get(dispatch.token()), world)) {
                    Period period = new Period(use.account(), use.from());
                    long sum = used.merge(period, use.millionths(), Long::sum);
                    long limit = evidence.scene.policies.of(world).limit(use.account());
                    if (sum > limit) {
                        return violation(
                                "I7 quota",
                                dispatch.token()
                                        + " brings "
                                        + use.account()
                                        + " to "
                                        + sum / Use.PARTS
                                        + " of "
                                        + limit / Use.PARTS);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Use> taken(Dispatch dispatch, @Nullable Measured paused, World world) {
        List<Use> uses =
                new ArrayList<>(Charges.expected(dispatch.job(), dispatch.receipt(), world));
        if (paused != null) {
            uses.addAll(Charges.correction(dispatch.job(), dispatch.receipt(), paused, world));
        }
        return uses;
    }

    private static Map<Token, Measured> paused(Evidence evidence) {
        Map<Token, Measured> paused = new HashMap<>();
        for (Result result : evidence.results) {
            if (result.kind() instanceof Result.Paused(var execution, Measured measured)
                    && !evidence.scene.forger.forged().contains(result)) {
                paused.put(result.token(), measured);
            }
        }
        return paused;
    }
}
