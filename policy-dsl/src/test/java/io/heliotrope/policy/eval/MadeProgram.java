package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Unit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A program that a test puts together, over regions `r0`, `r1`, … Signals are fresh for 15 minutes
/// and have no rungs unless the test says so. Belongs to one test.
final class MadeProgram {
    private final int regions;
    private final Map<RegionFact, Ladder> ladders = new EnumMap<>(RegionFact.class);
    private final List<Rules> policies = new ArrayList<>();

    MadeProgram(int regions) {
        this.regions = regions;
        for (RegionFact fact : RegionFact.values()) {
            if (fact.isSignal()) {
                ladder(fact, 900);
            }
        }
    }

    MadeProgram ladder(RegionFact signal, double freshSeconds, Ladder.Rung... rungs) {
        ladders.put(signal, new Ladder(signal, freshSeconds, List.of(rungs)));
        return this;
    }

    MadeProgram with(Made policy) {
        policies.add(policy.rules());
        return this;
    }

    Program program() {
        List<Site> sites =
                IntStream.range(0, regions)
                        .mapToObj(i -> new Site("r" + i, "EU", "regional", 80, ZoneOffset.UTC))
                        .toList();
        Places places =
                new Places(sites, Map.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        return new Program(
                "test", places, ladders, policies, List.of(), List.of(ZoneOffset.UTC), "0");
    }

    static Formula compare(Term left, Relation relation, Term right, String unit) {
        return new Formula.Compare(
                left, relation, right, Unit.of(unit).orElseThrow(), RandomFormulas.SPAN);
    }

    static Formula atMost(RegionFact fact, double bound, String unit) {
        return compare(new Term.OfRegion(fact), Relation.AT_MOST, new Term.Constant(bound), unit);
    }

    static Preference.Rank lower(RegionFact fact, double within, String unit) {
        return new Preference.Rank(
                new Term.OfRegion(fact),
                true,
                new Preference.Band.Within(within),
                Unit.of(unit).orElseThrow());
    }

    /// One policy, for all jobs unless it says otherwise.
    static final class Made {
        private final String name;
        private Formula scope = new Formula.Always(true);
        private final List<Requirement> requirements = new ArrayList<>();
        private final List<Budget> budgets = new ArrayList<>();
        private Optional<Deferral> deferral = Optional.empty();
        private Preference preference = new Preference.Silent();
        private final List<Relaxation> relaxations = new ArrayList<>();
        private Outcome otherwise = new Outcome.Silent();
        private Optional<Rules.Rollout> rollout = Optional.empty();

        Made(String name) {
            this.name = name;
        }

        Made scope(Formula scope) {
            this.scope = scope;
            return this;
        }

        Made require(String rule, Formula formula) {
            return require(rule, formula, "");
        }

        Made require(String rule, Formula formula, String because) {
            requirements.add(new Requirement(rule, formula, because, RandomFormulas.SPAN));
            return this;
        }

        Made budget(int index, Budget.Resource resource, double limit) {
            budgets.add(
                    new Budget(
                            index,
                            "budget-" + index,
                            resource,
                            limit,
                            Budget.Period.DAY,
                            Budget.Share.ALL,
                            "",
                            RandomFormulas.SPAN));
            return this;
        }

        Made defer(Deferral deferral) {
            this.deferral = Optional.of(deferral);
            return this;
        }

        Made prefer(Preference preference) {
            this.preference = preference;
            return this;
        }

        Made relax(String rule) {
            relaxations.add(new Relaxation(rule, Optional.empty(), rule, RandomFormulas.SPAN));
            return this;
        }

        Made relax(String rule, Formula to, String said) {
            relaxations.add(new Relaxation(rule, Optional.of(to), said, RandomFormulas.SPAN));
            return this;
        }

        Made otherwise(Outcome otherwise) {
            this.otherwise = otherwise;
            return this;
        }

        Made rollout(Rules.Rollout rollout) {
            this.rollout = Optional.of(rollout);
            return this;
        }

        Rules rules() {
            return new Rules(
                    "test",
                    name,
                    "",
                    scope,
                    requirements,
                    budgets,
                    deferral,
                    preference,
                    relaxations,
                    otherwise,
                    rollout,
                    RandomFormulas.SPAN);
        }
    }
}
