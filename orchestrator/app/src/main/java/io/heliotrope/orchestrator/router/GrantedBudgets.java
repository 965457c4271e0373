package io.heliotrope.orchestrator.router;

import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Use;
import io.heliotrope.router.Purse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What one router's process was granted of budgets and has not spent. Its tasks share it and take
/// turns on one thread, so nothing is spent between a look and its charge; grants come from
/// another.
///
/// It asks when a run needs more than is left, and ahead, when a quarter of the last grant is left.
/// After an answer that nothing else is left it asks no more for a while.
final class GrantedBudgets implements Purse {
    /// Somebody may have given back meanwhile.
    static final Duration SHUT_FOR = Duration.ofSeconds(10);

    /// An answer that does not come is asked for again: a grant too many is no harm, it is charged.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int REST = 4;
    private static final Duration KEPT = Duration.ofDays(1);

    private final String spender;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Consumer<BudgetRecord.Ask> asks;
    private final Map<Key, Balance> balances = new HashMap<>();

    private record Key(Account account, Instant from) {}

    private static final class Balance {
        long left;
        long needed;
        long lastGrant;
        Duration quietUntil = Duration.ZERO;
        Duration shutUntil = Duration.ZERO;
    }

    /// `nanoTime` is a clock that only goes on; `asks` takes what is asked for and must not wait.
    GrantedBudgets(String spender, LongSupplier nanoTime, Consumer<BudgetRecord.Ask> asks) {
        this.spender = spender;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.asks = asks;
    }

    private boolean isOver(Duration moment) {
        return realTime().compareTo(moment) >= 0;
    }

    private Duration realTime() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    @Override
    public synchronized long left(Account account, Instant now) {
        Balance balance = balances.get(new Key(account, account.begin(now)));
        return balance == null ? 0 : balance.left;
    }

    @Override
    public synchronized boolean mayGrow(Account account, Instant now) {
        Balance balance = balances.get(new Key(account, account.begin(now)));
        return balance == null || isOver(balance.shutUntil);
    }

    /// A run was handed over, or measured; negative amounts come back.
    synchronized void charge(List<Use> uses) {
        for (Use use : uses) {
            Balance balance = balance(use);
            balance.left -= use.millionths();
            boolean isLow = balance.left < balance.lastGrant / REST;
            if (isLow && isOver(balance.shutUntil)) {
                ask(use, balance, Math.max(balance.needed, use.millionths()));
            }
        }
    }

    /// A run waits until so much is left of each.
    synchronized void ask(List<Use> uses) {
        for (Use use : uses) {
            Balance balance = balance(use);
            balance.needed = Math.max(balance.needed, use.millionths());
            ask(use, balance, use.millionths() - Math.min(0, balance.left));
        }
    }

    private void ask(Use of, Balance balance, long amount) {
        if (amount > 0 && isOver(balance.quietUntil)) {
            balance.quietUntil = realTime().plus(PATIENCE);
            asks.accept(new BudgetRecord.Ask(spender, new Use(of.account(), of.from(), amount)));
        }
    }

    /// The decider has answered somebody.
    synchronized void granted(BudgetRecord.Grant grant) {
        if (!grant.spender().equals(spender)) {
            return;
        }
        Balance balance = balance(grant.use());
        balance.left += grant.use().millionths();
        balance.lastGrant = grant.use().millionths();
        balance.quietUntil = Duration.ZERO;
        balance.shutUntil = grant.isLast() ? realTime().plus(SHUT_FOR) : Duration.ZERO;
    }

    /// Everything that is left, to be given back: afterwards there is nothing.
    synchronized List<BudgetRecord.Ask> giveBack() {
        List<BudgetRecord.Ask> all = new ArrayList<>();
        balances.forEach((key, balance) -> {
            if (balance.left > 0) {
                Use back = new Use(key.account(), key.from(), -balance.left);
                all.add(new BudgetRecord.Ask(spender, back));
            }
        });
        balances.clear();
        return all;
    }

    private Balance balance(Use use) {
        Key key = new Key(use.account(), use.from());
        Balance known = balances.get(key);
        if (known == null) {
            Instant old = use.from().minus(KEPT);
            balances.keySet()
                    .removeIf(each -> each.account().period().after(each.from()).isBefore(old));
            known = new Balance();
            balances.put(key, known);
        }
        return known;
    }
}
