package io.heliotrope.decider;

import io.heliotrope.decide.Charges;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// What is used of every budget: by runs that were handed over, and set aside for held jobs in the
/// period of their planned start, so that a job which was accepted within its budgets finds them
/// when it starts.
///
/// Owned by the decider's thread. Charges are told again after a restart, and every entry.
public final class Spending {
    private final Map<Account, NavigableMap<Instant, Long>> used = new HashMap<>();
    private final Map<JobId, List<Use>> setAside = new HashMap<>();

    /// A run was handed over, or measured; negative amounts give back.
    public void add(Use use) {
        NavigableMap<Instant, Long> periods =
                used.computeIfAbsent(use.account(), account -> new TreeMap<>());
        periods.merge(use.from(), use.millionths(), Spending::sum);
        if (periods.isEmpty()) {
            used.remove(use.account());
        }
    }

    @SuppressWarnings("NullAway") // null takes the entry out
    private static Long sum(long one, long other) {
        return one + other == 0 ? null : one + other;
    }

    /// Sets aside what the planned start of a held job draws on. What runs was charged.
    void setAside(BatchEntry.Held held, World world) {
        List<Use> uses = Charges.expected(held.job(), held.receipt(), world);
        if (!uses.isEmpty()) {
            release(held.job().id());
            setAside.put(held.job().id(), uses);
            uses.forEach(this::add);
        }
    }

    /// Gives back what was set aside for a job, if anything was.
    void release(JobId job) {
        List<Use> uses = setAside.remove(job);
        if (uses != null) {
            uses.forEach(use -> add(use.negated()));
        }
    }

    /// What a decision at `now` should know of these accounts: the running period of each, and all
    /// later ones of which something is used.
    public List<Use> of(List<Account> accounts, Instant now) {
        List<Use> uses = new ArrayList<>();
        for (Account account : accounts) {
            Instant running = account.begin(now);
            uses.add(new Use(account, running, used(account, running)));
            used.getOrDefault(account, new TreeMap<>())
                    .tailMap(running, false)
                    .keySet()
                    .forEach(from -> uses.add(new Use(account, from, used(account, from))));
        }
        return uses;
    }

    /// How much of each budget is used at `now`, as a share of the limit that `limits` tells: of
    /// the holder that has used most.
    public SortedMap<String, Double> shares(Instant now, ToLongFunction<Account> limits) {
        SortedMap<String, Double> shares = new TreeMap<>();
        for (Account account : used.keySet()) {
            long limit = limits.applyAsLong(account);
            if (limit > 0) {
                double share = (double) used(account, account.begin(now)) / limit;
                shares.merge(account.budget(), share, Math::max);
            }
        }
        return shares;
    }

    /// What is used of an account in the period that begins at `from`, in millionths.
    long used(Account account, Instant from) {
        NavigableMap<Instant, Long> periods = used.get(account);
        return periods == null ? 0 : Math.max(0, periods.getOrDefault(from, 0L));
    }

    /// Whether nothing is used or set aside, and nothing of what was is kept.
    boolean isEmpty() {
        return used.isEmpty() && setAside.isEmpty();
    }
}
