package io.heliotrope.policy.z3;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Programs of 12 to 71 rules over 4 to 15 regions: a law for one label, which is intact, has a hole
/// for a tenant, gives way, or is missing, among other rules. Constants are whole numbers and
/// factors are powers of two, so that doubles and reals agree.
record Drawn(RandomGenerator random) {
    private static final Span SPAN = new Span(new Source("drawn", ""), 0, 0);
    private static final List<String> LABELS = List.of("eu", "phi", "draft", "open");
    private static final List<String> TENANTS = List.of("acme", "globex", "initech");
    private static final int FEWEST_REGIONS = 4;
    private static final int MOST_REGIONS = 15;
    private static final int FEWEST_RULES = 12;
    private static final int MOST_RULES = 71;

    /// A program and what is claimed of it.
    record Case(Program program, Guarantee guarantee) {}

    Case next() {
        int regions = random.nextInt(FEWEST_REGIONS, MOST_REGIONS + 1);
        RegionWord inside = RegionWord.first(1 + random.nextInt(regions - 1));
        Formula law =
                random.nextBoolean()
                        ? new Formula.InRegions(inside)
                        : compare(region(RegionFact.CARBON), Relation.AT_MOST, number(30));
        List<Rules> policies = new ArrayList<>();
        law(law).ifPresent(policies::add);
        int rules = random.nextInt(FEWEST_RULES, MOST_RULES + 1);
        while (policies.size() < rules) {
            policies.add(rules("p" + policies.size(), regions));
        }
        Guarantee.Claim claim =
                law instanceof Formula.InRegions
                        ? new Guarantee.Claim.OnlyIn(inside)
                        : new Guarantee.Claim.Always(
                                compare(
                                        region(RegionFact.CARBON),
                                        Relation.AT_MOST,
                                        number(28 + random.nextInt(5))));
        Program program =
                new Program(
                        "drawn", places(regions), ladders(), policies, List.of(), List.of(), "");
        Formula scope = new Formula.Labelled("eu");
        return new Case(program, new Guarantee("claim", "", scope, claim, SPAN));
    }

    private static Places places(int regions) {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            sites.add(new Site("r" + i, "J", "regional", 16 << i % 4, ZoneId.of("UTC")));
        }
        return new Places(sites, Map.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    private Map<RegionFact, Ladder> ladders() {
        Ladder.Rung last =
                random.nextBoolean() ? new Ladder.Rung.Assume(25) : new Ladder.Rung.Exclude();
        List<Ladder.Rung> rungs = List.of(new Ladder.Rung.Forecast(), last);
        return Map.of(
                RegionFact.CARBON, new Ladder(RegionFact.CARBON, 900, rungs),
                RegionFact.GPU_FREE,
                        new Ladder(
                                RegionFact.GPU_FREE, 10, List.of(new Ladder.Rung.Exclude())));
    }

    private Optional<Rules> law(Formula law) {
        Formula scope = new Formula.Labelled("eu");
        return switch (random.nextInt(5)) {
            case 0 -> Optional.empty();
            case 1 ->
                    Optional.of(
                            policy(
                                    new Formula.All(List.of(scope, new Formula.Not(tenant()))),
                                    law,
                                    List.of(),
                                    new Outcome.Silent()));
            case 2 -> {
                Relaxation relaxation =
                        new Relaxation("q", Optional.of(formula(1, 4)), "q", SPAN);
                yield Optional.of(policy(scope, law, List.of(relaxation), new Outcome.Silent()));
            }
            default -> Optional.of(policy(scope, law, List.of(), new Outcome.Silent()));
        };
    }

    private static Rules policy(
            Formula scope, Formula formula, List<Relaxation> relaxations, Outcome otherwise) {
        return policy("law", scope, List.of(requirement("q", formula)), relaxations, otherwise);
    }

    private static Requirement requirement(String name, Formula formula) {
        return new Requirement(name, formula, "", SPAN);
    }

    private static Rules policy(
            String name,
            Formula scope,
            List<Requirement> requirements,
            List<Relaxation> relaxations,
            Outcome otherwise) {
        return new Rules(
                "drawn",
                name,
                "",
                scope,
                requirements,
                List.of(),
                Optional.empty(),
                new Preference.Silent(),
                relaxations,
                otherwise,
                Optional.empty(),
                SPAN);
    }

    private Rules rules(String name, int regions) {
        List<Requirement> requirements =
                List.of(
                        requirement("a", formula(1, regions)),
                        requirement("b", formula(2, regions)));
        List<Relaxation> relaxations = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            relaxations.add(new Relaxation("a", Optional.empty(), "a", SPAN));
            relaxations.add(
                    new Relaxation("b", Optional.of(formula(1, regions)), "b", SPAN));
        }
        Outcome otherwise =
                random.nextInt(8) == 0
                        ? new Outcome.RunIn(new Formula.IsHome(), "")
                        : new Outcome.Silent();
        Formula scope = new Formula.All(List.of(scope(), scope()));
        return policy(name, scope, requirements, relaxations, otherwise);
    }

