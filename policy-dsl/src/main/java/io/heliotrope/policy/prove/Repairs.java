package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one policy would have to do for a refuted guarantee to hold: give way in nothing, or hold
/// for all jobs. Told only when it is proved; there may be other ways, and it may not be meant.
final class Repairs {
    private static final long BUDGET = 20_000;

    /// Policies that are tried: a hint is not worth minutes.
    private static final int MOST = 40;

    private final Program program;
    private final Guarantee guarantee;

    Repairs(Program program, Guarantee guarantee) {
        this.program = program;
        this.guarantee = guarantee;
    }

    /// One of `kind` at `policy`.
    record Repair(Kind kind, Rules policy) {
        enum Kind {
            WITHOUT_RELAXATIONS,
            FOR_ALL_JOBS
        }

        String words() {
            return switch (kind) {
                case WITHOUT_RELAXATIONS ->
                        "the guarantee is proved without `relax` in `" + policy.name() + "`";
                case FOR_ALL_JOBS ->
                        "the guarantee is proved once `"
                                + policy.name()
                                + "` is for all jobs: it leaves this one out";
            };
        }
    }

    /// The first that is proved: of policies that hold for the witness's job what gives way, then
    /// of those that do not whom they are for.
    Optional<Repair> first(Witness witness) {
        List<Rules> holding = PlainReplayer.holding(program, witness);
        List<Repair> tries = new ArrayList<>();
        holding.stream()
                .filter(rules -> !rules.relaxations().isEmpty())
                .forEach(rules -> tries.add(new Repair(Repair.Kind.WITHOUT_RELAXATIONS, rules)));
        program.policies().stream()
                .filter(rules -> !holding.contains(rules))
                .forEach(rules -> tries.add(new Repair(Repair.Kind.FOR_ALL_JOBS, rules)));
        return tries.stream().limit(MOST).filter(this::isProved).findFirst();
    }

    private boolean isProved(Repair repair) {
        List<Rules> policies =
                program.policies().stream()
                        .map(rules -> rules.equals(repair.policy()) ? mended(repair) : rules)
                        .toList();
        Program other =
                new Program(
                        program.module(),
                        program.places(),
                        program.ladders(),
                        policies,
                        List.of(guarantee),
                        program.zones(),
                        program.digest(),
                        program.precedences());
        return new Prover(other, new PlainReplayer(), BUDGET).prove(guarantee)
                instanceof Proof.Proved;
    }

    private static Rules mended(Repair repair) {
        Rules rules = repair.policy();
        boolean isForAll = repair.kind() == Repair.Kind.FOR_ALL_JOBS;
        return new Rules(
                rules.module(),
                rules.name(),
                rules.title(),
                isForAll ? new Formula.Always(true) : rules.scope(),
                rules.requirements(),
                rules.budgets(),
                rules.deferral(),
                rules.preference(),
                isForAll ? rules.relaxations() : List.of(),
                rules.otherwise(),
                isForAll ? Optional.empty() : rules.rollout(),
                rules.span());
    }
}
