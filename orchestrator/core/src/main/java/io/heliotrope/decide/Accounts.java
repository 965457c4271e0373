package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.Slots;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The accounts that the budgets of a program keep. Immutable.
final class Accounts {
    private final List<Kept> budgets = new ArrayList<>();

    private record Kept(Rules of, Budget budget) {}

    Accounts(Program program) {
        for (Rules policy : program.policies()) {
            policy.budgets().forEach(budget -> budgets.add(new Kept(policy, budget)));
        }
    }

    /// Whether there is no budget at all.
    boolean isEmpty() {
        return budgets.isEmpty();
    }

    /// Those that a job draws on where these policies hold, in the order of the text.
    List<Account> of(Job job, List<Rules> holding) {
        return holding.stream()
                .flatMap(policy ->
                        policy.budgets().stream().map(budget -> account(policy, budget, job)))
                .toList();
    }

    private static Account account(Rules policy, Budget budget, Job job) {
        String holder =
                switch (budget.share()) {
                    case ALL -> "";
                    case TENANT -> job.tenant().value();
                    case MODEL -> job.model();
                };
        return new Account(name(policy, budget), holder, budget.resource(), budget.period());
    }

    /// The limit of a budget, in millionths; 0 of one that is not kept.
    long limit(Account account) {
        return budgets.stream()
                .filter(kept -> name(kept.of(), kept.budget()).equals(account.budget()))
                .mapToLong(kept -> (long) (kept.budget().limit() * Use.PARTS))
                .findFirst()
                .orElse(0);
    }

    private static String name(Rules policy, Budget budget) {
        return policy.module() + "." + policy.name() + "." + budget.name();
    }

    /// What is used, as `load` says it, of every budget of the program.
    Drawn drawn(Job job, Load load, Instant now) {
        return new Drawn(job, load, Slots.of(now));
    }

    /// What is used of budgets, by their index and the slot of a start, counted from that of now.
    /// One thread.
    final class Drawn {
        private final Job job;
        private final Load load;
        private final long firstSlot;
        private final Span[][] spans = new Span[budgets.size()][];

        private record Span(long first, long end, double amount) {}

        private Drawn(Job job, Load load, long firstSlot) {
            this.job = job;
            this.load = load;
            this.firstSlot = firstSlot;
        }

        /// In base units; 0 where nothing is.
        double used(int budget, int slot) {
            Span[] known = spans[budget];
            if (known == null) {
                known = spans(budgets.get(budget));
                spans[budget] = known;
            }
            long at = firstSlot + slot;
            for (Span span : known) {
                if (span.first() <= at && at < span.end()) {
                    return span.amount();
                }
            }
            return 0;
        }

        private Span[] spans(Kept kept) {
            Account account = account(kept.of(), kept.budget(), job);
            return load.uses().stream()
                    .filter(use -> use.account().equals(account))
                    .map(Drawn::span)
                    .toArray(Span[]::new);
        }

        /// Periods begin and end with slots.
        private static Span span(Use use) {
            Instant end = use.account().period().after(use.from());
            return new Span(Slots.of(use.from()), Slots.of(end), use.amount());
        }
    }
}
