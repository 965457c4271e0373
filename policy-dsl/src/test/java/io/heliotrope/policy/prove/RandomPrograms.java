package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.all;
import static io.heliotrope.policy.prove.Sketch.any;
import static io.heliotrope.policy.prove.Sketch.assumed;
import static io.heliotrope.policy.prove.Sketch.compare;
import static io.heliotrope.policy.prove.Sketch.excluded;
import static io.heliotrope.policy.prove.Sketch.home;
import static io.heliotrope.policy.prove.Sketch.is;
import static io.heliotrope.policy.prove.Sketch.job;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.region;
import static io.heliotrope.policy.prove.Sketch.times;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Programs as an author might write them in a bad dream. The same random numbers give the same
/// programs.
record RandomPrograms(RandomGenerator random, int regions, int policies) {
    static final List<String> LABELS = List.of("eu-personal", "phi");
    static final List<String> TENANTS = List.of("acme", "globex");
    static final List<Double> NUMBERS = List.of(0.0, 20.0, 24.0, 30.0, 60.0);

    Program program() {
        Places places = Sketch.places(regions);
        List<Ladder> ladders =
                List.of(
                        random.nextBoolean()
                                ? assumed(RegionFact.CARBON, value())
                                : excluded(RegionFact.CARBON),
                        excluded(RegionFact.GPU_FREE));
        List<Rules> rules = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            rules.add(rules("p" + i, i == 0 ? Optional.empty() : Optional.of("p0")));
        }
        return Sketch.program(places, ladders, rules.toArray(Rules[]::new));
    }

    private Rules rules(String name, Optional<String> other) {
        Sketch.Draft draft =
                Sketch.policy(name, random.nextInt(4) == 0 ? Sketch.EVERY_JOB : scope(1));
        int requirements = 1 + random.nextInt(3);
        for (int i = 0; i < requirements; i++) {
            draft.require("q" + i, formula(2));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String requirement = "q" + random.nextInt(requirements);
            if (random.nextBoolean()) {
                draft.relax(requirement);
            } else {
                draft.relax(requirement, formula(1));
            }
        }
        if (random.nextInt(4) == 0) {
            draft.otherwiseIn(random.nextBoolean() ? new Formula.IsHome() : formula(1));
        }
        if (random.nextInt(6) == 0) {
            draft.rollout(0.5, random.nextBoolean() ? other : Optional.empty());
        }
        return draft.done();
    }

    Guarantee guarantee() {
        Formula scope = random.nextInt(5) == 0 ? Sketch.EVERY_JOB : scope(1);
        Guarantee.Claim claim =
                switch (random.nextInt(4)) {
                    case 0 -> new Guarantee.Claim.NeverIn(word());
                    case 1 -> new Guarantee.Claim.Always(formula(1));
                    default -> new Guarantee.Claim.OnlyIn(word());
                };
        return new Guarantee("claim", "", scope, claim, Sketch.SPAN);
    }

    private RegionWord word() {
        RegionWord word = RegionWord.NONE;
        for (int i = 0; i < regions; i++) {
            word = random.nextInt(3) > 0 ? word.with(i) : word;
        }
        return word;
    }

    /// Of a job alone.
    private Formula scope(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> labelled(pick(LABELS));
            case 1 -> is(JobName.TENANT, pick(TENANTS));
            case 2 -> is(JobName.CLASS, random.nextBoolean() ? "batch" : "stream");
            case 3 ->
                    random.nextBoolean()
                            ? new Formula.HomeIn(word())
                            : compare(job(JobFact.SLO), relation(), Sketch.number(value()));
            case 4 -> not(scope(depth - 1));
            case 5 -> all(scope(depth - 1), scope(depth - 1));
            default -> any(scope(depth - 1), scope(depth - 1));
        };
    }

    private Formula formula(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0 -> scope(0);
            case 1, 2 -> new Formula.InRegions(word());
            case 3, 4 -> compare(term(1), relation(), term(random.nextInt(2)));
            case 5 -> random.nextInt(3) == 0 ? new Formula.IsHome() : new Formula.IsAllowed();
            case 6 -> not(formula(depth - 1));
            case 7 -> all(formula(depth - 1), formula(depth - 1));
            case 8 -> new Formula.ForNext(formula(0), random.nextBoolean() ? 3600 : 7200);
            default -> any(formula(depth - 1), formula(depth - 1));
        };
    }

    private Term term(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> job(JobFact.SLO);
            case 1 -> region(random.nextInt(3) == 0 ? RegionFact.GPU_MEMORY : RegionFact.LATENCY);
            case 2, 3 -> region(RegionFact.CARBON);
            case 4 -> home(RegionFact.LATENCY);
            case 5 -> Sketch.number(value());
            case 6 -> times(pick(List.of(0.5, 1.1, 2.0, 3.0)), term(0));
            case 7 ->
                    random.nextBoolean()
                            ? new Term.Sum(term(0), term(0))
                            : new Term.Difference(term(0), term(0));
            default ->
                    random.nextBoolean()
                            ? new Term.Least(List.of(term(0), term(0)))
                            : new Term.Greatest(List.of(term(0), term(0)));
        };
    }

    private Relation relation() {
        return pick(List.of(Relation.values()));
    }

    private double value() {
        return pick(NUMBERS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
