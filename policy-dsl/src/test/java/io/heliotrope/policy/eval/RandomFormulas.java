package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Made-up terms and formulas of every kind, over a catalogue of some size. Both sides of a
/// comparison are of one size, so that it holds about as often as not.
record RandomFormulas(RandomGenerator random, int regions) {
    static final Span SPAN = new Span(new Source("made up", ""), 0, 0);

    /// Numbers that are compared with each other, and what of a region and a job is such a number.
    private enum Sort {
        INTENSITY(List.of(RegionFact.CARBON), List.of(), 75),
        MARGINAL(List.of(RegionFact.CARBON_MARGINAL), List.of(), 75),
        SHARE(List.of(RegionFact.CARBON_FREE, RegionFact.FREE_COOLING), List.of(), 0.125),
        EFFECTIVENESS(List.of(RegionFact.PUE), List.of(), 0.3),
        COUNT(List.of(RegionFact.GPU_FREE, RegionFact.WATER), List.of(JobFact.GPUS), 1),
        PRICE(List.of(RegionFact.PRICE), List.of(), 0.0001),
        MEMORY(List.of(RegionFact.GPU_MEMORY), List.of(JobFact.MODEL_MEMORY), 24),
        TIME(
                List.of(RegionFact.LATENCY, RegionFact.RESPONSE, RegionFact.IDLE_RESPONSE),
                List.of(JobFact.SLO),
                0.4),
        RUN(List.of(), List.of(JobFact.RUNTIME, JobFact.AGE, JobFact.DEADLINE), 900),
        GRAMS(List.of(RegionFact.GRAMS), List.of(), 150);

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<RegionFact> ofRegion;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<JobFact> ofJob;

        private final double unit;

        Sort(List<RegionFact> ofRegion, List<JobFact> ofJob, double unit) {
            this.ofRegion = ofRegion;
            this.ofJob = ofJob;
            this.unit = unit;
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Any formula, of at most `depth` levels.
    Formula formula(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Formula.Not(formula(depth - 1));
            case 2, 3 -> new Formula.All(several(depth, false));
            case 4, 5, 6 -> new Formula.Any(several(depth, false));
            default -> new Formula.ForNext(formula(depth - 1), 450L * random.nextInt(9));
        };
    }

    /// One that reads the job alone.
    Formula ofJob(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leafOfJob();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Formula.Not(ofJob(depth - 1));
            case 1 -> new Formula.All(several(depth, true));
            case 2 -> new Formula.Any(several(depth, true));
            default -> new Formula.ForNext(ofJob(depth - 1), 1800);
        };
    }

    private List<Formula> several(int depth, boolean isOfJob) {
        return Stream.generate(() -> isOfJob ? ofJob(depth - 1) : formula(depth - 1))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    private Formula leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> new Formula.InRegions(regionsWord());
            case 1 -> random.nextBoolean() ? new Formula.IsHome() : new Formula.IsAllowed();
            case 2 -> leafOfJob();
            default -> compare(one(List.of(Sort.values())), false);
        };
    }

    private Formula leafOfJob() {
        return switch (random.nextInt(6)) {
            case 0 -> new Formula.Always(random.nextBoolean());
            case 1 -> new Formula.HomeIn(regionsWord());
            case 2 -> nameIn();
            case 3 -> new Formula.Labelled(one(RandomWorlds.LABELS));
            default -> compare(one(List.of(Sort.values())), true);
        };
    }

    private Formula nameIn() {
        JobName name = one(List.of(JobName.values()));
        TreeSet<String> values = new TreeSet<>(RandomWorlds.names(name));
        values.removeIf(_ -> random.nextBoolean());
        return new Formula.NameIn(name, values);
    }

    RegionWord regionsWord() {
        return new RegionWord(random.nextLong()).and(RegionWord.first(regions));
    }

    private Formula compare(Sort sort, boolean isOfJob) {
        Relation relation =
                random.nextInt(4) == 0
                        ? one(List.of(Relation.values()))
                        : one(List.of(Relation.AT_MOST, Relation.AT_LEAST));
        return new Formula.Compare(
                term(sort, 1, isOfJob),
                relation,
                term(sort, 1, isOfJob),
                Unit.of("h").orElseThrow(),
                SPAN);
    }

    /// A number by which starts may be ranked.
    Term rank() {
        return term(one(List.of(Sort.values())), 2, false);
    }

    /// Seconds, of the job or constant; now and then also of the region.
    Term seconds() {
        return random.nextInt(6) == 0
                ? new Term.Sum(term(Sort.RUN, 1, true), new Term.OfRegion(one(Sort.TIME.ofRegion)))
                : term(Sort.RUN, 1, true);
    }

    private Term term(Sort sort, int depth, boolean isOfJob) {
        if (depth == 0 || random.nextInt(3) > 0) {
            return number(sort, isOfJob);
        }
        Term one = term(sort, depth - 1, isOfJob);
        Term other = term(sort, depth - 1, isOfJob);
        Term factor = new Term.Constant(0.5 + 0.1 * random.nextInt(11));
        return switch (random.nextInt(7)) {
            case 0 -> new Term.Sum(one, other);
            case 1 -> new Term.Difference(one, other);
            case 2 -> new Term.Product(factor, one);
            case 3 -> new Term.Quotient(one, factor);
            case 4 -> new Term.Least(List.of(one, other, number(sort, isOfJob)));
            case 5 -> new Term.Greatest(List.of(one, other));
            default -> isOfJob || sort != Sort.GRAMS ? new Term.Product(one, factor) : emissions();
        };
    }

    private static Term emissions() {
        return new Term.Product(
                new Term.Product(new Term.OfJob(JobFact.ENERGY), new Term.OfRegion(RegionFact.PUE)),
                new Term.OfRegion(RegionFact.CARBON));
    }

    private Term number(Sort sort, boolean isOfJob) {
        int kind = random.nextInt(8);
        if (kind < 2 && !sort.ofJob.isEmpty()) {
            return new Term.OfJob(one(sort.ofJob));
        }
        if (kind < 7 && !sort.ofRegion.isEmpty()) {
            RegionFact fact = one(sort.ofRegion);
            if (kind == 2 || (kind < 5 && isOfJob)) {
                return new Term.OfHome(fact);
            }
            if (kind == 3 && fact.isSignal() && !isOfJob) {
                return new Term.Percentile(
                        fact, 0.01 * random.nextInt(1, 100), 900L * random.nextInt(10));
            }
            if (!isOfJob) {
                return new Term.OfRegion(fact);
            }
        }
        return new Term.Constant(sort.unit * random.nextInt(9));
    }
}
