package io.heliotrope.decider;

import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Use;
import java.util.List;

/// What routers are granted of budgets. A grant is charged at once, as if it were spent: what all
/// routers and the decider itself spend of an account together never exceeds its limit.
public final class Grants {
    /// A grant is at least what was asked for, and at most this part of what is left: so the last
    /// of a budget does not lie idle with one router while others need it.
    private static final int PART = 16;

    private Grants() {}

    /// A router asks, or gives back.
    public static List<BatchChange> onAsk(BudgetRecord.Ask ask, BatchSituation situation) {
        Use use = ask.use();
        if (use.millionths() < 0) {
            return List.of(new BatchChange.Charge(List.of(use)));
        }
        long left =
                situation.policy().limit(use.account())
                        - situation.bookings().spending().used(use.account(), use.from());
        long part = Math.max(use.millionths(), left / PART);
        Use granted = new Use(use.account(), use.from(), Math.clamp(left, 0, part));
        BatchChange grant =
                new BatchChange.Grant(
                        new BudgetRecord.Grant(ask.spender(), granted, left < use.millionths()));
        return granted.millionths() == 0
                ? List.of(grant)
                : List.of(new BatchChange.Charge(List.of(granted)), grant);
    }
}