    private Formula tenant() {
        return new Formula.NameIn(JobName.TENANT, new TreeSet<>(List.of(pick(TENANTS))));
    }

    private Formula scope() {
        return switch (random.nextInt(5)) {
            case 0 -> tenant();
            case 1 ->
                    new Formula.NameIn(
                            JobName.CLASS,
                            new TreeSet<>(List.of(random.nextBoolean() ? "batch" : "stream")));
            case 2 ->
                    compare(job(), pick(List.of(Relation.values())), number(random.nextInt(60)));
            default -> new Formula.Labelled(pick(LABELS));
        };
    }

    private Formula formula(int depth, int regions) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> scope();
            case 1 -> new Formula.InRegions(word(regions));
            case 2 -> compare(term(1), pick(List.of(Relation.values())), term(1));
            case 3 ->
                    random.nextBoolean()
                            ? new Formula.HomeIn(word(regions))
                            : random.nextBoolean()
                                    ? new Formula.IsAllowed()
                                    : new Formula.InRegions(word(regions));
            case 4 -> new Formula.Not(formula(depth - 1, regions));
            case 5 ->
                    new Formula.All(
                            List.of(formula(depth - 1, regions), formula(depth - 1, regions)));
            default ->
                    new Formula.Any(
                            List.of(formula(depth - 1, regions), formula(depth - 1, regions)));
        };
    }

    private RegionWord word(int regions) {
        RegionWord word = RegionWord.NONE;
        for (int i = 0; i < regions; i++) {
            word = random.nextInt(4) > 0 ? word.with(i) : word;
        }
        return word;
    }

    private Term term(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> job();
            case 1 -> region(RegionFact.LATENCY);
            case 2 -> region(RegionFact.CARBON);
            case 3 -> new Term.OfHome(RegionFact.LATENCY);
            case 4 -> region(random.nextBoolean() ? RegionFact.GPU_MEMORY : RegionFact.GPU_FREE);
            case 5 -> number(random.nextInt(60));
            case 6 -> new Term.Product(number(random.nextBoolean() ? 2 : 0.5), term(0));
            case 7 -> new Term.Sum(term(0), term(0));
            default ->
                    random.nextBoolean()
                            ? new Term.Least(List.of(term(0), term(0)))
                            : new Term.Difference(term(0), term(0));
        };
    }

    private static Term job() {
        return new Term.OfJob(JobFact.SLO);
    }

    private static Term region(RegionFact fact) {
        return new Term.OfRegion(fact);
    }

    private static Term number(double value) {
        return new Term.Constant(value);
    }

    private static Formula compare(Term left, Relation relation, Term right) {
        return new Formula.Compare(left, relation, right, Unit.base(Type.NUMBER), SPAN);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
