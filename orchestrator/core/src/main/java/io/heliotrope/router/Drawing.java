package io.heliotrope.router;

import io.heliotrope.decide.Charges;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a job draws on budgets, before it is decided: `uses` for its load, and what has to be asked
/// for first, since too little of it was granted.
record Drawing(List<Use> uses, List<Use> asks) {
    static Drawing of(Job job, boolean isAccepted, Situation situation) {
        List<Account> accounts = situation.policy().accounts(job, situation.world(), isAccepted);
        if (accounts.isEmpty()) {
            return new Drawing(List.of(), List.of());
        }
        Instant now = situation.world().now();
        List<Use> uses = new ArrayList<>();
        List<Use> asks = new ArrayList<>();
        for (Use most : Charges.most(job, accounts, situation.world())) {
            Account account = most.account();
            long limit = situation.policy().limit(account);
            long needed = Math.min(most.millionths(), limit);
            if (situation.purse().left(account, now) < needed
                    && situation.purse().mayGrow(account, now)) {
                asks.add(new Use(account, most.from(), needed));
                uses.add(new Use(account, most.from(), limit));
            } else {
                uses.add(situation.purse().use(account, limit, now));
            }
        }
        return new Drawing(uses, asks);
    }

    /// Whether it cannot be decided yet.
    boolean isShort() {
        return !asks.isEmpty();
    }
}
