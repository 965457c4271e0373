package io.heliotrope.protocol;

import io.heliotrope.policy.program.Budget;
import java.time.Instant;
import java.util.Comparator;

/// What a budget of a policy keeps, of one holder.
///
/// `budget` is `module.policy.budget`, so that a policy that is edited goes on with what was used.
/// `holder` is the tenant or the model that shares it, empty where all of the policy's jobs do.
public record Account(String budget, String holder, Budget.Resource resource, Budget.Period period)
        implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::budget)
                    .thenComparing(Account::holder)
                    .thenComparing(Account::resource)
                    .thenComparing(Account::period);

    /// When the period that `moment` lies in began.
    public Instant begin(Instant moment) {
        return period.begin(moment);
    }

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return holder.isEmpty() ? budget : budget + " of " + holder;
    }
}
