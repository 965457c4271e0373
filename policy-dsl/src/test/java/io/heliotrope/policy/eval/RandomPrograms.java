package io.heliotrope.policy.eval;

import static io.heliotrope.policy.eval.RandomFormulas.SPAN;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
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
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Made-up programs with everything that a program may have: the same seed, the same programs.
///
/// They keep the contract of programs but not the units of the language: a number is compared with
/// one of its own size, which need not be of its own dimension.
public final class RandomPrograms {
    private static final Unit PLAIN = Unit.base(Type.NUMBER);
    private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 5, 6, 8, 11);
    private static final List<Integer> LARGE = List.of(33, 63, 64);

    /// How many programs have a small catalogue for one that has a large one.
    private static final int SMALL = 40;

    private final RandomGenerator random;

    public RandomPrograms(RandomGenerator random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public Program program() {
        int regions = one(random.nextInt(SMALL) == 0 ? LARGE : SIZES);
        RandomFormulas formulas = new RandomFormulas(random, regions);
        int count = 1 + random.nextInt(3);
        int[] budgets = {0};
        List<Rules> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(rules("policy-" + i, i, count, formulas, budgets));
        }
        return new Program(
                "made.up",
                places(regions),
                ladders(),
                policies,
                List.of(),
                List.of(ZoneId.of("Europe/Berlin"), ZoneOffset.UTC),
                "0");
    }

    /// How many budgets a program has.
    public static int budgets(Program program) {
        return program.policies().stream().mapToInt(policy -> policy.budgets().size()).sum();
    }

    private Places places(int regions) {
        List<Site> sites =
                IntStream.range(0, regions)
                        .mapToObj(i ->
                                new Site(
                                        "region-" + i,
                                        i % 2 == 0 ? "EU" : "US",
                                        "regional",
                                        24.0 * (1 + random.nextInt(8)),
                                        ZoneOffset.UTC))
                        .toList();
        return new Places(
                sites, Map.of("EU", "EEA"), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    private Map<RegionFact, Ladder> ladders() {
        Map<RegionFact, Ladder> ladders = new EnumMap<>(RegionFact.class);
        for (RegionFact fact : RegionFact.values()) {
            if (fact.isSignal()) {
                List<Ladder.Rung> rungs =
                        Stream.generate(() -> rung(fact)).limit(random.nextInt(4)).toList();
                ladders.put(fact, new Ladder(fact, one(RandomWorlds.AGES), rungs));
            }
        }
        return ladders;
    }

    private Ladder.Rung rung(RegionFact fact) {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> new Ladder.Rung.Forecast();
            case 3 -> new Ladder.Rung.Exclude();
            case 4 -> new Ladder.Rung.Skip();
            default -> new Ladder.Rung.Assume(RandomWorlds.usual(fact, random));
        };
    }

    private Rules rules(String name, int place, int count, RandomFormulas formulas, int[] budgets) {
        List<Requirement> requirements =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i ->
                                new Requirement("rule-" + i, formulas.formula(2), "reasons", SPAN))
                        .toList();
        return new Rules(
                "made.up",
                name,
                "",
                random.nextBoolean() ? new Formula.Always(true) : formulas.ofJob(2),
                requirements,
                Stream.generate(() -> budget(budgets)).limit(random.nextInt(5) / 3).toList(),
                random.nextInt(5) < 2 ? Optional.of(deferral(formulas)) : Optional.empty(),
                preference(formulas),
                requirements.isEmpty() ? List.of() : relaxations(requirements, formulas),
                outcome(formulas),
                random.nextInt(4) == 0 ? Optional.of(rollout(place, count)) : Optional.empty(),
                SPAN);
    }

    private Budget budget(int[] budgets) {
        int index = budgets[0]++;
        return new Budget(
                index,
                "budget-" + index,
                one(List.of(Budget.Resource.values())),
                400.0 * random.nextInt(30),
                Budget.Period.DAY,
                Budget.Share.TENANT,
                "",
                SPAN);
    }

    private Deferral deferral(RandomFormulas formulas) {
        Optional<Deferral.Hours> hours =
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(
                                new Deferral.Hours(
                                        LocalTime.of(random.nextInt(24), 0),
                                        LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
                                        random.nextBoolean()
                                                ? OptionalInt.empty()
                                                : OptionalInt.of(random.nextInt(2))));
        return new Deferral(
                formulas.formula(2),
                random.nextBoolean() ? Optional.empty() : Optional.of(formulas.seconds()),
                hours,
                formulas.seconds(),
                SPAN);
    }

    private Preference preference(RandomFormulas formulas) {
        return switch (random.nextInt(4)) {
            case 0 -> new Preference.Silent();
            case 1 ->
                    new Preference.Balanced(
                            Stream.generate(() -> anchor(formulas))
                                    .limit(1 + random.nextInt(3))
                                    .toList());
            default ->
                    new Preference.Ranked(
                            Stream.generate(() ->
                                            new Preference.Rank(
                                                    formulas.rank(),
                                                    random.nextInt(3) > 0,
                                                    band(),
                                                    PLAIN))
                                    .limit(1 + random.nextInt(3))
                                    .toList());
        };
    }

    private Preference.Band band() {
        return switch (random.nextInt(3)) {
            case 0 -> new Preference.Band.Within(0);
            case 1 -> new Preference.Band.Within(one(List.of(0.03, 1.0, 150.0)));
            default -> new Preference.Band.Share(0.1 * random.nextInt(6));
        };
    }

    private Preference.Anchor anchor(RandomFormulas formulas) {
        double best = one(List.of(0.0, 1.0, 75.0));
        double worst = one(List.of(0.5, 2.0, 450.0));
        return new Preference.Anchor(formulas.rank(), 1 / 3.0, best, worst, PLAIN);
    }

    private List<Relaxation> relaxations(List<Requirement> of, RandomFormulas formulas) {
        return Stream.generate(
                        () -> {
                            Optional<Formula> instead =
                                    random.nextBoolean()
                                            ? Optional.empty()
                                            : Optional.of(formulas.formula(2));
                            return new Relaxation(one(of).name(), instead, "less", SPAN);
                        })
                .limit(random.nextInt(4))
                .toList();
    }

    private Outcome outcome(RandomFormulas formulas) {
        return switch (random.nextInt(5)) {
            case 0 -> new Outcome.Silent();
            case 1 -> new Outcome.Reject("no");
            case 2 -> new Outcome.Hold("not yet");
            case 3 -> new Outcome.RunIn(formulas.formula(1), "");
            default -> new Outcome.Shed(JobFact.PRIORITY);
        };
    }

    private Rules.Rollout rollout(int place, int count) {
        Optional<String> otherwise =
                place + 1 < count && random.nextInt(3) > 0
                        ? Optional.of("policy-" + random.nextInt(place + 1, count))
                        : Optional.empty();
        return new Rules.Rollout(
                one(List.of(0.0, 0.3, 0.7, 1.0)),
                one(List.of(JobName.COHORT, JobName.TENANT)),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(20_000 + random.nextInt(4))),
                otherwise);
    }
}
