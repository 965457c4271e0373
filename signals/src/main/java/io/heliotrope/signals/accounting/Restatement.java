package io.heliotrope.signals.accounting;

import io.heliotrope.model.JobId;
import io.heliotrope.signals.accounting.Emission.Unknown;
import io.heliotrope.signals.accounting.Emission.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A later statement that takes the place of an earlier one, since a provider revised what it had
/// said. The earlier one stays: a restatement is a record after it, never instead of it.
///
/// `changes` holds every column that differs, at least one.
public record Restatement(Statement replaced, Statement by, List<Change> changes) {
    public Restatement {
        changes = List.copyOf(changes);
    }

    /// The columns of an account that a revision can move.
    public enum Column {
        OPERATIONAL,
        MARKET,
        MARGINAL,
        IDLE,
        DATA_MOVEMENT,
        WEIGHTS_MOVEMENT,
        AT_HOME,
        SAVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What an account says in this column.
        public Emission of(Account account) {
            return switch (this) {
                case OPERATIONAL -> account.operational();
                case MARKET -> account.market();
                case MARGINAL -> account.marginal();
                case IDLE -> account.idle();
                case DATA_MOVEMENT -> account.movement().data();
                case WEIGHTS_MOVEMENT -> account.movement().weights();
                case AT_HOME -> account.atHome();
                case SAVED -> account.saved();
            };
        }
    }

    /// What a column was and is. `difference` is the new value less the old; unknown where one of
    /// them is, incomparable where the revision changed what is counted.
    public record Change(Column column, Emission was, Emission is, Emission difference) {}

    /// The columns in which `is` differs from what was stated, in their order. What is unknown for
    /// the same reason does not differ, and what nobody stated is left out.
    public static List<Change> changes(Map<Column, Emission> was, Account is) {
        List<Change> changes = new ArrayList<>();
        was.forEach((column, old) -> {
            Emission now = column.of(is);
            if (!isSame(old, now)) {
                changes.add(new Change(column, old, now, now.minus(old)));
            }
        });
        return changes;
    }

    private static boolean isSame(Emission one, Emission other) {
        return one instanceof Unknown(Why why, var _, var _, var _)
                ? other instanceof Unknown now && now.why() == why
                : one.equals(other);
    }

    /// Restates the account of one run by what was known at `then` and at `later`; empty when that
    /// makes no difference.
    ///
    /// @throws IllegalArgumentException when `later` is not after `then`
    public static Optional<Restatement> of(
            JobId job,
            RunFacts run,
            Instant then,
            Accounting asKnownThen,
            Instant later,
            Accounting asKnownLater) {
        if (!later.isAfter(then)) {
            throw new IllegalArgumentException(
                    "a restatement (%s) must come after what it replaces (%s)"
                            .formatted(later, then));
        }
        Statement replaced = Statement.of(job, run, then, asKnownThen);
        Statement by = Statement.of(job, run, later, asKnownLater);
        Map<Column, Emission> was = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            was.put(column, column.of(replaced.account()));
        }
        List<Change> changes = changes(was, by.account());
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Restatement(replaced, by, changes));
    }
}
