package io.heliotrope.policy.z3;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.RealSort;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asks Z3 whether a guarantee can be broken, region by region, in real numbers. Written after the
/// contract of the checked program: every formula becomes two, that it holds and that it fails.
final class Smt implements AutoCloseable {
    private final Context z3 = new Context();
    private final Program program;
    private final int region;
    private final IntExpr home = z3.mkIntConst("home");
    private final Map<String, Integer> values = new TreeMap<>();
    private final List<BoolExpr> sides = new ArrayList<>();

    private Smt(Program program, int region) {
        this.program = program;
        this.region = region;
        int sites = program.places().sites().size();
        sides.add(z3.mkLe(z3.mkInt(0), home));
        sides.add(z3.mkLt(home, z3.mkInt(sites)));
        IntExpr kind = z3.mkIntConst(JobName.CLASS.path());
        JobName.CLASS.closed().forEach(this::valueOf);
        sides.add(
                z3.mkOr(
                        JobName.CLASS.closed().stream()
                                .map(value -> z3.mkEq(kind, z3.mkInt(valueOf(value))))
                                .toArray(BoolExpr[]::new)));
        BoolExpr sameLatency =
                z3.mkEq(
                        z3.mkRealConst("here LATENCY"), z3.mkRealConst("home LATENCY"));
        sides.add(z3.mkImplies(z3.mkEq(home, z3.mkInt(region)), sameLatency));
    }

