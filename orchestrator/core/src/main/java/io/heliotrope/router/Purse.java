package io.heliotrope.router;

import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Use;
import java.time.Instant;

/// What a router may spend of budgets, as it was granted.
public interface Purse {
    /// Of a router that was granted nothing and never will be.
    Purse EMPTY =
            new Purse() {
                @Override
                public long left(Account account, Instant now) {
                    return 0;
                }

                @Override
                public boolean mayGrow(Account account, Instant now) {
                    return false;
                }
            };

    /// What is left of an account in the period of `now`, in millionths; below 0 where runs took
    /// more than they were expected to.
    long left(Account account, Instant now);

    /// Whether more may be granted: not where the last answer was that nothing is left.
    boolean mayGrow(Account account, Instant now);

    /// The same as a load tells it: all but what is left is used.
    default Use use(Account account, long limit, Instant now) {
        long left = Math.clamp(left(account, now), 0, limit);
        return new Use(account, account.begin(now), limit - left);
    }
}
