package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Programs in few words.
final class Sketch {
    static final Span SPAN = new Span(new Source("sketch", ""), 0, 0);
    static final Formula EVERY_JOB = new Formula.Always(true);

    private Sketch() {}

    /// Regions `r0`, `r1` ...; their memory is 80 GiB, 24 GiB, 80 GiB ...
    static Places places(int regions) {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            double memory = i % 2 == 0 ? 80 : 24;
            sites.add(new Site("r" + i, "J" + i % 3, "regional", memory, ZoneId.of("UTC")));
        }
        return new Places(sites, Map.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    static RegionWord regions(int... indices) {
        RegionWord word = RegionWord.NONE;
        for (int index : indices) {
            word = word.with(index);
        }
        return word;
    }

    static Program program(Places places, List<Ladder> ladders, Rules... policies) {
        Map<RegionFact, Ladder> map = new TreeMap<>();
        ladders.forEach(ladder -> map.put(ladder.signal(), ladder));
        return new Program("sketch", places, map, List.of(policies), List.of(), List.of(), "");
    }

    static Ladder assumed(RegionFact signal, double value) {
        return new Ladder(
                signal, 900, List.of(new Ladder.Rung.Forecast(), new Ladder.Rung.Assume(value)));
    }

    static Ladder excluded(RegionFact signal) {
        return new Ladder(
                signal, 900, List.of(new Ladder.Rung.Forecast(), new Ladder.Rung.Exclude()));
    }

    static Guarantee onlyIn(Formula scope, int... regions) {
        return new Guarantee(
                "claim", "", scope, new Guarantee.Claim.OnlyIn(regions(regions)), SPAN);
    }

    static Guarantee always(Formula scope, Formula claim) {
        return new Guarantee("claim", "", scope, new Guarantee.Claim.Always(claim), SPAN);
    }

    static Formula in(int... regions) {
        return new Formula.InRegions(regions(regions));
    }

    static Formula homeIn(int... regions) {
        return new Formula.HomeIn(regions(regions));
    }

    static Formula labelled(String label) {
        return new Formula.Labelled(label);
    }

    static Formula is(JobName name, String... values) {
        return new Formula.NameIn(name, new TreeSet<>(Arrays.asList(values)));
    }

    static Formula not(Formula formula) {
        return new Formula.Not(formula);
    }

    static Formula all(Formula... formulas) {
        return new Formula.All(List.of(formulas));
    }

    static Formula any(Formula... formulas) {
        return new Formula.Any(List.of(formulas));
    }

    static Formula compare(Term left, Relation relation, Term right) {
        return new Formula.Compare(left, relation, right, Unit.base(Type.NUMBER), SPAN);
    }

    static Formula atMost(Term left, double right) {
        return compare(left, Relation.AT_MOST, number(right));
    }

    static Formula atLeast(Term left, double right) {
        return compare(left, Relation.AT_LEAST, number(right));
    }

    static Term number(double value) {
        return new Term.Constant(value);
    }

    static Term times(double factor, Term term) {
        return new Term.Product(number(factor), term);
    }

    static Term job(JobFact fact) {
        return new Term.OfJob(fact);
    }

    static Term region(RegionFact fact) {
        return new Term.OfRegion(fact);
    }

    static Term home(RegionFact fact) {
        return new Term.OfHome(fact);
    }

    static Draft policy(String name, Formula scope) {
        return new Draft(name, scope);
    }

    /// A policy in the making.
    static final class Draft {
        private final String name;
        private final Formula scope;
        private final List<Requirement> requirements = new ArrayList<>();
        private final List<Relaxation> relaxations = new ArrayList<>();
        private final List<Budget> budgets = new ArrayList<>();
        private Optional<Deferral> deferral = Optional.empty();
        private Preference preference = new Preference.Silent();
        private Outcome otherwise = new Outcome.Silent();
        private Optional<Rules.Rollout> rollout = Optional.empty();

        private Draft(String name, Formula scope) {
            this.name = name;
            this.scope = scope;
        }

        Draft require(String requirement, Formula formula) {
            requirements.add(new Requirement(requirement, formula, "", SPAN));
            return this;
        }

        Draft relax(String requirement) {
            relaxations.add(new Relaxation(requirement, Optional.empty(), requirement, SPAN));
            return this;
        }

        Draft relax(String requirement, Formula instead) {
            relaxations.add(new Relaxation(requirement, Optional.of(instead), requirement, SPAN));
            return this;
        }

        Draft budget(Budget.Resource resource, double limit) {
            budgets.add(
                    new Budget(
                            0,
                            "budget",
                            resource,
                            limit,
                            Budget.Period.DAY,
                            Budget.Share.ALL,
                            "",
                            SPAN));
            return this;
        }

        Draft prefer(Term lower) {
            preference =
                    new Preference.Ranked(
                            List.of(
                                    new Preference.Rank(
                                            lower,
                                            true,
                                            new Preference.Band.Within(0),
                                            Unit.base(Type.NUMBER))));
            return this;
        }

        Draft otherwiseIn(Formula where) {
            otherwise = new Outcome.RunIn(where, "");
            return this;
        }

        Draft deferUntil(Formula until, Term latest) {
            deferral =
                    Optional.of(
                            new Deferral(until, Optional.empty(), Optional.empty(), latest, SPAN));
            return this;
        }

        Draft rollout(double share, Optional<String> otherwise) {
            rollout =
                    Optional.of(
                            new Rules.Rollout(share, JobName.COHORT, Optional.empty(), otherwise));
            return this;
        }

        Rules done() {
            return new Rules(
                    "sketch",
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
                    SPAN);
        }
    }
}
