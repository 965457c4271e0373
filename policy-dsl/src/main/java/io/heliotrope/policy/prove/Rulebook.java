package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program's policies as clauses: which hold, which of them leads, and what each asks at each
/// step. The step is one value of [Vocabulary]; its last bit is the fall-back.
///
/// Every step and the fall-back count as reachable, whatever other regions do: more than can
/// happen, so that what is proved holds. Of one thread.
final class Rulebook {
    private final Program program;
    private final Vocabulary words;
    private final Circuit circuit;
    private final Formulas formulas;
    private final List<Rules> replacing;
    private final int[] holds;
    private final int[] leads;
    private final int nobodyLeads;

    Rulebook(Program program, Vocabulary words, Formulas formulas) {
        this.program = program;
        this.words = words;
        this.circuit = words.circuit();
        this.formulas = formulas;
        replacing =
                program.policies().stream()
                        .filter(it -> it.rollout().flatMap(Rules.Rollout::otherwise).isPresent())
                        .toList();
        int count = program.policies().size();
        holds = new int[count];
        leads = new int[count];
        for (int i = 0; i < count; i++) {
            holds[i] = holding(program.policies().get(i));
        }
        nobodyLeads = order();
    }

    /// The most relaxations that a policy has.
    static int relaxations(Program program) {
        return program.policies().stream()
                .mapToInt(rules -> rules.relaxations().size())
                .max()
                .orElse(0);
    }

    Program program() {
        return program;
    }

    /// A literal that may be denied.
    int holds(int policy) {
        return holds[policy];
    }

    /// A literal that may be denied.
    int leads(int policy) {
        return leads[policy];
    }

    private int holding(Rules rules) {
        List<Integer> yes = new ArrayList<>();
        List<Integer> no = new ArrayList<>();
        inScope(rules, yes, no);
        for (Rules other : replacing) {
            if (replaces(other, rules)) {
                List<Integer> taken = new ArrayList<>();
                List<Integer> left = new ArrayList<>();
                inScope(other, taken, left);
                yes.add(circuit.any(array(left)));
                no.add(circuit.all(array(taken)));
            }
        }
        return defined(array(yes), array(no));
    }

    /// Whether those whom the rollout of `taking` takes have it in place of `left`.
    private static boolean replaces(Rules taking, Rules left) {
        boolean isSame = taking.name().equals(left.name()) && taking.module().equals(left.module());
        return !isSame
                && taking.rollout()
                        .flatMap(Rules.Rollout::otherwise)
                        .filter(left.name()::equals)
                        .isPresent();
    }

    private void inScope(Rules rules, List<Integer> yes, List<Integer> no) {
        yes.add(formulas.literal(rules.scope(), Want.TO_HOLD));
        no.add(formulas.literal(rules.scope(), Want.NOT_TO_HOLD));
        if (rules.rollout().isPresent()) {
            Rules.Rollout rollout = rules.rollout().get();
            boolean isAll = rollout.share() >= 1 && rollout.from().isEmpty();
            int included =
                    rollout.share() <= 0
                            ? Sat.FAILS
                            : isAll ? Sat.HOLDS : words.included(Witness.rollout(rules));
            yes.add(included);
            no.add(included ^ 1);
        }
    }

    /// A literal that may be denied: it holds exactly when all of `yes` do, else one of `no` does.
    private int defined(int[] yes, int[] no) {
        if (yes.length == 1 && yes[0] <= Sat.FAILS) {
            return yes[0];
        }
        int name = 2 * words.sat().variable(false);
        for (int one : yes) {
            circuit.ask(name ^ 1, one);
        }
        circuit.ask(name, circuit.any(no));
        return name;
    }

    /// Says who leads: the first that holds and can.
    private int order() {
        int nobody = Sat.HOLDS;
        for (int i = 0; i < leads.length; i++) {
            leads[i] = Sat.FAILS;
            if (program.policies().get(i).canLead()) {
                leads[i] = both(nobody, holds[i]);
                nobody = both(nobody, holds[i] ^ 1);
            }
        }
        return nobody;
    }

    /// Of literals that may be denied, as one that may.
    private int both(int one, int other) {
        if (one <= Sat.FAILS || other <= Sat.FAILS) {
            return one == Sat.FAILS || other == Sat.FAILS ? Sat.FAILS : Math.max(one, other);
        }
        return defined(new int[] {one, other}, new int[] {one ^ 1, other ^ 1});
    }

    /// Where a need comes from.
    enum Kind {
        STEPS,
        REQUIREMENT,
        BUDGET
    }

    /// One thing that a placement needs: that `literal` holds. `policy` is an index, -1 for what is
    /// no policy's; `name` is the requirement's or budget's.
    record Need(int policy, Kind kind, String name, int literal) {}