    /// Whether some job is placed against the guarantee in some region.
    static boolean isBroken(Program program, Guarantee guarantee) {
        for (int region = 0; region < program.places().sites().size(); region++) {
            try (Smt smt = new Smt(program, region)) {
                if (smt.isBrokenHere(guarantee)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBrokenHere(Guarantee guarantee) {
        BoolExpr broken =
                switch (guarantee.claim()) {
                    case Guarantee.Claim.OnlyIn(var regions) -> z3.mkBool(!regions.has(region));
                    case Guarantee.Claim.NeverIn(var regions) -> z3.mkBool(regions.has(region));
                    case Guarantee.Claim.Always(Formula formula) -> z3.mkNot(both(formula).holds());
                };
        BoolExpr placed = placed();
        BoolExpr scope = both(guarantee.scope()).holds();
        Solver solver = z3.mkSolver();
        solver.add(sides.toArray(BoolExpr[]::new));
        solver.add(new BoolExpr[] {scope, broken, placed});
        Status status = solver.check();
        if (status == Status.UNKNOWN) {
            throw new AssertionError("Z3 does not know: " + solver.getReasonUnknown());
        }
        return status == Status.SATISFIABLE;
    }

    /// One disjunct for each leader and way.
    private BoolExpr placed() {
        List<Rules> policies = program.policies();
        List<BoolExpr> ways = new ArrayList<>();
        List<BoolExpr> nobody = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            Rules leader = policies.get(i);
            if (!leader.canLead()) {
                continue;
            }
            List<BoolExpr> leads = new ArrayList<>(nobody);
            leads.add(both(leader.scope()).holds());
            for (int step = 0; step <= leader.relaxations().size(); step++) {
                ways.add(z3.mkAnd(and(leads), lets(Optional.of(leader), step)));
            }
            if (leader.otherwise() instanceof Outcome.RunIn(Formula where, String _)) {
                BoolExpr rest = lets(Optional.of(leader), Integer.MAX_VALUE);
                ways.add(z3.mkAnd(and(leads), both(where).holds(), rest));
            }
            nobody.add(z3.mkNot(both(leader.scope()).holds()));
        }
        ways.add(z3.mkAnd(and(nobody), lets(Optional.empty(), 0)));
        return z3.mkOr(ways.toArray(BoolExpr[]::new));
    }

    private BoolExpr and(List<BoolExpr> all) {
        return z3.mkAnd(all.toArray(BoolExpr[]::new));
    }

    private BoolExpr lets(Optional<Rules> leader, int step) {
        List<BoolExpr> all = new ArrayList<>();
        for (Rules rules : program.policies()) {
            boolean leads = leader.map(Rules::name).equals(Optional.of(rules.name()));
            for (Requirement requirement : rules.requirements()) {
                Optional<Formula> asked = Optional.of(requirement.formula());
                for (int i = 0; leads && i < rules.relaxations().size() && i < step; i++) {
                    Relaxation relaxation = rules.relaxations().get(i);
                    if (relaxation.requirement().equals(requirement.name())) {
                        asked =
                                step == Integer.MAX_VALUE
                                        ? Optional.empty()
                                        : relaxation.instead();
                    }
                }
                asked.ifPresent(
                        formula ->
                                all.add(
                                        z3.mkImplies(
                                                both(rules.scope()).holds(),
                                                both(formula).holds())));
            }
        }
        return and(all);
    }

    /// That a formula holds, and that it fails; neither when it is absent.
    private record Both(BoolExpr holds, BoolExpr fails) {}

    private Both known(BoolExpr holds) {
        return new Both(holds, z3.mkNot(holds));
    }

    private Both both(Formula formula) {
        return switch (formula) {
            case Formula.Always(boolean holds) -> known(z3.mkBool(holds));
            case Formula.InRegions(var regions) -> known(z3.mkBool(regions.has(region)));
            case Formula.IsHome() -> known(z3.mkEq(home, z3.mkInt(region)));
            case Formula.IsAllowed() -> known(z3.mkBoolConst("allowed"));
            case Formula.Labelled(String label) -> known(z3.mkBoolConst("label " + label));
            case Formula.HomeIn(var regions) ->
                    known(
                            z3.mkOr(
                                    regions.stream()
                                            .mapToObj(one -> z3.mkEq(home, z3.mkInt(one)))
                                            .toArray(BoolExpr[]::new)));
            case Formula.NameIn(JobName name, var names) ->
                    known(
                            z3.mkOr(
                                    names.stream()
                                            .map(
                                                    one ->
                                                            z3.mkEq(
                                                                    z3.mkIntConst(name.path()),
                                                                    z3.mkInt(valueOf(one))))
                                            .toArray(BoolExpr[]::new)));
            case Formula.Not(Formula inner) -> {
                Both both = both(inner);
                yield new Both(/* holds= */ both.fails(), /* fails= */ both.holds());
            }
            case Formula.All(List<Formula> parts) -> {
                List<Both> all = parts.stream().map(this::both).toList();
                yield new Both(
                        z3.mkAnd(all.stream().map(Both::holds).toArray(BoolExpr[]::new)),
                        z3.mkOr(all.stream().map(Both::fails).toArray(BoolExpr[]::new)));
            }
            case Formula.Any(List<Formula> parts) -> {
                List<Both> all = parts.stream().map(this::both).toList();
                yield new Both(
                        z3.mkOr(all.stream().map(Both::holds).toArray(BoolExpr[]::new)),
                        z3.mkAnd(all.stream().map(Both::fails).toArray(BoolExpr[]::new)));
            }
            case Formula.Compare compare -> compared(compare);
            case Formula.ForNext _ -> throw new IllegalArgumentException("not drawn: " + formula);
        };
    }

    private int valueOf(String name) {
        return values.computeIfAbsent(name, _ -> values.size());
    }

    private Both compared(Formula.Compare compare) {
        List<BoolExpr> isKnown = new ArrayList<>();
        ArithExpr<RealSort> left = real(compare.left(), isKnown);
        ArithExpr<RealSort> right = real(compare.right(), isKnown);
        BoolExpr holds =
                switch (compare.relation()) {
                    case AT_MOST -> z3.mkLe(left, right);
                    case BELOW -> z3.mkLt(left, right);
                    case AT_LEAST -> z3.mkGe(left, right);
                    case ABOVE -> z3.mkGt(left, right);
                    case EQUAL -> z3.mkEq(left, right);
                    case NOT_EQUAL -> z3.mkNot(z3.mkEq(left, right));
                };
        BoolExpr all = and(isKnown);
        return new Both(z3.mkAnd(all, holds), z3.mkAnd(all, z3.mkNot(holds)));
    }

    private ArithExpr<RealSort> real(Term term, List<BoolExpr> isKnown) {
        return switch (term) {
            case Term.Constant(double value) -> number(value);
            case Term.OfJob(JobFact fact) -> bounded("job " + fact, fact.least(), fact.most());
            case Term.OfRegion(RegionFact fact) when fact == RegionFact.GPU_MEMORY ->
                    number(program.places().sites().get(region).gpuMemoryGib());
            case Term.OfRegion(RegionFact fact) -> {
                if (fact.isSignal() && mayBeAbsent(fact)) {
                    isKnown.add(z3.mkBoolConst("known " + fact));
                }
                yield bounded("here " + fact, fact.least(), fact.most());
            }
            case Term.OfHome(RegionFact fact) when fact == RegionFact.LATENCY ->
                    bounded("home " + fact, fact.least(), fact.most());
            case Term.Sum(Term left, Term right) ->
                    z3.mkAdd(real(left, isKnown), real(right, isKnown));
            case Term.Difference(Term left, Term right) ->
                    z3.mkSub(real(left, isKnown), real(right, isKnown));
            case Term.Product(Term left, Term right) ->
                    z3.mkMul(real(left, isKnown), real(right, isKnown));
            case Term.Least(List<Term> parts) -> {
                ArithExpr<RealSort> one = real(parts.getFirst(), isKnown);
                ArithExpr<RealSort> other = real(parts.getLast(), isKnown);
                yield (ArithExpr<RealSort>) z3.mkITE(z3.mkLe(one, other), one, other);
            }
            case Term.OfHome _, Term.Quotient _, Term.Greatest _, Term.Percentile _ ->
                    throw new IllegalArgumentException("not drawn: " + term);
        };
    }

    private boolean mayBeAbsent(RegionFact fact) {
        Ladder ladder = program.ladders().get(fact);
        return ladder == null
                || ladder.rungs().stream().noneMatch(Ladder.Rung.Assume.class::isInstance);
    }

    private ArithExpr<RealSort> number(double value) {
        return z3.mkReal(new BigDecimal(value).toPlainString());
    }

    private ArithExpr<RealSort> bounded(String name, double least, double most) {
        ArithExpr<RealSort> number = z3.mkRealConst(name);
        sides.add(z3.mkLe(number(least), number));
        sides.add(z3.mkLe(number, number(most)));
        return number;
    }

    @Override
    public void close() {
        z3.close();
    }
}
