package io.heliotrope.benchmarks.policy;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The twelve rules and the balance of three terms that are measured, over sixteen regions: one
/// policy, as a program. [StraightJava] is the same by hand.
final class TwelveRules {
    static final int REGIONS = 16;

    /// Regions 0 to 7 lie in the EEA, the others in the US; the last two of each are small sites.
    static final long EEA = 0x00FF;

    static final long CONTRACTED = 0x0F0F;
    static final long EDGE = 0xC0C0;

    private static final Span SPAN = new Span(new Source("twelve rules", ""), 0, 0);
    private static final Unit PLAIN = Unit.base(Type.NUMBER);

    private TwelveRules() {}

    static Program program() {
        Rules rules =
                new Rules(
                        "benchmark",
                        "placement",
                        "",
                        new Formula.Always(true),
                        requirements(),
                        List.of(),
                        Optional.empty(),
                        new Preference.Balanced(
                                List.of(
                                        anchor(RegionFact.CARBON, 0.4, 50, 500),
                                        anchor(RegionFact.LATENCY, 0.4, 0.005, 0.2),
                                        anchor(RegionFact.PRICE, 0.2, 0.0002, 0.0008))),
                        List.of(),
                        new Outcome.Silent(),
                        Optional.empty(),
                        SPAN);
        return new Program(
                "benchmark", places(), ladders(), List.of(rules), List.of(), List.of(), "0");
    }

    private static Places places() {
        List<Site> sites =
                IntStream.range(0, REGIONS)
                        .mapToObj(i ->
                                new Site(
                                        "region-" + i,
                                        (EEA >>> i & 1) != 0 ? "EEA" : "US",
                                        (EDGE >>> i & 1) != 0 ? "edge" : "regional",
                                        (EDGE >>> i & 1) != 0 ? 24 : i % 2 == 0 ? 80 : 141,
                                        ZoneOffset.UTC))
                        .toList();
        return new Places(sites, Map.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    private static Map<RegionFact, Ladder> ladders() {
        Map<RegionFact, Ladder> ladders = new EnumMap<>(RegionFact.class);
        for (RegionFact fact : RegionFact.values()) {
            if (fact.isSignal()) {
                ladders.put(
                        fact, new Ladder(fact, 900, List.of(new Ladder.Rung.Assume(fact.most()))));
            }
        }
        return ladders;
    }

    private static List<Requirement> requirements() {
        List<Requirement> rules = new ArrayList<>();
        add(rules, "residency", any(not(new Formula.Labelled("eu-personal")), in(EEA)));
        add(rules, "contract", any(not(named(JobName.TENANT, "acme")), in(CONTRACTED)));
        add(rules, "free", least(region(RegionFact.GPU_FREE), number(1)));
        add(
                rules,
                "fits",
                least(
                        region(RegionFact.GPU_MEMORY),
                        new Term.Product(number(1.2), job(JobFact.MODEL_MEMORY))));
        add(
                rules,
                "responsive",
                most(region(RegionFact.LATENCY), new Term.Product(number(0.5), job(JobFact.SLO))));
        add(
                rules,
                "clean",
                any(
                        not(named(JobName.CLASS, "batch")),
                        most(region(RegionFact.CARBON), number(400))));
        add(
                rules,
                "carbon-free",
                any(
                        least(region(RegionFact.CARBON_FREE), number(0.3)),
                        most(region(RegionFact.CARBON), number(200))));
        add(rules, "marginal", any(in(EEA), most(region(RegionFact.CARBON_MARGINAL), number(700))));
        add(rules, "affordable", most(region(RegionFact.PRICE), number(0.0008)));
        add(
                rules,
                "cooling",
                any(
                        most(region(RegionFact.PUE), number(1.4)),
                        least(region(RegionFact.FREE_COOLING), number(0.5))));
        add(
                rules,
                "in-time",
                most(
                        region(RegionFact.RESPONSE),
                        new Term.Difference(job(JobFact.DEADLINE), job(JobFact.RUNTIME))));
        add(rules, "edge", any(not(in(EDGE)), most(job(JobFact.MODEL_MEMORY), number(24))));
        return rules;
    }

    private static void add(List<Requirement> rules, String name, Formula formula) {
        rules.add(new Requirement(name, formula, "", SPAN));
    }

    private static Preference.Anchor anchor(
            RegionFact fact, double weight, double best, double worst) {
        return new Preference.Anchor(region(fact), weight, best, worst, PLAIN);
    }

    private static Formula any(Formula one, Formula other) {
        return new Formula.Any(List.of(one, other));
    }

    private static Formula not(Formula formula) {
        return new Formula.Not(formula);
    }

    private static Formula in(long regions) {
        return new Formula.InRegions(new RegionWord(regions));
    }

    private static Formula named(JobName name, String value) {
        return new Formula.NameIn(name, new TreeSet<>(List.of(value)));
    }

    private static Formula least(Term left, Term right) {
        return new Formula.Compare(left, Relation.AT_LEAST, right, PLAIN, SPAN);
    }

    private static Formula most(Term left, Term right) {
        return new Formula.Compare(left, Relation.AT_MOST, right, PLAIN, SPAN);
    }

    private static Term region(RegionFact fact) {
        return new Term.OfRegion(fact);
    }

    private static Term job(JobFact fact) {
        return new Term.OfJob(fact);
    }

    private static Term number(double value) {
        return new Term.Constant(value);
    }
}