    /// What a placement needs, all of it; with `isDenied` for each of the same what breaks it.
    List<Need> needs(boolean isDenied) {
        List<Need> needs = new ArrayList<>();
        int atOnce = isDenied ? words.step(1) ^ 1 : words.step(1);
        needs.add(new Need(-1, Kind.STEPS, "", either(isDenied, nobodyLeads ^ 1, atOnce)));
        for (int i = 0; i < holds.length; i++) {
            Rules rules = program.policies().get(i);
            steps(i, rules, isDenied, needs);
            for (Requirement requirement : rules.requirements()) {
                requirement(i, rules, requirement, isDenied, needs);
            }
            for (Budget budget : rules.budgets()) {
                Formula within = within(budget);
                int answer = formulas.literal(within, wanted(isDenied));
                int either = either(isDenied, holds[i] ^ 1, answer);
                needs.add(new Need(i, Kind.BUDGET, budget.name(), either));
            }
        }
        return needs;
    }

    private static Want wanted(boolean isDenied) {
        return isDenied ? Want.NOT_TO_HOLD : Want.TO_HOLD;
    }

    /// One of the literals, of which the last is already as wanted and the others may be denied.
    private int either(boolean isDenied, int... or) {
        if (!isDenied) {
            return circuit.any(or);
        }
        int[] denied = or.clone();
        for (int i = 0; i < or.length - 1; i++) {
            denied[i] ^= 1;
        }
        return circuit.all(denied);
    }

    private void steps(int policy, Rules rules, boolean isDenied, List<Need> needs) {
        if (!rules.canLead()) {
            return;
        }
        long own = -1L >>> (Long.SIZE - 1 - rules.relaxations().size());
        int leader = leads[policy] ^ 1;
        if (rules.otherwise() instanceof Outcome.RunIn(Formula where, String _)) {
            own |= words.fallBack();
            int place = formulas.literal(where, wanted(isDenied));
            int notLast = words.step(words.fallBack()) ^ 1;
            int either = either(isDenied, leader, notLast, place);
            needs.add(new Need(policy, Kind.STEPS, "", either));
        }
        int valid = isDenied ? words.step(own) ^ 1 : words.step(own);
        needs.add(new Need(policy, Kind.STEPS, "", either(isDenied, leader, valid)));
    }

    private void requirement(
            int policy, Rules rules, Requirement requirement, boolean isDenied, List<Need> needs) {
        Kind kind = Kind.REQUIREMENT;
        String name = requirement.name();
        long taken = stepsOf(rules, name);
        int absent = holds[policy] ^ 1;
        int answer = formulas.literal(requirement.formula(), wanted(isDenied));
        if (taken == 0) {
            needs.add(new Need(policy, kind, name, either(isDenied, absent, answer)));
            return;
        }
        int gaveWay = both(leads[policy], words.step(taken));
        needs.add(new Need(policy, kind, name, either(isDenied, absent, gaveWay, answer)));
        for (int i = 0; i < rules.relaxations().size(); i++) {
            Relaxation relaxation = rules.relaxations().get(i);
            Optional<Formula> instead = relaxation.instead();
            if (relaxation.requirement().equals(name) && instead.isPresent()) {
                int elsewhere = words.step(stepsOf(rules, name, i)) ^ 1;
                int other = formulas.literal(instead.get(), wanted(isDenied));
                int either = either(isDenied, leads[policy] ^ 1, elsewhere, other);
                needs.add(new Need(policy, kind, name, either));
            }
        }
    }

    /// The steps at which a requirement has given way, the fall-back included; 0 when it never
    /// does.
    private static long stepsOf(Rules rules, String requirement) {
        for (int i = 0; i < rules.relaxations().size(); i++) {
            if (rules.relaxations().get(i).requirement().equals(requirement)) {
                return -1L << (i + 1);
            }
        }
        return 0;
    }

    /// The steps at which relaxation `index` of a requirement is the last that was taken.
    private long stepsOf(Rules rules, String requirement, int index) {
        long from = -1L << (index + 1);
        for (int i = index + 1; i < rules.relaxations().size(); i++) {
            if (rules.relaxations().get(i).requirement().equals(requirement)) {
                return from & ~(-1L << (i + 1));
            }
        }
        return from & ~words.fallBack();
    }

    /// What a budget asks when nothing of it is used yet: the most that it ever allows.
    static Formula within(Budget budget) {
        Term takes =
                switch (budget.resource()) {
                    case GPU_TIME ->
                            new Term.Product(
                                    new Term.OfJob(JobFact.GPUS), new Term.OfJob(JobFact.RUNTIME));
                    case CARBON -> new Term.OfRegion(RegionFact.GRAMS);
                };
        return new Formula.Compare(
                takes,
                Relation.AT_MOST,
                new Term.Constant(budget.limit()),
                Unit.base(Type.NUMBER),
                budget.span());
    }

    private static int[] array(List<Integer> literals) {
        return literals.stream().mapToInt(Integer::intValue).toArray();
    }
}
