package io.heliotrope.protocol;

/// A record of the budgets topic. Routers decide at many places at once, so each is granted parts
/// of a budget before it spends them; the batch decider, which keeps the accounts, grants them.
///
/// `spender` names one start of one router's process: what it was granted and did not spend or give
/// back before it ended is spent.
public sealed interface BudgetRecord {
    String spender();

    /// What is meant: an account and a period.
    Use use();

    /// A run that needs `use` is waiting for it; a negative amount is given back.
    record Ask(String spender, Use use) implements BudgetRecord {}

    /// `use` may be spent beside all that was granted before. `isLast` says that it is less than
    /// was asked for, be it nothing, since nothing else is left.
    record Grant(String spender, Use use, boolean isLast) implements BudgetRecord {
        public Grant {
            if (use.millionths() < 0) {
                throw new IllegalArgumentException(
                        "a grant must be at least 0, was " + use.millionths() + " of " + use);
            }
        }
    }
}
